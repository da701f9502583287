"""What is left of a shredded case tells the figures what they told before, and no more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedures.rules.statistics import MeasureState, RegisterRow, TermResult, figures, stubs
from tests.factories.registers import YEARS, complaint, frame, registers, rows

TODAY = date(2026, 2, 1)


def gone(row: RegisterRow) -> RegisterRow:
    """Return what is left of a row after a way through the database."""
    return stubs.load(stubs.dump(stubs.stub_of(row, today=TODAY)))


@given(registers(), st.data())
@settings(max_examples=60, deadline=None)
def test_figures_of_every_year_are_the_same_when_closed_cases_are_shredded(
    register: list[RegisterRow], data: st.DataObject
) -> None:
    after = [
        gone(row) if row.closed_on and data.draw(st.booleans(), label=row.number) else row
        for row in register
    ]
    for year in YEARS:
        asked = frame(year, today=TODAY)
        assert figures(after, asked) == figures(register, asked)


@given(rows(), st.lists(st.tuples(*[st.dates(date(2024, 1, 1), date(2025, 12, 31))] * 2)))
def test_term_is_kept_or_broken_as_before(row: RegisterRow, days: list[tuple[date, date]]) -> None:
    before = tuple(TermResult("advice", due_on, ended_on) for due_on, ended_on in days)
    after = gone(replace(row, closed_on=date(2025, 12, 31), terms=before)).terms
    late = [[term.ended_on > term.due_on for term in terms] for terms in (before, after)]  # type: ignore[operator]
    assert late[0] == late[1]


def test_stub_has_no_number_and_no_day() -> None:
    row = complaint(date(2025, 3, 14), date(2025, 5, 20), grounds=("age",), anonymous=True)
    left = gone(row)
    assert (left.number, left.received_on, left.closed_on) == (
        "",
        date(2025, 3, 1),
        date(2025, 5, 1),
    )
    assert (left.lead_time_days, left.grounds, left.anonymous) == (67, ("age",), True)


@pytest.mark.parametrize("late_by", [0, 1, 5, 400])
def test_lateness_within_a_month_survives(late_by: int) -> None:
    due_on = date(2025, 6, 10)
    term = TermResult("advice", due_on, due_on + timedelta(days=late_by), "met", 1)
    row = complaint(date(2025, 3, 14), date(2025, 5, 20), terms=(term,))
    kept = gone(row).terms[0]
    assert kept.ended_on is not None
    assert ((kept.ended_on > kept.due_on), kept.extended_count) == (late_by > 0, 1)


def test_last_day_of_a_year_and_days_of_this_month_stay() -> None:
    measures = (
        MeasureState("person", "agreed", date(2025, 12, 31)),
        MeasureState("person", "agreed", date(2026, 2, 20)),
        MeasureState("person", "agreed"),
    )
    left = gone(complaint(date(2025, 3, 14), date(2025, 5, 20), measures=measures))
    assert left.measures == measures
