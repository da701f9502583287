"""What would break, told in English to somebody who never saw a regulation's YAML."""

import re
from itertools import islice

import pytest
from pydantic import ValidationError

from procedures import presets
from procedures.rules.editing.broken import broken
from procedures.rules.editing.difference import values
from procedures.rules.editing.names import Names
from procedures.rules.editing.plain_english import reworded_in_english
from procedures.rules.language import Regulation
from procedures.rules.mutating.mutations import mutations
from procedures.rules.proofs import Failure, Obligation, Subject, proven
from procedures.rules.reading import read_regulation, read_texts
from tests.procedures.rules.editing.drafts import draft_of

YAML = re.compile(r"texts/|\.yaml|\b[a-z]+_[a-z_]+\b(?!\})|waits_for|open_to")
DUTCH = re.compile(r"\b([Ss]tap|[Tt]ermijn|[Tt]oestand|[Ff]ase|[Bb]rief|niet|geen|zonder|een|de)\b")


def failures(name: str) -> set[Failure]:
    """What the proofs say of a regulation that was broken on purpose, in many ways."""
    source, texts = presets.source_of(name), presets.texts_of(name)
    document = values(source, "regulation.yaml")
    read = {code: read_texts(text, file=code) for code, text in texts.items()}
    subject = Subject(read_regulation(source), read)
    found: set[Failure] = set()
    for mutation in islice(mutations(document, {"nl": values(texts["nl"], "nl")}), 0, None, 7):
        if mutation.language:
            break
        try:
            changed = Regulation.model_validate(mutation.of(document))
        except ValidationError:
            continue
        for one in proven(Subject(changed, read, like=subject)):
            found |= set(one.failures)
    return found


def test_whatever_mutation_breaks_is_told_in_plain_english() -> None:
    found = failures("provider")
    told = broken([Obligation("x", tuple(found))], Names(draft_of("provider"), "en"))
    assert len(told) == len(found) > 50
    for one in told:
        assert not YAML.search(str(one.sentence)), str(one.sentence)
        assert not DUTCH.search(one.sentence.form), one.sentence.form


def test_names_and_the_place_to_mend_are_those_of_the_regulation() -> None:
    failed = Obligation(
        "both_sides_heard",
        (
            Failure(
                "Stap 'advised' oordeelt zonder dat beide kanten zijn gehoord.",
                ("received", "(respondent: geen antwoord)"),
            ),
        ),
    )
    (dutch,) = broken([failed], Names(draft_of("provider"), "nl"))
    (english,) = broken([failed], Names(draft_of("provider"), "en"))
    assert str(english.sentence) == (
        "Step “Advice of the committee given” judges although not both sides were heard."
    )
    assert [str(step) for step in english.walk] == [
        "Complaint received",
        "Respondent: no answer to the invitation",
    ]
    assert english.mends == dutch.mends


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        (
            "texts/nl.yaml, terms: 'x' ontbreekt.",
            "In Dutch the name of a term is missing: 'x'.",
        ),
        (
            "texts/en.yaml, codes › a: 'b' ontbreekt.",
            "In English the name of choice 'b' in list 'a' is missing.",
        ),
        (
            "texts/nl.yaml, brief 'x': {y} bestaat niet.",
            "Letter 'x': {y} does not exist (Dutch).",
        ),
        ("De teksten in de taal 'fr' ontbreken.", "The texts in French are missing."),
        (
            "Stap 'x' legt iets van het type 'text' (verplicht) niet vast.",
            "Step 'x' does not record a text, or does not require it.",
        ),
        (
            "Stap 'x' kan nooit worden gezet: de voorwaarde 'admissible' is dan nooit vervuld.",
            "Step 'x' can never be taken: it is never so then that the complaint is admissible.",
        ),
        (
            "Stap 'x' kan nooit worden gezet: de voorwaarde 'y' is dan nooit vervuld.",
            "Step 'x' can never be taken: step 'y' never comes before it then.",
        ),
        ("Stap 'x' hoort niemand ('hears').", "Step 'x' hears nobody."),
    ],
)
def test_sentence_of_the_prover_is_put_in_plain_english(dutch: str, english: str) -> None:
    assert reworded_in_english(dutch) == english
