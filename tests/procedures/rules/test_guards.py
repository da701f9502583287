from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from procedures import presets
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Guard, Regulation, Step
from procedures.rules.reading import read_regulation
from procedures.rules.walk import Taken, walk

PROVIDER = read_regulation(presets.source_of("provider"))
MONDAY = datetime(2026, 3, 23, 9, tzinfo=UTC)
TODAY = date(2026, 6, 1)
EXCUSED = {
    "holds": "both_sides_heard",
    "unless": [{"side": "complainant", "taken": "talked", "source": "Awb art. 9:10 lid 2"}],
}


def ruling(*guards: Mapping[str, Any]) -> Step:
    requires = tuple(Guard.model_validate(guard) for guard in guards)
    return Step(act="advised", kind="rule", by=("chair",), requires=requires)


def refused(step: Step, *acts: tuple[str, dict[str, Any]], **standing: Any) -> list[str]:
    rows = [Taken(name, _kind(name), MONDAY, facts) for name, facts in acts]
    regulation: Regulation = standing.pop("regulation", PROVIDER)
    case = Standing(regulation, walk(regulation, rows), TODAY, **standing)
    return [refusal.code for refusal in unmet(step, case)]


def _kind(name: str) -> Any:
    step = PROVIDER.step(name)
    assert step is not None
    return step.kind


def test_exception_of_the_statute_excuses_the_side_it_names_and_no_other() -> None:
    heard = ("heard", {"side": "respondent"})
    skipped = ("talked", {"side": "complainant"})
    assert refused(ruling(EXCUSED), heard, skipped) == []
    assert refused(ruling(EXCUSED), heard) == ["guard.both_sides_heard"]
    other = ("heard", {"side": "complainant"})
    assert refused(ruling(EXCUSED), other, skipped) == ["guard.both_sides_heard"]


def test_step_can_wait_for_an_answer_that_was_given_when_filing() -> None:
    step = ruling({"answered": {"prior_contact": "no"}})
    assert refused(step, answers={"prior_contact": "no"}) == []
    assert refused(step, answers={"prior_contact": "yes"}) == ["guard.answered"]
    assert refused(step) == ["guard.answered"]


@pytest.mark.parametrize(
    ("standing", "codes"),
    [
        ({"named": True}, []),
        ({"named": False}, ["guard.named"]),
        ({"hidden": True}, ["guard.hidden"]),
    ],
)
def test_anonymity_blocks_the_acts_that_the_regulation_names(
    standing: dict[str, bool], codes: list[str]
) -> None:
    blocks = {"anonymous": ("advised",), "third_parties": ("advised",)}
    filing = PROVIDER.filing.model_copy(update={"blocks": blocks})
    regulation = PROVIDER.model_copy(update={"filing": filing})
    assert refused(ruling(), regulation=regulation, **standing) == codes


def test_complainant_who_agrees_to_be_known_is_no_longer_held_back() -> None:
    blocks = {"anonymous": ("advised",), "third_parties": ("advised",)}
    steps = tuple(
        step.model_copy(update={"reveals": step.act == "talked"}) for step in PROVIDER.steps
    )
    filing = PROVIDER.filing.model_copy(update={"blocks": blocks})
    regulation = PROVIDER.model_copy(update={"filing": filing, "steps": steps})
    agreed = ("talked", {"side": "complainant"})
    assert refused(ruling(), agreed, regulation=regulation, hidden=True) == []
    assert refused(ruling(), agreed, regulation=PROVIDER, hidden=True) == []
    assert refused(ruling(), regulation=regulation, hidden=True) == ["guard.hidden"]
    assert refused(ruling(), agreed, regulation=regulation, named=False) == ["guard.named"]


@pytest.mark.parametrize(
    "guard",
    [
        {},
        {"holds": "admissible", "taken": "admitted"},
        {"taken": "admitted", "unless": EXCUSED["unless"]},
    ],
)
def test_guard_asks_exactly_one_thing(guard: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Guard.model_validate(guard)
