"""Whatever can stand in the way of a regulation is told in every language, to both readers."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from procedures import presets
from procedures.rules import proofs
from procedures.rules.documents import compose, data
from procedures.rules.language import Regulation
from procedures.rules.language.steps import FieldType, GuardName
from procedures.rules.mutating import mutations
from procedures.rules.proofs import OBLIGATIONS, Failure, Subject, proven
from procedures.rules.proofs.sentences import LANGUAGES, Naming, Teller, words
from procedures.rules.proofs.subject import failed
from procedures.rules.reading import read_texts

SOURCE = Path(proofs.__file__).parent
QUOTED = "«\N{NO-BREAK SPACE}X\N{NO-BREAK SPACE}»"
YAML = re.compile(r"'[a-z_]+'|texts/|\.yaml|\b[a-z]+_[a-z_]+\b(?!\})")
"""What only somebody who writes YAML would know."""
FOREIGN = {
    "nl": r"the|not|and|une|est|der|nicht",
    "en": r"de|het|een|niet|geen|stap|termijn|une|est|der|nicht",
    "fr": r"het|een|niet|geen|stap|termijn|the|not|and|der|nicht|und",
    "de": r"de|het|een|niet|geen|stap|termijn|the|not|and|une|est|la",
}
"""Words that no sentence in a language has."""


def name(_fact: str, _value: str) -> str:
    """Call everything X, so that what is left of a sentence is ours."""
    return "X"


def leaves(part: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield everything that is written in a table, with where it stands."""
    if isinstance(part, str):
        yield at, part
        return
    for key, value in part.items():
        yield from leaves(value, f"{at}.{key}")


