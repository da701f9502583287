"""The published text of every regulation we ship, held against what the program does."""

import re
from collections.abc import Iterator

import pytest

from procedures.rules.language import Length, Regulation
from procedures.rules.marks import unverified
from procedures.rules.published import ORDER, Article, articles
from procedures.rules.table import compile_table
from tests.factories.published import coded, in_each_language, regulation_of, words_of

EACH = in_each_language()

UNITS = {
    "nl": {
        "dag": "days", "dagen": "days", "werkdag": "working_days", "werkdagen": "working_days",
        "week": "weeks", "weken": "weeks", "maand": "months", "maanden": "months", "jaar": "years",
    },
    "en": {
        "day": "days", "days": "days", "working day": "working_days",
        "working days": "working_days", "week": "weeks", "weeks": "weeks", "month": "months",
        "months": "months", "year": "years", "years": "years",
    },
    "fr": {
        "jour": "days", "jours": "days", "jour ouvrable": "working_days",
        "jours ouvrables": "working_days", "semaine": "weeks", "semaines": "weeks",
        "mois": "months", "an": "years", "ans": "years", "année": "years", "années": "years",
    },
    "de": {
        "tag": "days", "tage": "days", "tagen": "days", "arbeitstag": "working_days",
        "arbeitstage": "working_days", "arbeitstagen": "working_days", "woche": "weeks",
        "wochen": "weeks", "monat": "months", "monate": "months", "monaten": "months",
        "jahr": "years", "jahre": "years", "jahren": "years",
    },
}  # fmt: skip
NUMBERS = {
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
EVENTS = {
    "nl": "aangetekend verzonden",
    "en": "sent by registered post",
    "fr": "envoi recommandé",
    "de": "versand per einschreiben",
}
"""The one event from which a term runs that is no step: the registered letter."""
OF_THE_ACT = {(12, "weeks"), (3, "months"), (90, "days"), (3, "days"), (2, "days")}
"""Lengths that the Algemene termijnenwet itself names (art. 2 and 4)."""

WORDS_OF_STEPS = {
    ("mediate",): r"bemiddel|mediat|médiat|vermittl",
    ("evaluate",): r"evalu|évalu|zwischenauswertung",
    ("postpone",): r"uitstel|postpone|report supplémentaire|aufschub",
    ("invite",): r"nodigt|invites|invite chaque|lädt jede",
    ("opine",): r"raad geven|counsel\b(?! in the case)|avis d'expert|fachlichen rat",
    ("draft", "view"): r"concept\b|draft|projet|entwurf",
    ("change",): r"andere regeling|another regulation|autre règlement|anderen regelung",
    ("complete",): r"aanvulling|complete it|ce qui manque|fehlt noch etwas",
    ("decide",): r"een besluit|takes a decision|prend une décision|eine entscheidung\\.",
    ("rule", "advise"): r"een oordeel over|a ruling on|judgment on|se prononce|beurteilung über",
    ("withdraw",): r"intrekken|withdraw|retirer|zurückziehen",
}
"""Words of our own that only a regulation with such a step may have in its text."""


def text_of(name: str, language: str) -> tuple[Article, ...]:
    return articles(regulation_of(name), words_of(name, language), language=language)


def sentences(found: tuple[Article, ...]) -> Iterator[str]:
    for article in found:
        yield article.title
        for one in article.paragraphs:
            yield from (one.text, *one.items, one.source)
            yield from (cell for row in (one.table.rows if one.table else ()) for cell in row)


def lengths_in(text: str, language: str) -> set[tuple[int, str]]:
    """Return every length of time that a text names; "een dag" is any day, not a length."""
    numbers = {word: number for number, word in enumerate(NUMBERS[language].split(), start=1)}
    numbers |= dict.fromkeys(("une", "één", "eine", "einen", "einem", "einer"), 1)
    units = "|".join(sorted(map(re.escape, UNITS[language]), key=len, reverse=True))
    found = re.findall(rf"\b(\d+|{'|'.join(numbers)})[\s\u00a0]({units})\b", text.lower())
    lengths = {
        (int(number) if number.isdigit() else numbers[number], UNITS[language][unit])
        for number, unit in found
    }
    return lengths - {(1, "days"), (1, "working_days")}


def lengths_of(regulation: Regulation) -> set[tuple[int, str]]:
    """Return every length of the regulation, and of each term with its extension."""
    panel = regulation.panel
    given: list[Length | None] = [*regulation.terms.values(), regulation.retention]
    given += [regulation.aftercare.after, regulation.filing.limit]
    given += [panel.office] if panel else []
    given += [panel.challenge.within] if panel and panel.challenge else []
    given += [guard.inspected for step in regulation.steps for guard in step.requires]
    for spec in regulation.terms.values():
        given += [spec.target, spec.extension.length if spec.extension else None]
        given += [spec.cure.adds if spec.cure else None]
        given += [spec.fallback.offset if spec.fallback else None]
    found = {(one.amount, one.unit) for one in given if one is not None}
    return found | {
        (spec.amount + longer.amount, spec.unit)
        for spec in regulation.terms.values()
        if spec.extension and (longer := spec.extension.length) and longer.unit == spec.unit
    }


@pytest.mark.parametrize(("name", "language"), EACH)
def test_every_term_stands_in_the_table_as_the_program_counts_it(name: str, language: str) -> None:
    regulation, texts = regulation_of(name), words_of(name, language)
    table = next(
        one.table
        for article in text_of(name, language)
        if article.key == "terms"
        for one in article.paragraphs
        if one.table
    )
    told = {
        term: (lengths_in(row[1], language), row[2].lower())
        for term, row in zip(table.names, table.rows, strict=True)
    }
    wanted = {}
    for term, spec in regulation.terms.items():
        lengths = {(spec.amount, spec.unit)}
        lengths |= {(spec.target.amount, spec.target.unit)} if spec.target else set()
        act = texts.acts.get(spec.from_) or texts.states.get(spec.from_) or EVENTS[language]
        wanted[term] = (lengths, act.lower())
    assert told == wanted


@pytest.mark.parametrize(("name", "language"), EACH)
def test_no_length_is_told_that_the_regulation_does_not_have(name: str, language: str) -> None:
    regulation = regulation_of(name)
    allowed = lengths_of(regulation)
    if any(spec.roll == "atw" for spec in regulation.terms.values()):
        allowed |= OF_THE_ACT
    texts = words_of(name, language)
    told = " \n ".join((*texts.introduction, *sentences(text_of(name, language))))
    codes = " ".join(word for listed in texts.codes.values() for word in listed.values())
    assert lengths_in(told, language) - allowed - lengths_in(codes, language) == set()


@pytest.mark.parametrize(("name", "language"), EACH)
def test_every_step_stands_once_with_each_role_that_may_take_it(name: str, language: str) -> None:
    regulation, texts = regulation_of(name), words_of(name, language)
    told = [
        (act, one.text.lower())
        for article in text_of(name, language)
        for one in article.paragraphs
        for act in one.acts
    ]
    who = {row.act: row.who for row in compile_table(regulation)}
    assert sorted(act for act, _ in told) == sorted(who)
    missing = [
        (act, role)
        for act, text in told
        for role in who[act]
        if role != "system" and texts.roles[role].lower() not in text
        if not (regulation.step(act).kind == "receive" and role in ("complainant", "respondent"))  # type: ignore[union-attr]
    ]
    assert missing == []


@pytest.mark.parametrize(("name", "language"), EACH)
def test_every_role_stands_with_exactly_its_own_steps(name: str, language: str) -> None:
    regulation, texts = regulation_of(name), words_of(name, language)
    roles = next(one for one in text_of(name, language) if one.key == "roles")
    table = roles.paragraphs[0].table
    assert table is not None
    counts = {
        role: len(row[1].split("; ")) for role, row in zip(table.names, table.rows, strict=True)
    }
    wanted: dict[str, int] = {}
    for step in regulation.steps:
        for role in step.by:
            wanted[role] = wanted.get(role, 0) + 1
    wanted.pop("system", None)
    assert {role: count for role, count in counts.items() if role in wanted} == wanted
    assert [row[0].lower() for row in table.rows] == [
        texts.roles[role].lower() for role in table.names
    ]


@pytest.mark.parametrize(("name", "language"), EACH)
def test_no_sentence_of_ours_names_a_step_the_regulation_does_not_have(
    name: str, language: str
) -> None:
    regulation = regulation_of(name)
    ours = " \n ".join(sentences(articles(regulation, coded(regulation), language=language)))
    kinds = {step.kind for step in regulation.steps}
    found = [
        (words, re.findall(words, ours, re.IGNORECASE))
        for needs, words in WORDS_OF_STEPS.items()
        if not kinds & set(needs) and re.search(words, ours, re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize(("name", "language"), EACH)
def test_what_nobody_checked_in_its_source_is_marked(name: str, language: str) -> None:
    marked = [
        one for article in text_of(name, language) for one in article.paragraphs if one.verify
    ]
    assert bool(marked) == bool(unverified(regulation_of(name)))


@pytest.mark.parametrize(("name", "language"), EACH)
def test_articles_and_paragraphs_are_numbered_from_one_and_whole(name: str, language: str) -> None:
    found = text_of(name, language)
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert [one.key for one in found] == [key for key in ORDER if key in {one.key for one in found}]
    for article in found:
        numbers = [one.number for one in article.paragraphs]
        assert numbers == list(range(1, len(numbers) + 1))
    left = [
        told for told in sentences(found) if re.search(r"\[\[|[{}]|\b[a-z]+_[a-z]+\b|\.\.|  ", told)
    ]
    assert left == []
