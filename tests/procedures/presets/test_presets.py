"""The regulations we ship: readable, proven, and complete in every language."""

from itertools import chain

import pytest
import yaml

from procedures.presets import source_of, texts_of
from procedures.rules.language import Regulation, State, Step, TermSpec, Texts
from procedures.rules.placeholders import KNOWN, names_in
from procedures.rules.proofs import obligations
from procedures.rules.reading import read_regulation, read_texts

NAMES = ("provider", "training")
LANGUAGES = ("nl", "en", "fr", "de")
OUTCOMES = {
    "inadmissible",
    "withdrawn",
    "settled_to_satisfaction",
    "mediated",
    "founded",
    "partly_founded",
    "unfounded",
    "no_judgment",
}


def preset(name: str) -> Regulation:
    return read_regulation(source_of(name))


def words(name: str, language: str) -> Texts:
    return read_texts(texts_of(name)[language], file=f"{language}.yaml")


def shape(node: object) -> object:
    """The keys of a document, and the length of its lists, without its words."""
    if isinstance(node, dict):
        return {key: shape(value) for key, value in node.items()}
    return len(node) if isinstance(node, list) else None


def everybody(regulation: Regulation) -> set[str]:
    """Every role, seat and party the regulation names."""
    steps = regulation.steps
    named = chain.from_iterable(
        (*step.by, *step.visible_to, *(letter.to for letter in step.letters)) for step in steps
    )
    waiting = {state.waits_for for state in regulation.states.values() if state.waits_for}
    opened = chain.from_iterable(state.open_to for state in regulation.states.values())
    panel = regulation.panel
    seats = {*panel.seats, *panel.external, *panel.experts} if panel else set()
    return {*named, *waiting, *opened, *seats}


@pytest.mark.parametrize("name", NAMES)
def test_preset_meets_every_obligation_of_the_prover(name: str) -> None:
    found = obligations(preset(name), {code: words(name, code) for code in texts_of(name)})
    assert [one for one in found if one.mistakes] == []


@pytest.mark.parametrize("name", NAMES)
def test_languages_have_the_same_words_and_as_many_paragraphs(name: str) -> None:
    shapes = [shape(yaml.safe_load(texts_of(name)[code])) for code in LANGUAGES]
    assert shapes == [shapes[0]] * len(LANGUAGES)


@pytest.mark.parametrize("name", NAMES)
def test_letters_use_the_same_placeholders_in_each_language(name: str) -> None:
    used = [
        {
            letter: [names_in(line) for line in (text.subject, *text.paragraphs)]
            for letter, text in words(name, code).letters.items()
        }
        for code in LANGUAGES
    ]
    assert used == [used[0]] * len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_texts_name_exactly_what_the_regulation_has(name: str, language: str) -> None:
    regulation, texts = preset(name), words(name, language)
    acts = {step.act for step in regulation.steps}
    fields = {field.name for step in regulation.steps for field in step.fields}
    assert set(texts.states) == set(regulation.states)
    assert set(texts.acts) == set(texts.buttons) == acts
    assert set(texts.explanations) == acts | set(regulation.states)
    assert set(texts.terms) == set(regulation.terms)
    assert set(texts.fields) == fields
    assert set(texts.help) <= fields | {question.name for question in regulation.filing.questions}
    assert set(texts.roles) == everybody(regulation)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_choices_have_words(name: str, language: str) -> None:
    regulation, codes = preset(name), words(name, language).codes
    filing = regulation.filing
    wanted = {code_list: set(known) for code_list, known in regulation.code_lists.items()}
    wanted |= {one.name: set(one.options) for one in filing.questions if one.options}
    wanted |= {
        "who": set(filing.who),
        "anonymity": set(filing.anonymity),
        "channel": set(filing.channels),
    }
    assert {code_list: set(known) for code_list, known in codes.items()} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_words_outside_letters_have_no_placeholders(name: str, language: str) -> None:
    texts = words(name, language)
    told = " ".join((*texts.introduction, *texts.protection, *texts.explanations.values()))
    assert names_in(told) == frozenset()


