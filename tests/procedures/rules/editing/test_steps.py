from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.editing.needing import Need, needed_for, waiting_for
from procedures.rules.editing.steps import (
    acts_of,
    off,
    switched_off,
    switched_on,
    with_actors,
    with_letters,
    with_readers,
    with_waiting,
)
from procedures.rules.editing.terms import TermSet, with_term
from procedures.rules.language import Length, Step
from procedures.rules.proofs import obligations
from procedures.rules.reading import read_texts
from tests.procedures.rules.editing.drafts import difference, draft_of, read_again

NAMES = presets.names()
MEDIATION = ("mediation_started", "mediation_ended", "mediated")


@pytest.mark.parametrize("name", NAMES)
def test_step_switched_off_and_on_again_is_no_difference(name: str) -> None:
    draft = draft_of(name)
    for act in acts_of(draft.rules):
        without = switched_off(draft, [act])
        assert off(without) == (act,)
        assert difference(switched_on(without, [act])) == {}


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_steps_come_back_in_any_order(data: st.DataObject) -> None:
    draft = draft_of(data.draw(st.sampled_from(NAMES)))
    acts = data.draw(st.lists(st.sampled_from(acts_of(draft.rules)), unique=True, max_size=4))
    for act in acts:
        draft = read_again(switched_off(draft, [act]))
    for act in data.draw(st.permutations(acts)):
        draft = read_again(switched_on(draft, [act]))
    assert difference(draft) == {}


def test_what_was_changed_meanwhile_stays_when_a_step_comes_back() -> None:
    draft = switched_off(draft_of("provider"), MEDIATION)
    assert "suspended_from" not in draft.rules["terms"]["advice"]
    wanted = TermSet(Length(amount=10, unit="weeks"), target=Length(amount=7, unit="weeks"))
    draft = switched_on(with_term(draft, "advice", wanted), MEDIATION)
    assert difference(draft) == {
        "without": ["terms.advice.extension"],
        "terms": {"advice": {"amount": 10}},
    }


def test_step_that_is_not_there_cannot_be_switched() -> None:
    draft = draft_of("provider")
    for switch in (switched_off, switched_on):
        with pytest.raises(Refusal) as refused:
            switch(draft, ["heard_again"])
        assert refused.value.code == "draft.unknown_step"


def test_mediation_can_be_left_out_as_a_whole_and_the_rest_is_still_proven() -> None:
    draft = switched_off(draft_of("provider"), MEDIATION)
    words = {
        code: read_texts(text, file=code) for code, text in presets.texts_of("provider").items()
    }
    assert [one.name for one in obligations(draft.regulation, words) if not one.holds] == []


def test_what_needs_a_step_is_told() -> None:
    regulation = draft_of("provider").regulation
    assert needed_for(regulation, "mediation_started") == (
        Need("step", "mediation_ended", "taken"),
        Need("step", "mediated", "taken"),
        Need("term", "answer", "suspends"),
        Need("term", "advice", "suspends"),
    )
    assert waiting_for(regulation, "mediation_started") == ("mediation_ended", "mediated")
    assert needed_for(regulation, "talked") == ()
    assert waiting_for(regulation, "talked") == ()
    assert Need("term", "acknowledge", "only_end") in needed_for(regulation, "acknowledged")


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_names_a_step_is_told_or_goes_with_it(name: str) -> None:
    draft = draft_of(name)
    for act in acts_of(draft.rules):
        needs = needed_for(draft.regulation, act)
        without = switched_off(draft, [act])
        waiting = {need.name for need in needs if need.how == "taken"}
        named = {one for step in without.regulation.steps for one in _named(step)}
        assert (act in named) == bool(waiting)
        assert set(waiting_for(draft.regulation, act)) >= waiting


def _named(step: Step) -> Iterator[str | None]:
    yield step.visible_from
    for guard in step.requires:
        yield from (guard.taken, guard.not_taken, *(one.taken for one in guard.unless))


def test_who_acts_who_sees_and_who_is_written_to_can_go_back() -> None:
    draft = draft_of("provider")
    changed = with_actors(draft, "admitted", ["complaints_officer"])
    changed = with_readers(changed, "admitted", ["complainant"])
    changed = with_letters(changed, "admitted", [("admission", "respondent")])
    assert difference(changed) == {
        "steps": [
            {
                "act": "admitted",
                "by": ["complaints_officer"],
                "letters": [{"letter": "admission", "to": "respondent"}],
                "visible_to": ["complainant"],
            }
        ]
    }
    back = with_actors(read_again(changed), "admitted", ["complaints_officer", "secretariat"])
    back = with_readers(back, "admitted", ["respondent", "complainant"])
    assert difference(with_letters(back, "admitted", [("admission", "complainant")])) == {}


def test_somebody_takes_each_step() -> None:
    with pytest.raises(Refusal) as refused:
        with_actors(draft_of("provider"), "admitted", [])
    assert refused.value.code == "draft.nobody_acts"


def test_step_waits_for_what_was_chosen_and_its_other_guards_stay() -> None:
    draft = draft_of("provider")
    for after in (*combinations(["mediation_started", "opined"], 1), ("opined",), ()):
        changed = with_waiting(draft, "mediated", after)
        guards = changed.at("steps", "mediated", "requires", default=[])
        assert {"not_taken": "mediation_ended"} in guards
        assert [one["taken"] for one in guards if "taken" in one] == list(after)
        assert (
            difference(with_waiting(read_again(changed), "mediated", ["mediation_started"])) == {}
        )