def slots(form: str) -> tuple[list[str], list[str]]:
    """Return the names that a sentence fills, for each of its readers."""
    both = (re.sub(r"\[([^|\]]*)\|?([^\]]*)\]", rf"\{number}", form) for number in (1, 2))
    one, other = (sorted(set(re.findall(r"\{(\w*)\}", text))) for text in both)
    return one, other


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_of_a_language_has_the_same_keys_and_places_as_the_others(language: str) -> None:
    ours, dutch = dict(leaves(words(language))), dict(leaves(words("nl")))
    assert ours.keys() == dutch.keys()
    assert {at: slots(form) for at, form in ours.items()} == {
        at: slots(form) for at, form in dutch.items()
    }
    assert words(language)["titles"].keys() == OBLIGATIONS.keys()
    assert words(language)["called"]["type"].keys() == set(get_args(FieldType))
    assert words(language)["called"]["guard"].keys() == {*get_args(GuardName), "answered"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_another_language_is_left_in_a_table(language: str) -> None:
    foreign = re.compile(rf"\b({FOREIGN[language]})\b", re.IGNORECASE)
    own = re.compile(r"\[[^|\]]*\||Algemene termijnenwet|Codex")
    text = {at: own.sub("", form) for at, form in leaves(words(language)) if ".law." not in at}
    assert {at: form for at, form in text.items() if foreign.search(form)} == {}


def test_every_key_is_written_once() -> None:
    for language in LANGUAGES:
        text = (files(proofs) / "words" / f"{language}.yaml").read_text(encoding="utf-8")
        keys = re.findall(r"^( *)(\w+): \"", text, re.MULTILINE)
        assert len(keys) == len(set(keys)) > 200


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    known, used = words("nl")["sentences"].keys(), set[str]()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and str(node.value) in known:
                used.add(str(node.value))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "failed":
                _holds(node, words("nl")["sentences"])
    assert known - used == set()


def _holds(call: ast.Call, sentences: dict[str, str]) -> None:
    """A call with its code and all its facts in place has a sentence, and fills it."""
    code = call.args[0]
    if isinstance(code, ast.Constant) and all(one.arg for one in call.keywords):
        filled = {one.arg for one in call.keywords}
        one, other = slots(sentences[str(code.value)])
        assert {*one, *other} <= filled


def mutated(preset: str) -> set[Failure]:
    """Return what the proofs say of a regulation that was broken on purpose, in many ways."""
    source, texts = presets.source_of(preset), presets.texts_of(preset)
    document = data(compose(source, "regulation.yaml"))
    read = {code: read_texts(text, file=code) for code, text in texts.items()}
    subject = Subject(Regulation.model_validate(document), read)
    found = set[Failure]()
    words_of = {"nl": data(compose(texts["nl"], "nl.yaml"))}
    for mutation in islice(mutations(document, words_of), 0, None, 7):
        if mutation.language:
            break
        try:
            changed = Regulation.model_validate(mutation.of(document))
        except ValidationError:
            continue
        for one in proven(Subject(changed, read, like=subject)):
            found |= set(one.failures)
    return found


@pytest.mark.parametrize("preset", ["provider", "wbk"])
def test_whatever_mutation_breaks_is_told_in_every_language(preset: str) -> None:
    found = mutated(preset)
    assert len({failure.code for failure in found}) > 25
    for language in LANGUAGES:
        foreign = re.compile(rf"\b({FOREIGN[language]})\b")
        plain, exact = Teller(language, name), Teller(language)
        for failure in found:
            sentence = plain.told(failure)
            assert not YAML.search(sentence), sentence
            assert not foreign.search(sentence.replace("Algemene termijnenwet", "")), sentence
            assert not re.search(r"\[|\]|\{\}", sentence + exact.told(failure)), sentence
            for label in failure.walk:
                assert not YAML.search(plain.walked(label)), label


@pytest.mark.parametrize(
    ("failure", "naming", "told"),
    [
        (
            failed("unrequired_type", step="x", type="text"),
            None,
            (
                "Stap 'x' legt iets van het type 'text' (verplicht) niet vast.",
                "Step 'x' does not record something of the type 'text' (required).",
                "L’étape 'x' n’enregistre pas quelque chose du type 'text' (obligatoire).",
                "Schritt 'x' hält etwas vom Typ 'text' (Pflicht) nicht fest.",
            ),
        ),
        (
            failed("unrequired_type", step="x", type="text"),
            name,
            (
                "Stap ‘X’ legt een tekst niet vast, of vraagt het niet verplicht.",
                "Step “X” does not record a text, or does not require it.",
                f"L’étape {QUOTED} n’enregistre pas un texte, ou ne l’exige pas.",
                "Schritt „X“ hält einen Text nicht fest, oder verlangt es nicht.",
            ),
        ),
        (
            failed("letter_unsent", step="x", to=("a", "b"), law="Awb art. 9:12 lid 2"),
            None,
            (
                "Stap 'x' stuurt geen brief aan 'a' of 'b' (Awb art. 9:12 lid 2).",
                "Step 'x' sends no letter to 'a' or 'b' (Awb art. 9:12 para 2).",
                "L’étape 'x' n’envoie pas de lettre à 'a' ou 'b' (Awb art. 9:12 par. 2).",
                "Schritt 'x' schickt keinen Brief an 'a' oder 'b' (Awb art. 9:12 Abs. 2).",
            ),
        ),
        (
            failed("code_missing", language="en", codes="a", code="b"),
            None,
            (
                "texts/en.yaml, codes › a: 'b' ontbreekt.",
                "texts/en.yaml, codes › a: 'b' is missing.",
                "texts/en.yaml, codes › a : 'b' manque.",
                "texts/en.yaml, codes › a: 'b' fehlt.",
            ),
        ),
    ],
)
def test_failure_is_told_to_its_reader(
    failure: Failure, naming: Naming | None, told: tuple[str, ...]
) -> None:
    assert tuple(Teller(one, naming).told(failure) for one in LANGUAGES) == told


def test_law_of_every_regulation_and_a_missing_language_have_words() -> None:
    failure = failed("letter_unsent", step="x", to=("a",), law="")
    assert Teller("de").told(failure) == "Schritt 'x' schickt keinen Brief an 'a' (jede Regelung)."
    assert Teller("pl").told(failed("nobody_heard")) == (
        "Er is geen stap waarin iemand wordt gehoord."
    )


def test_walk_tells_whose_side_it_was_and_that_nobody_answered() -> None:
    labels = ("received", "heard (complainant)", "(respondent: silent)", "?!")
    assert [Teller("en").walked(one) for one in labels] == [
        "received",
        "heard (complainant)",
        "(respondent: no answer)",
        "?!",
    ]
    assert [Teller("fr", name).walked(one) for one in labels] == [
        "X",
        "X (x)",
        "X : pas de réponse à l’invitation",
        "?!",
    ]
