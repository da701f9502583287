import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.language import Regulation, Texts
from procedures.rules.proofs import OBLIGATIONS, check, obligations
from procedures.rules.reading import read_regulation, read_texts


def _words() -> dict[str, Texts]:
    return {
        code: read_texts(text, file=code) for code, text in presets.texts_of("provider").items()
    }


def _broken(before: str, after: str) -> Regulation:
    source = presets.source_of("provider")
    assert before in source
    return read_regulation(source.replace(before, after, 1))


def _mistakes(regulation: Regulation, words: dict[str, Texts] | None = None) -> dict[str, str]:
    found = obligations(regulation, _words() if words is None else words)
    return {one.name: one.mistakes[0] for one in found if one.mistakes}


@pytest.mark.parametrize("name", ["provider", "training"])
def test_shipped_regulation_is_proven(name: str) -> None:
    regulation = read_regulation(presets.source_of(name))
    words = {code: read_texts(text, file=code) for code, text in presets.texts_of(name).items()}
    assert [one.mistakes for one in obligations(regulation, words)] == [()] * len(OBLIGATIONS)
    check(regulation, words)


@pytest.mark.parametrize(
    ("before", "after", "obligation", "mistake"),
    [
        ("      - {holds: both_sides_heard}\n", "", "both_sides_heard",
         "Stap 'advised' oordeelt zonder dat beide kanten zijn gehoord."),
        ("    requires:\n      - {holds: admissible}\n", "    requires:\n", "both_sides_heard",
         "Stap 'advised' oordeelt zonder dat de klacht ontvankelijk is."),
        ("from: [assessment]\n    to: investigation", "from: [asessment]\n    to: investigation",
         "names_exist", "Stap 'admitted' noemt de onbekende toestand 'asessment'."),
        ("requires: [{taken: advised}]", "requires: [{taken: geadviseerd}]", "names_exist",
         "Stap 'decided' wacht op de onbekende stap 'geadviseerd'."),
        ("type: code, list: inadmissible_reason", "type: code, list: reden", "names_exist",
         "Stap 'declined', veld 'inadmissible_reason': deze codelijst bestaat niet."),
        ("kind: receive", "kind: note", "begins_once",
         "Er moet precies één stap zijn waarmee een klacht binnenkomt; er zijn er 0."),
        ("    from: [decision]\n    to: completion", "    from: [decision]\n    to: decision",
         "all_reached", "Toestand 'completion' kan nooit worden bereikt."),
        ("  ended: {final: true}", "  ended: {waits_for: secretariat}", "all_left",
         "Vanuit toestand 'received' komt een zaak nooit tot een einde."),
        ("{from: advised, ends: [decided]", "{from: geadviseerd, ends: [decided]", "terms_run",
         "Termijn 'employer_decision' noemt 'geadviseerd', maar dat is geen stap."),
        ("      - {letter: decision, to: respondent}\n", "", "letters_follow",
         "Stap 'decided': de beslissing moet naar beide partijen."),
        ("    letters: [{letter: admission, to: complainant}]\n", "", "letters_follow",
         "Stap 'admitted' is een beslissing, maar niemand krijgt er een brief van."),
        ("resolved, partly_resolved, unresolved]", "resolved, half, unresolved]",
         "words_complete", "texts/nl.yaml, codes › resolution: 'half' ontbreekt."),
    ],
)  # fmt: skip
def test_mutated_regulation_fails_the_obligation_that_guards_it(
    before: str, after: str, obligation: str, mistake: str
) -> None:
    assert _mistakes(_broken(before, after))[obligation] == mistake


def test_final_state_is_not_left() -> None:
    regulation = _broken("from: [closed]\n    to: ended", "from: [closed, ended]\n    to: closed")
    assert "all_left" in _mistakes(regulation)


def test_regulation_without_closed_is_told_so() -> None:
    regulation = read_regulation(presets.source_of("provider").replace("closed", "afgerond"))
    assert _mistakes(regulation)["begins_once"] == (
        "Er is geen toestand 'closed', waarin een zaak is afgesloten."
    )


def test_missing_language_and_missing_words_are_named() -> None:
    regulation, words = read_regulation(presets.source_of("provider")), _words()
    dutch = words["nl"]
    assert _mistakes(regulation, {"nl": dutch}) == {
        "words_complete": "De teksten in de taal 'en' ontbreken."
    }
    terms = {name: text for name, text in dutch.terms.items() if name != "advice"}
    bare = dutch.model_copy(update={"terms": terms})
    assert _mistakes(regulation, words | {"nl": bare}) == {
        "words_complete": "texts/nl.yaml, terms: 'advice' ontbreekt."
    }


def test_letter_that_names_an_unknown_field_is_found() -> None:
    words = _words()
    letter = words["nl"].letters["acknowledgement"]
    letters = dict(words["nl"].letters) | {
        "acknowledgement": letter.model_copy(update={"subject": "Zaak {kenmerk}"})
    }
    words["nl"] = words["nl"].model_copy(update={"letters": letters})
    regulation = read_regulation(presets.source_of("provider"))
    assert _mistakes(regulation, words) == {
        "letters_render": "texts/nl.yaml, brief 'acknowledgement': {kenmerk} bestaat niet."
    }


def test_unproven_regulation_is_refused_with_every_mistake() -> None:
    with pytest.raises(Refusal) as refused:
        check(_broken("      - {holds: both_sides_heard}\n", ""), _words())
    assert refused.value.code == "regulation.unproven"
    assert refused.value.facts["mistakes"] == [
        "Stap 'advised' oordeelt zonder dat beide kanten zijn gehoord."
    ]
