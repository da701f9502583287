"""From a regulation to numbered articles, in the usual order of a complaint regulation."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from procedures.rules.language import Regulation, Step, Texts
from procedures.rules.published import after, entry, people
from procedures.rules.published.catalogue import Catalogue, catalogue
from procedures.rules.published.nouns import typeset
from procedures.rules.published.parts import Article, Paragraph, Setting
from procedures.rules.published.steps import paragraph_of
from procedures.rules.published.terms import term_paragraphs
from procedures.rules.published.voice import Voice, closing, kind_of

ORDER = (
    *("definitions", "roles", "scope", "course", "filing", "acknowledgement", "admissibility"),
    *("solution", "withdrawal", "tracks", "respondent", "committee", "hearing", "expertise"),
    *(
        "draft",
        "advice",
        "ruling",
        "decision",
        "steps",
        "measures",
        "evaluation",
        "closing",
        "terms",
    ),
    *("confidentiality", "protection", "file", "aftercare", "retention", "appeal", "report"),
    *("entry", "own"),
)
"""Every key that an article can have, in the order of the articles. Keys never change."""

OWN = "own"
"""The article for the client's words whose article is no longer there."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "filing": ("receive",),
    "acknowledgement": ("acknowledge",),
    "admissibility": ("complete", "admit", "decline", "refer"),
    "solution": ("talk", "mediate", "settle"),
    "withdrawal": ("withdraw",),
    "tracks": ("change",),
    "respondent": ("inform", "answer"),
    "committee": ("appoint", "release", "challenge"),
    "hearing": ("invite", "hear", "waive"),
    "expertise": ("opine",),
    "draft": ("draft", "view"),
    "advice": ("advise", "rule_advising"),
    "ruling": ("rule",),
    "decision": ("decide",),
    "measures": ("measure",),
    "evaluation": ("evaluate",),
    "closing": ("close",),
    "terms": ("extend", "postpone"),
    "aftercare": ("aftercare",),
}
"""In which article a step of each kind stands; a note stands with the step before it."""

FOLLOWS = frozenset({"note", "answer"})
"""Kinds of steps that stand with the step that they follow on."""

WITHOUT_NOTES: Mapping[str, str] = {
    "filing": "acknowledgement",
    **dict.fromkeys(("withdrawal", "tracks", "terms"), "steps"),
}
"""Articles that a note does not belong to, and where it stands then."""

MOVES_AFTERWARDS = frozenset({"talk", "mediate", "settle", "note", "answer"})
"""Kinds of steps that belong to the aftercare once a case is closed."""

NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})
NOWHERE = Setting()


def articles(
    regulation: Regulation,
    texts: Texts,
    *,
    language: str,
    wording: Mapping[str, Sequence[str]] = NOTHING,
    setting: Setting = NOWHERE,
) -> tuple[Article, ...]:
    """Return the articles in the language, with the client's own paragraphs after each.

    `wording` is the client's own paragraphs by article key; those whose article is not there stand
    in the last one, with the title they stood under. Raise Refusal `published.language`.
    """
    voice = Voice(regulation, texts, catalogue(language))
    found = dict(_generated(voice, setting))
    for key in ORDER:
        said = _own(wording.get(key, ()))
        if said and (key in found or key == OWN):
            found[key] = (*found.get(key, ()), *said)
    homeless = tuple(_homeless(wording, found, voice.words))
    if homeless:
        found[OWN] = (*found.get(OWN, ()), *homeless)
    return tuple(_numbered(found, voice.words))


