import re
from collections.abc import Iterator
from itertools import islice

import pytest
from pydantic import ValidationError

from procedures import presets
from procedures.rules.editing.broken import Broken, Mend, broken
from procedures.rules.editing.difference import values
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.names import Names
from procedures.rules.editing.plainly import reworded
from procedures.rules.editing.steps import acts_of, switched_off, with_letters
from procedures.rules.editing.words import with_word
from procedures.rules.language import Regulation
from procedures.rules.mutating.mutations import mutations
from procedures.rules.proofs import Failure, Obligation, Subject, obligations, proven
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.words import whole_words
from tests.procedures.rules.editing.drafts import draft_of

DECLINED = "Klacht niet ontvankelijk verklaard"
YAML = re.compile(r"'|texts/|\.yaml|\b[a-z]+_[a-z_]+\b(?!\})|waits_for|open_to")
"""What only somebody who writes YAML would know."""


def told(draft: Manuscript, language: str = "nl") -> tuple[Broken, ...]:
    inherited = presets.texts_of(draft.parent)
    texts = whole_words(draft.regulation, draft.texts, inherited)
    words = {code: read_texts(text, file=code) for code, text in texts.items()}
    return broken(obligations(draft.regulation, words), Names(draft, language))


def sentences(draft: Manuscript) -> list[str]:
    return [str(one.sentence) for one in told(draft)]


def test_proven_draft_has_nothing_to_mend() -> None:
    assert told(draft_of("provider")) == ()


def test_hearing_that_is_switched_off_is_told_with_where_to_mend_it() -> None:
    found = told(switched_off(draft_of("provider"), ["heard"]))
    assert [str(one.sentence) for one in found] == ["Er is geen stap waarin iemand wordt gehoord."]
    assert found[0].mends == (Mend("steps"),)


def test_letter_that_is_taken_away_is_told_by_the_name_of_its_step() -> None:
    found = told(with_letters(draft_of("provider"), "declined", []))
    assert [str(one.sentence) for one in found] == [
        f"Stap “{DECLINED}” is een beslissing, maar niemand krijgt er een brief van.",
        f"Stap “{DECLINED}” stuurt geen brief aan “Klager” (elke regeling).",
    ]
    assert found[0].mends == (Mend("step", "declined"),)


def test_step_that_waits_for_one_that_is_gone_can_be_mended_at_both() -> None:
    found = told(switched_off(draft_of("provider"), ["appointed"]))
    assert str(found[0].sentence).endswith(
        "wacht op een stap die er niet is: “Commissielid of deskundige benoemd”."
    )
    assert found[0].mends == (Mend("step", "released"), Mend("step", "appointed"))


def test_shortest_walk_is_told_in_the_words_of_the_regulation() -> None:
    draft = draft_of("provider").placed(("terms", "advice", "lapses"), [])
    walks = [" → ".join(map(str, one.walk)) for one in told(draft) if one.walk]
    assert "Klacht ontvangen → Naar tevredenheid opgelost" in walks


def test_walk_tells_whose_side_it_was_and_that_nobody_answered() -> None:
    walk = ("received", "heard (complainant)", "(respondent: geen antwoord)", "?!")
    failed = Obligation("both_sides_heard", (Failure("Stap 'advised' gaat te vroeg.", walk),))
    (one,) = broken([failed], Names(draft_of("provider"), "nl"))
    assert [str(step) for step in one.walk] == [
        "Klacht ontvangen",
        "Hoorgesprek gehouden (klager)",
        "Beklaagde: geen antwoord op de uitnodiging",
        "?!",
    ]


def test_placeholder_that_does_not_exist_is_shown_as_it_is_written() -> None:
    at = ("letters", "admission", "paragraphs")
    draft = with_word(draft_of("provider"), "nl", at, ["Dag {naam}, u bent {due.never}."])
    assert sentences(draft) == [
        "Brief “Wij gaan uw klacht … onderzoeken”: {due.never} bestaat niet (Nederlands).",
        "Brief “Wij gaan uw klacht … onderzoeken”: {naam} bestaat niet (Nederlands).",
    ]


@pytest.mark.parametrize("name", presets.names())
def test_whatever_step_is_switched_off_is_told_without_a_word_of_yaml(name: str) -> None:
    draft = draft_of(name)
    for act in acts_of(draft.rules):
        for one in told(switched_off(draft, [act])):
            words = [str(one.sentence), *(str(step) for step in one.walk)]
            assert [word for word in words if YAML.search(word)] == [], act
            assert one.mends


def mutated() -> Iterator[Failure]:
    """Yield what the proofs say of a regulation that was broken on purpose, in many ways."""
    source, texts = presets.source_of("provider"), presets.texts_of("provider")
    document = values(source, "regulation.yaml")
    read = {code: read_texts(text, file=code) for code, text in texts.items()}
    subject = Subject(read_regulation(source), read)
    words = {code: values(text, code) for code, text in texts.items()}
    for mutation in islice(mutations(document, words), 0, None, 3):
        if mutation.language:
            return
        try:
            changed = Regulation.model_validate(mutation.of(document))
        except ValidationError:
            continue
        for one in proven(Subject(changed, read, like=subject)):
            yield from one.failures


def test_whatever_mutation_breaks_is_told_without_a_word_of_yaml() -> None:
    found = set(mutated())
    told_ = broken([Obligation("x", tuple(found))], Names(draft_of("provider"), "nl"))
    assert len(told_) == len(found) > 100
    for one in told_:
        assert not YAML.search(str(one.sentence)), str(one.sentence)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "texts/nl.yaml, terms: 'x' ontbreekt.",
            "In het Nederlands ontbreekt de naam van een termijn: 'x'.",
        ),
        (
            "texts/en.yaml, codes › a: 'b' ontbreekt.",
            "In het Engels ontbreekt de naam van keuze 'b' in lijst 'a'.",
        ),
        ("De teksten in de taal 'fr' ontbreken.", "De teksten in het Frans ontbreken."),
        (
            "Stap 'x' legt iets van het type 'text' (verplicht) niet vast.",
            "Stap 'x' legt een tekst niet vast, of vraagt het niet verplicht.",
        ),
        (
            "Stap 'x' kan niet: de voorwaarde 'named' is dan nooit vervuld.",
            "Stap 'x' kan niet: het is dan nooit zo dat de naam van de klager bekend is.",
        ),
        ("Stap 'x' hoort niemand ('hears').", "Stap 'x' hoort niemand."),
    ],
)
def test_sentence_of_the_prover_is_put_in_plain_words(before: str, after: str) -> None:
    assert reworded(before) == after
