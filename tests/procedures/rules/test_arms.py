"""Whoever is heard has had every piece for long enough: the days, the sides, and the exceptions."""

from datetime import date
from uuid import uuid4

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.arms import (
    Paper,
    check_inspected,
    first_day,
    guard_of,
    heard_sides,
    lacking,
    possible_from,
    time_for_pieces,
)
from procedures.rules.language import Length, Regulation, Step
from procedures.rules.reading import read_regulation

PROVIDER = read_regulation(presets.source_of("provider"))
SIDES = ("complainant", "respondent")
MONDAY = date(2026, 3, 2)
WEEK = Length(amount=7, unit="days")


def hearing(regulation: Regulation = PROVIDER) -> Step:
    return next(step for step in regulation.steps if step.kind == "hear")


def paper(side: str = "respondent", since_on: date | None = MONDAY, **traits: object) -> Paper:
    return Paper(uuid4(), side, MONDAY, since_on, **traits)  # type: ignore[arg-type]


def refused(*papers: Paper, held_on: date, sides: tuple[str, ...] = ("respondent",)) -> str:
    try:
        check_inspected(hearing(), papers, sides=sides, held_on=held_on, regulation=PROVIDER)
    except Refusal as refusal:
        return f"{refusal.code} {refusal.facts['side']} {refusal.facts['count']}"
    return ""


@pytest.mark.parametrize(
    ("length", "first_on"),
    [
        (WEEK, date(2026, 3, 10)),
        (Length(amount=1, unit="weeks"), date(2026, 3, 10)),
        (Length(amount=5, unit="working_days"), date(2026, 3, 10)),
        (Length(amount=10, unit="days"), date(2026, 3, 13)),
    ],
)
def test_whole_days_lie_between_a_piece_and_the_talk(length: Length, first_on: date) -> None:
    assert first_day(MONDAY, length, PROVIDER) == first_on


@pytest.mark.parametrize(
    ("held_on", "answer"),
    [
        (date(2026, 3, 9), "guard.inspected respondent 1"),
        (date(2026, 3, 10), ""),
    ],
)
def test_talk_is_possible_from_the_day_after_the_last_whole_day(held_on: date, answer: str) -> None:
    assert refused(paper(), held_on=held_on) == answer


def test_piece_that_a_side_never_got_stops_its_talk_for_good() -> None:
    missing, had = paper(since_on=None), paper()
    assert refused(missing, had, held_on=date(2027, 1, 1)) == "guard.inspected respondent 1"


def test_side_that_gave_up_its_time_is_heard_and_the_other_is_not() -> None:
    papers = (paper(excused=True), paper("complainant"))
    soon = date(2026, 3, 3)
    assert refused(*papers, held_on=soon) == ""
    assert refused(*papers, held_on=soon, sides=("complainant",)) == "guard.inspected complainant 1"


def test_piece_that_came_after_the_talk_is_no_part_of_it() -> None:
    before = date(2026, 3, 1)
    assert lacking([paper()], "respondent", held_on=before, length=WEEK, regulation=PROVIDER) == ()


def test_first_possible_day_follows_the_piece_that_came_last() -> None:
    papers = (paper(), paper(since_on=date(2026, 3, 20)), paper(since_on=None))
    assert possible_from(papers, "respondent", WEEK, PROVIDER) == date(2026, 3, 28)
    assert possible_from(papers, "complainant", WEEK, PROVIDER) is None


def test_step_without_the_condition_asks_nothing() -> None:
    free = hearing().model_copy(update={"requires": ()})
    check_inspected(free, [paper()], sides=SIDES, held_on=MONDAY, regulation=PROVIDER)
    assert guard_of(free) is None


def test_step_hears_both_or_the_side_that_it_names() -> None:
    both = hearing().model_copy(update={"hears": "both"})
    assert heard_sides(both, None) == SIDES
    assert [heard_sides(hearing(), side) for side in ("respondent", None)] == [("respondent",), ()]


@pytest.mark.parametrize("name", presets.names())
def test_every_shipped_hearing_gives_seven_days_that_still_have_to_be_checked(name: str) -> None:
    regulation = read_regulation(presets.source_of(name))
    asked = [guard_of(step) for step in regulation.steps if step.kind == "hear"]
    assert [(one.inspected, one.verify) for one in asked if one] == [(WEEK, True)] * len(asked)
    assert time_for_pieces(regulation) == (asked[0] if asked else None)
