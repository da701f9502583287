from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedures import presets
from procedures.rules.editing.difference import applied, differing_from, values, words_differing
from procedures.rules.editing.places import MISSING, found, put
from procedures.rules.inheriting import parent_of
from tests.procedures.rules.editing.drafts import draft_of

BASE = values(presets.source_of("provider"), "regulation.yaml")
WORDS = st.text("abcdefg", min_size=1, max_size=4)
LEAVES = st.one_of(st.integers(0, 9), WORDS, st.booleans(), st.lists(WORDS, max_size=3))
TREES: st.SearchStrategy[Any] = st.recursive(
    LEAVES, lambda inner: st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)
DOCUMENTS = st.dictionaries(WORDS, TREES, max_size=5)
STEPS = st.lists(
    st.fixed_dictionaries({"act": WORDS}, optional={"kind": WORDS, "by": st.lists(WORDS)}),
    unique_by=lambda step: step["act"],
    max_size=5,
)


def test_whole_that_is_its_parent_is_written_as_nothing_but_inheriting() -> None:
    assert differing_from("provider", BASE, BASE) == {"inherits": "provider"}


@given(DOCUMENTS, DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_difference_laid_over_its_parent_is_the_whole_again(
    base: dict[str, Any], own: dict[str, Any]
) -> None:
    assert applied(differing_from("under", base, own), base) == own


@given(STEPS, STEPS)
@settings(max_examples=60, deadline=None)
def test_steps_that_come_and_go_are_kept_as_a_difference(before: list[Any], now: list[Any]) -> None:
    order = [one["act"] for one in before]
    now.sort(key=lambda one: order.index(one["act"]) if one["act"] in order else len(order))
    base, own = {"steps": before}, {"steps": now}
    assert applied(differing_from("under", base, own), base) == own


HEIRS = [name for name in presets.names() if parent_of(presets.own_source_of(name))]


@pytest.mark.parametrize("name", HEIRS)
def test_preset_that_builds_on_another_can_be_written_by_the_editor(name: str) -> None:
    parent = parent_of(presets.own_source_of(name)) or ""
    base = values(presets.source_of(parent), "regulation.yaml")
    own = values(presets.source_of(name), "regulation.yaml")
    assert applied(differing_from(parent, base, own), base) == own


def test_part_of_a_list_goes_by_its_name_and_the_former_document_stays_as_it_was() -> None:
    changed = put(BASE, ("steps", "talked", "by"), ["secretariat"])
    assert found(changed, ("steps", "talked", "by")) == ["secretariat"]
    assert found(BASE, ("steps", "talked", "by")) == ["complaints_officer"]
    assert found(put(BASE, ("steps", "talked"), MISSING), ("steps", "talked")) is MISSING
    assert repr(found(BASE, ("terms", "nothing", "amount"))) == "MISSING"
    assert found(BASE, ("version", "of", "it")) is MISSING


def test_part_that_is_not_there_yet_comes_last() -> None:
    changed = put({"contents": [{"name": "a"}]}, ("contents", "b", "act"), "heard")
    assert changed == {"contents": [{"name": "a"}, {"act": "heard"}]}


def test_words_differ_only_where_they_say_something_else() -> None:
    base = {"title": "A", "states": {"received": "In", "closed": "Uit"}}
    own = {"title": "A", "states": {"received": "Binnen", "closed": "Uit"}, "help": {"side": "?"}}
    assert words_differing(base, own) == {"states": {"received": "Binnen"}, "help": {"side": "?"}}


def test_draft_that_builds_on_a_preset_starts_without_a_difference() -> None:
    draft = draft_of("provider")
    assert draft.source == "inherits: provider\nlanguages:\n- nl\n- en\n"
    assert (draft.texts, draft.languages) == ({}, ("nl", "en"))
    assert draft.regulation.regulation == "provider"
