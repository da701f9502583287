from datetime import date

import pytest

from kernel.calendars import calendar
from kernel.errors import Refusal
from kernel.terms import Amount, Unit, backward, forward

NL, BE = calendar("nl"), calendar("be")


@pytest.mark.parametrize(
    ("start", "number", "unit", "end"),
    [
        (date(2026, 3, 2), 7, Unit.DAYS, date(2026, 3, 9)),
        (date(2026, 1, 5), 45, Unit.DAYS, date(2026, 2, 19)),
        (date(2026, 3, 24), 6, Unit.WEEKS, date(2026, 5, 5)),
        (date(2026, 12, 1), 10, Unit.WEEKS, date(2027, 2, 9)),
        (date(2026, 3, 24), 3, Unit.MONTHS, date(2026, 6, 24)),
        (date(2026, 10, 15), 3, Unit.MONTHS, date(2027, 1, 15)),
        (date(2026, 11, 15), 1, Unit.MONTHS, date(2026, 12, 15)),
        (date(2026, 3, 24), 2, Unit.YEARS, date(2028, 3, 24)),
    ],
)
def test_forward_does_not_count_the_day_itself(
    start: date, number: int, unit: Unit, end: date
) -> None:
    assert forward(start, Amount(number, unit)) == end


@pytest.mark.parametrize(
    ("start", "number", "unit", "end"),
    [
        (date(2025, 11, 30), 3, Unit.MONTHS, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, Unit.MONTHS, date(2024, 2, 29)),
        (date(2026, 8, 31), 1, Unit.MONTHS, date(2026, 9, 30)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, Unit.YEARS, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, Unit.MONTHS, date(2026, 3, 28)),
    ],
)
def test_forward_into_a_shorter_month_ends_on_its_last_day(
    start: date, number: int, unit: Unit, end: date
) -> None:
    assert forward(start, Amount(number, unit)) == end


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 4, 1), 5, date(2026, 4, 10)),  # over Good Friday and Easter Monday
        (date(2026, 5, 13), 1, date(2026, 5, 15)),  # the day after Ascension Day is worked
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # Friday to Monday
    ],
)
def test_forward_counts_dutch_working_days(start: date, number: int, end: date) -> None:
    assert forward(start, Amount(number, Unit.WORKING_DAYS), calendar=NL) == end


def test_registered_letter_in_belgium_counts_as_received_on_the_third_working_day() -> None:
    three_days = Amount(3, Unit.WORKING_DAYS)
    assert forward(date(2026, 4, 30), three_days, calendar=BE) == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("day", "number", "unit", "limit"),
    [
        (date(2026, 3, 24), 1, Unit.YEARS, date(2025, 3, 24)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2023, 2, 28)),
        (date(2026, 3, 31), 1, Unit.MONTHS, date(2026, 2, 28)),
        (date(2026, 1, 15), 2, Unit.MONTHS, date(2025, 11, 15)),
        (date(2026, 3, 24), 6, Unit.WEEKS, date(2026, 2, 10)),
        (date(2026, 3, 9), 7, Unit.DAYS, date(2026, 3, 2)),
    ],
)
def test_backward_reaches_the_same_day_earlier(
    day: date, number: int, unit: Unit, limit: date
) -> None:
    assert backward(day, Amount(number, unit)) == limit


def test_backward_counts_working_days_over_easter() -> None:
    assert backward(date(2026, 4, 8), Amount(2, Unit.WORKING_DAYS), calendar=NL) == date(2026, 4, 2)


def test_backward_limit_stays_in_the_weekend() -> None:
    assert backward(date(2027, 5, 9), Amount(1, Unit.YEARS), calendar=NL) == date(2026, 5, 9)


def test_working_days_without_a_calendar_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        forward(date(2026, 3, 24), Amount(5, Unit.WORKING_DAYS))
    assert refused.value.code == "term.calendar_missing"


@pytest.mark.parametrize("number", [0, -1])
def test_amount_below_one_is_refused(number: int) -> None:
    with pytest.raises(Refusal) as refused:
        Amount(number, Unit.WEEKS)
    assert refused.value.code == "term.amount_not_positive"
