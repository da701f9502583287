"""What holds of every regulation we ship, whatever it is for."""

from functools import cache

import pytest
import yaml

from procedures import presets
from procedures.rules.documents import compose, traps
from procedures.rules.language import Regulation, Texts
from procedures.rules.placeholders import names_in
from procedures.rules.proofs import obligations
from procedures.rules.reading import read_regulation, read_texts
from procedures.rules.table import compile_table
from procedures.rules.vocabulary import codes_needed, needed, roles_of

NAMES = presets.names()


@cache
def preset(name: str) -> Regulation:
    return read_regulation(presets.source_of(name))


@cache
def words(name: str) -> dict[str, Texts]:
    texts = presets.texts_of(name)
    return {code: read_texts(text, file=f"{name}/{code}.yaml") for code, text in texts.items()}


def shape(node: object) -> object:
    if isinstance(node, dict):
        return {key: shape(value) for key, value in node.items()}
    return len(node) if isinstance(node, list) else None


@pytest.mark.parametrize("name", NAMES)
def test_preset_is_proven(name: str) -> None:
    found = obligations(preset(name), words(name))
    assert [(one.name, one.mistakes) for one in found if not one.holds] == []


@pytest.mark.parametrize("name", NAMES)
def test_preset_says_its_languages_and_has_them(name: str) -> None:
    regulation = preset(name)
    assert regulation.languages == ("nl", "en", "fr", "de")
    assert set(words(name)) == set(regulation.languages)


@pytest.mark.parametrize("name", NAMES)
def test_files_have_no_word_that_other_readers_take_for_yes_or_no(name: str) -> None:
    assert traps(compose(presets.own_source_of(name), name)) == ()
    for language, text in presets.texts_of(name).items():
        assert traps(compose(text, language)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_languages_say_the_same_things(name: str) -> None:
    texts = presets.texts_of(name)
    shapes = [shape(yaml.safe_load(text)) for text in texts.values()]
    assert all(one == shapes[0] for one in shapes[1:])
    used = [
        {
            letter: [names_in(line) for line in (text.subject, *text.paragraphs)]
            for letter, text in one.letters.items()
        }
        for one in words(name).values()
    ]
    assert all(one == used[0] for one in used[1:])


@pytest.mark.parametrize("name", NAMES)
def test_words_are_exactly_those_the_regulation_needs(name: str) -> None:
    regulation = preset(name)
    wanted = needed(regulation)
    for texts in words(name).values():
        assert {part: set(getattr(texts, part)) for part in wanted} == wanted
        assert set(texts.roles) == roles_of(regulation)
        assert set(texts.buttons) == wanted["acts"]
        assert set(texts.explanations) == wanted["acts"] | wanted["states"]
        codes = {code_list: set(known) for code_list, known in texts.codes.items()}
        assert codes == {one: set(known) for one, known in codes_needed(regulation).items()}


@pytest.mark.parametrize("name", NAMES)
def test_words_outside_letters_have_no_placeholders(name: str) -> None:
    for texts in words(name).values():
        told = " ".join((*texts.introduction, *texts.protection, *texts.explanations.values()))
        assert names_in(told) == frozenset()


@pytest.mark.parametrize("name", NAMES)
def test_table_has_a_row_for_each_way_a_step_can_be_taken(name: str) -> None:
    regulation = preset(name)
    rows = compile_table(regulation)
    ways = [
        (step.act, state)
        for step in regulation.steps
        for state in (("",) if step.kind == "receive" else step.from_)
    ]
    assert [(row.act, row.from_) for row in rows] == ways
    running = {term for row in rows for term in row.starts}
    deemed = {name for name, spec in regulation.terms.items() if spec.presumes}
    limits = {name for name, spec in regulation.terms.items() if spec.per}
    assert running >= set(regulation.terms) - deemed - limits
