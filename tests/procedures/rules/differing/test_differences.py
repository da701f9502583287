"""Differences in words: everything that differs is told, and nothing else."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from procedures import presets
from procedures.rules.differing import LANGUAGES, Difference, differences, wording_differences
from procedures.rules.differing.sentences import PARTS
from procedures.rules.language import LetterText, Regulation, Texts
from procedures.rules.language.values import Part
from procedures.rules.mutating.mutations import mutations
from procedures.rules.reading import read_regulation, read_texts

Document = dict[str, Any]


def written(name: str) -> tuple[Document, dict[str, Document]]:
    texts = {code: yaml.safe_load(text) for code, text in presets.texts_of(name).items()}
    return yaml.safe_load(presets.source_of(name)), texts


def read(document: Document) -> Regulation:
    return Regulation.model_validate(document)


def words(document: Document) -> Texts:
    return Texts.model_validate(document)


def told(change: str, name: str = "provider", language: str = "nl") -> list[str]:
    """Return the sentences on what a regulation that builds on `name` changes."""
    source, texts = presets.made_whole(f"inherits: {name}\n{change}", {})
    before = read_regulation(presets.source_of(name))
    was = read_texts(presets.texts_of(name)[language], file=language)
    is_ = read_texts(texts[language], file=language)
    found = differences(before, read_regulation(source), was, is_, language=language)
    return [one.sentence for one in found]


@pytest.mark.parametrize("name", presets.names())
def test_nothing_is_told_of_a_regulation_beside_itself(name: str) -> None:
    regulation = read_regulation(presets.source_of(name))
    for language, text in presets.texts_of(name).items():
        texts = read_texts(text, file=language)
        assert differences(regulation, regulation, texts, texts, language=language) == ()


def test_another_number_is_no_difference() -> None:
    assert told("version: 9\n") == []


@pytest.mark.parametrize("name", ["provider", "awb-committee"])
def test_every_part_that_is_changed_is_told(name: str) -> None:
    document, texts = written(name)
    regulation, text = read(document), words(texts["nl"])
    untold, count = [], 0
    for mutation in mutations(document, texts):
        if mutation.language not in ("", "nl") or not mutation.path:
            continue
        try:
            after = regulation if mutation.language else read(mutation.of(document))
            said = words(mutation.of(texts["nl"])) if mutation.language else text
        except ValidationError:
            continue
        count += 1
        if (after, said) != (regulation, text) and not differences(regulation, after, text, said):
            untold.append(mutation.what)
    assert (untold, count > 100) == ([], True)


@pytest.mark.parametrize("name", presets.names())
def test_all_of_another_regulation_can_be_told_in_each_language(name: str) -> None:
    base = read_regulation(presets.source_of("provider"))
    other = read_regulation(presets.source_of(name))
    for language in LANGUAGES:
        texts = presets.texts_of(name)
        if language not in texts or language not in presets.texts_of("provider"):
            continue
        was = read_texts(presets.texts_of("provider")[language], file=language)
        is_ = read_texts(texts[language], file=language)
        found = differences(base, other, was, is_, language=language)
        assert all(one.sentence[0] == one.sentence[0].upper() for one in found)


def test_a_longer_term_is_told_with_both_lengths() -> None:
    change = "terms:\n  advice: {from: received, amount: 10, unit: weeks, source: own regulation}\n"
    assert told(change) == [
        "De termijn ‘Advies van de commissie’ is nu tien weken. Eerst: acht weken."
    ]
    assert told(change, language="en") == [
        "The term ‘Advice of the committee’ is now ten weeks. Before: eight weeks."
    ]


def test_a_step_that_is_taken_away_is_told_by_what_it_is_called() -> None:
    assert "De stap ‘Gesprek met de klachtenfunctionaris’ vervalt." in told(
        "without: [steps.talked]\n"
    )


def test_a_guard_that_is_dropped_is_told_as_what_no_longer_holds() -> None:
    found = told("steps:\n  - {act: advised, requires: [{holds: admissible}]}\n")
    heard = (
        "Voor ‘Advies van de commissie gegeven’ geldt niet meer: beide kanten zijn gehoord, zagen"
        " ervan af, of antwoordden niet op tijd op een uitnodiging."
    )
    assert heard in found
    assert not [one for one in found if "nu ook" in one]


def test_a_code_that_goes_is_told_by_its_label() -> None:
    kept = "[harassment, sexual_harassment, aggression, stalking, discrimination, other]"
    assert told(f"code_lists: {{category: {kept}}}\n") == [
        "Uit de lijst ‘soort klacht’ vervalt: Pesten."
    ]


def test_another_text_of_a_letter_is_told_with_both_texts() -> None:
    regulation = read_regulation(presets.source_of("provider"))
    _document, texts = written("provider")
    was = words(texts["nl"])
    name, letter = next(iter(texts["nl"]["letters"].items()))
    letter["paragraphs"][0] = "Beste lezer,"
    (found,) = differences(regulation, regulation, was, words(texts["nl"]))
    assert found.subject == "letters"
    assert found.before.split("\n\n")[1] == was.letters[name].paragraphs[0]
    assert found.after.split("\n\n")[1] == "Beste lezer,"


def test_own_words_are_told_by_the_title_of_their_article() -> None:
    before = {"scope": ["Ook stagiairs."], "filing": ["Blijft."]}
    after = {"filing": ["Blijft."], "terms": ["Nieuw."]}
    titles = {"scope": "Voor wie", "terms": "Termijnen"}
    assert wording_differences(before, after, titles) == (
        Difference("own_words", "Na het artikel ‘Termijnen’ staan nu eigen woorden.", "", "Nieuw."),
        Difference(
            "own_words",
            "De eigen woorden na het artikel ‘Voor wie’ vervallen.",
            "Ook stagiairs.",
            "",
        ),
    )


def test_each_language_has_the_same_sentences() -> None:
    folder = files("procedures.rules.differing") / "words"
    read_ = {one: yaml.safe_load((folder / f"{one}.yaml").read_text()) for one in LANGUAGES}
    shapes = [
        {part: sorted(sentences) for part, sentences in words_.items()} for words_ in read_.values()
    ]
    assert shapes == [shapes[0]] * len(LANGUAGES)


def test_every_field_of_the_language_that_is_told_as_it_stands_has_a_word() -> None:
    told_apart = {
        *("act", "anonymity", "by", "channels", "ends", "fields", "letters", "limit", "name"),
        *("questions", "requires", "seats", "visible_to", "who", "from_", "to"),
    }
    parts = [one for one in _below(Part) if one not in (Regulation, Texts, LetterText)]
    names = {name for part in parts for name in part.model_fields} - told_apart
    for language in LANGUAGES:
        assert names - set(PARTS[language]) == set()


def _below(kind: type[Part]) -> Iterator[type[Part]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def test_another_time_for_remarks_is_told_with_both_lengths() -> None:
    (said,) = told("hearing: {remarks_within: {amount: 3, unit: weeks}}\n")
    assert said.endswith("kan nu worden gezegd binnen: drie weken. Eerst: 14 dagen.")