@pytest.mark.parametrize("name", NAMES)
def test_letters_all_belong_to_an_act(name: str) -> None:
    sent = {letter.letter for step in preset(name).steps for letter in step.letters}
    assert [set(words(name, code).letters) for code in LANGUAGES] == [sent] * len(LANGUAGES)


@pytest.mark.parametrize("name", NAMES)
def test_letter_names_only_terms_that_have_started(name: str) -> None:
    regulation, texts = preset(name), words(name, "nl")
    early = [
        (step.act, used)
        for step in regulation.steps
        for letter in step.letters
        for used in names_in(" ".join(texts.letters[letter.letter].paragraphs)) - KNOWN
        if not started(regulation.terms[used.removeprefix("due.")], step, regulation)
    ]
    assert early == []


def started(term: TermSpec, step: Step, regulation: Regulation) -> bool:
    """Whether a term surely runs once this step is taken."""
    first = next(iter(regulation.states))
    entry = {one.act: one.to for one in regulation.steps}
    before = {guard.taken for guard in step.requires if guard.taken}
    began = regulation.step(term.from_)
    return (
        term.from_ in {step.act, *before}
        or entry[term.from_] == first
        or term.from_ == step.to == "closed"
        or (began is not None and step.from_ == (began.to,))
    )


@pytest.mark.parametrize("name", NAMES)
def test_reasons_are_asked_where_a_letter_gives_them(name: str) -> None:
    regulation, texts = preset(name), words(name, "nl")
    asked = {"reasons", "departure_reasons", "planned_at", "place", "answer_by"}
    lacking = [
        (step.act, wanted)
        for step in regulation.steps
        for letter in step.letters
        for wanted in asked & names_in(" ".join(texts.letters[letter.letter].paragraphs))
        if wanted not in {field.name for field in step.fields}
    ]
    assert lacking == []


@pytest.mark.parametrize("name", NAMES)
def test_every_outcome_and_ruling_can_be_recorded(name: str) -> None:
    regulation = preset(name)
    elsewhere = {"ended_here"} if regulation.tracks else set()
    assert set(regulation.code_lists["outcome"]) == OUTCOMES | elsewhere
    assert set(regulation.code_lists["ruling"]) == {
        "founded",
        "partly_founded",
        "unfounded",
        "no_judgment",
    }
    assert {step.outcome for step in regulation.steps if step.outcome} <= OUTCOMES | elsewhere


@pytest.mark.parametrize("name", NAMES)
def test_employer_sees_nothing_of_a_complaint_that_ended_before_the_advice(name: str) -> None:
    regulation = preset(name)
    opened = {state for state, one in regulation.states.items() if one.open_to}
    ruling = next(step for step in regulation.steps if step.kind == "rule")
    ways = [step for step in regulation.steps if step.to in opened and set(step.from_) - opened]
    assert [step.act for step in ways] == ([ruling.act] if opened else [])


@pytest.mark.parametrize("name", NAMES)
def test_extension_names_an_act_that_tells_both_sides(name: str) -> None:
    regulation = preset(name)
    for term in regulation.terms.values():
        if term.extension is not None:
            step = regulation.step(str(term.extended_by))
            assert step is not None
            assert {letter.to for letter in step.letters} == set(term.tells)
            assert {field.name for field in step.fields} == {"term", "reasons"}


@pytest.mark.parametrize("name", NAMES)
def test_case_ends_only_after_aftercare_or_elsewhere(name: str) -> None:
    regulation = preset(name)
    final = [state for state, one in regulation.states.items() if one == State(final=True)]
    assert final == ["ended"]
    kinds = {step.kind for step in regulation.steps if step.to == "ended"}
    assert kinds - {"change"} == {"aftercare"}


def test_provider_advice_waits_for_admissibility_both_sides_and_the_committee() -> None:
    advised = preset("provider").step("advised")
    assert advised is not None
    assert [guard.holds for guard in advised.requires] == [
        "admissible",
        "respondent_informed",
        "both_sides_heard",
        "panel_complete",
    ]