def lost_wording(regulation: Regulation, texts: Texts, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys under which a client wrote words, and whose article is not there."""
    there = {one.key for one in articles(regulation, texts, language=regulation.languages[0])}
    return tuple(key for key in keys if key not in there and key != OWN)


def title_of(key: str, language: str) -> str:
    """Return the title of the article of a key; the key itself for one that nobody knows."""
    words = catalogue(language)
    return str(words.text("titles", key)) if words.knows("titles", key) else key


def _generated(voice: Voice, setting: Setting) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    steps = _steps_by_place(voice.regulation)
    for key in ORDER:
        here = steps.get(key, [])
        kinds = Counter(kind_of(step) for step in here)
        rules = tuple(paragraph_of(step, voice, alone=kinds[kind_of(step)] == 1) for step in here)
        found = (*_before(key, voice, setting), *rules, *_behind(key, voice))
        if found:
            yield key, found


def _before(key: str, voice: Voice, setting: Setting) -> Iterable[Paragraph]:
    """Return the paragraphs of an article that come before its steps."""
    if key == "definitions":
        return people.definitions(voice, setting)
    if key == "entry":
        return after.entry(voice, setting)
    parts = {
        "roles": people.powers,
        "scope": entry.scope,
        "course": entry.course,
        "filing": _filing,
        "tracks": after.tracks,
        "committee": people.committee,
        "terms": term_paragraphs,
        "confidentiality": people.confidentiality,
        "protection": after.protection,
        "file": after.contents,
        "aftercare": after.aftercare,
        "retention": after.retention,
        "appeal": after.appeal,
        "report": after.reports,
    }
    return parts[key](voice) if key in parts else ()


def _behind(key: str, voice: Voice) -> Iterable[Paragraph]:
    """Return the paragraphs of an article that come after its steps."""
    return people.report_remarks(voice) if key == "hearing" else ()


def _filing(voice: Voice) -> Iterator[Paragraph]:
    yield from entry.filing(voice)
    yield from entry.received(voice)


def _steps_by_place(regulation: Regulation) -> dict[str, list[Step]]:
    """Return the steps of each article, in the order of the regulation."""
    found: dict[str, list[Step]] = {}
    placed: dict[str, str] = {}
    former = "filing"
    for step in regulation.steps:
        former = placed[step.act] = _place(step, regulation, former, placed)
        if step.kind != "receive":
            found.setdefault(former, []).append(step)
    return found


def _place(step: Step, regulation: Regulation, former: str, placed: Mapping[str, str]) -> str:
    """Return the article of a step: an answer or a note stands with what it follows on."""
    if step.kind in MOVES_AFTERWARDS and closing(step.from_, regulation):
        return "aftercare"
    if step.kind in FOLLOWS:
        asked = (placed[one.taken] for one in step.requires if one.taken and one.taken in placed)
        former = next(asked, former)
        if step.kind == "note":
            return WITHOUT_NOTES.get(former, former)
        if former == "hearing":
            return former
    kind = kind_of(step)
    return next((key for key, kinds in PLACES.items() if kind in kinds), former)


def _own(said: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text.strip(), own=True) for text in said if text.strip())


def _homeless(
    wording: Mapping[str, Sequence[str]],
    found: Mapping[str, tuple[Paragraph, ...]],
    words: Catalogue,
) -> Iterator[Paragraph]:
    for key, said in wording.items():
        if key in found or key == OWN:
            continue
        for one in _own(said):
            title = title_of(key, words.language)
            yield replace(one, text=words.say("own", "stood", title=title, text=one.text))


def _numbered(found: Mapping[str, tuple[Paragraph, ...]], words: Catalogue) -> Iterator[Article]:
    keys = [key for key in ORDER if key in found]
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    for key in keys:
        paragraphs = tuple(
            _referring(replace(one, number=place), numbers, words)
            for place, one in enumerate(found[key], start=1)
        )
        yield Article(key, numbers[key], words.text("titles", key), paragraphs)


def _referring(paragraph: Paragraph, numbers: Mapping[str, int], words: Catalogue) -> Paragraph:
    """Fill in the numbers of the articles that generated words refer to, and set the spaces."""
    if paragraph.own:
        return paragraph
    language = words.language

    def told(mark: re.Match[str]) -> str:
        return words.say("article", number=numbers[mark.group(1)])

    items = (re.sub(r"\[\[(\w+)\]\]", told, item) for item in paragraph.items)
    return replace(
        paragraph,
        text=typeset(paragraph.text, language),
        items=tuple(typeset(item, language) for item in items),
    )
