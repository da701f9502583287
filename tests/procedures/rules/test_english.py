"""Every sentence of the proofs has an English one."""

import ast
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from procedures import presets
from procedures.rules import proofs
from procedures.rules.documents import compose, data
from procedures.rules.language import Regulation
from procedures.rules.mutating import mutations
from procedures.rules.proofs import Subject, proven
from procedures.rules.proofs.english import in_english, walk_in_english
from procedures.rules.proofs.lawful.statutes import STATUTES
from procedures.rules.proofs.recording import NEEDS, _described
from procedures.rules.reading import read_texts

SOURCE = Path(proofs.__file__).parent
SENTENCE = ("Failure", "sentence")
DUTCH = ("stap ", "termijn", "toestand", "brief ", "niet", "geen ", "zonder", "alleen", "een ")
"""Words that only a Dutch sentence of the proofs has."""


def written() -> Iterator[str]:
    """Every sentence that the proofs can say, with x for whatever is filled in."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = _said(node)
            if said is not None and " " in said:
                yield said


def _said(node: ast.AST) -> str | None:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Failure":
        return _text(node.args[0])
    if isinstance(node, ast.Yield) and node.value is not None:
        return _text(node.value)
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "sentence":
        return _text(node.value)
    return None


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values
    )


def untranslated(sentences: Iterator[str]) -> list[str]:
    ended = (one if one.endswith(".") else f"{one}." for one in sentences)
    return sorted({one for one in ended if in_english(one) == one})


def test_every_sentence_in_the_source_has_an_english_one() -> None:
    assert len(set(written())) > 100
    assert untranslated(written()) == []


def test_everything_that_an_act_or_a_law_asks_has_english_words() -> None:
    needs = [_described(need) for asked in NEEDS.values() for need in asked]
    for need in needs:
        assert_english(f"Stap 'x' legt {need} niet vast.")
    for required in STATUTES:
        for record in required.records:
            assert_english(f"Stap 'x' legt {record} niet vast ({required.law}).")
        for content in required.says:
            assert_english(f"texts/nl.yaml, brief 'x' aan 'y' zegt niet {content} (z).")


def assert_english(sentence: str) -> None:
    english = in_english(sentence)
    assert english != sentence, sentence
    assert [word for word in DUTCH if word in english] == [], english


@pytest.mark.parametrize("name", ["provider", "szw"])
def test_whatever_mutation_breaks_is_told_in_english(name: str) -> None:
    source, texts = presets.source_of(name), presets.texts_of(name)
    document = data(compose(source, "regulation.yaml"))
    read = {code: read_texts(text, file=code) for code, text in texts.items()}
    subject = Subject(Regulation.model_validate(document), read)
    told = set()
    words = {"nl": data(compose(texts["nl"], "nl.yaml"))}
    for mutation in islice(mutations(document, words), 0, None, 7):
        changed = None if mutation.language else changed_by(mutation.of(document))
        for one in proven(Subject(changed, read, like=subject)) if changed else ():
            told |= {failure.sentence for failure in one.failures}
    assert len(told) > 20
    for sentence in told:
        assert_english(sentence)


def changed_by(document: dict[str, object]) -> Regulation | None:
    try:
        return Regulation.model_validate(document)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        (
            "Stap 'advised' oordeelt zonder dat beide kanten zijn gehoord.",
            "Step 'advised' judges although not both sides were heard.",
        ),
        (
            "In toestand 'received' kan de klager niet de klacht intrekken.",
            "In state 'received' the complainant cannot withdraw the complaint.",
        ),
        (
            "In toestand 'x' wacht een zaak op 'y', die niets kan doen.",
            "In state 'x' a case waits for 'y', who cannot do anything.",
        ),
        (
            "texts/nl.yaml, brief 'x': {due.y} ontbreekt, de laatste dag om naar 'z' te gaan.",
            "texts/nl.yaml, letter 'x': {due.y} is missing, the last day to go to 'z'.",
        ),
        (
            "Stap 'x' legt iets van het type 'text' (verplicht) niet vast.",
            "Step 'x' does not record something of the type 'text' (required).",
        ),
        ("Een zin die niemand schreef.", "Een zin die niemand schreef."),
    ],
)  # fmt: skip
def test_sentence_is_told_in_english_with_its_names(dutch: str, english: str) -> None:
    assert in_english(dutch) == english


def test_phrase_in_a_sentence_is_told_in_english_too() -> None:
    skipped = "Stap 'x' slaat het horen van de klager over na 'y', maar noemt daarvoor geen "
    assert in_english(f"{skipped}wetsartikel.").startswith("Step 'x' skips hearing the complainant")


def test_walk_tells_in_english_that_nobody_answered() -> None:
    assert walk_in_english("(respondent: geen antwoord)") == "(respondent: no answer)"
    assert walk_in_english("heard (complainant)") == "heard (complainant)"
