from datetime import date

import pytest

from kernel.calendars import calendar

BELGIUM = calendar("be")


def test_holidays_of_2026_are_the_ten_of_the_royal_decree() -> None:
    assert sorted(day for day in BELGIUM.holidays if day.year == 2026) == [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 21),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]


@pytest.mark.parametrize("year", range(2020, 2031))
def test_ten_holidays_fall_on_ten_dates_each_year(year: int) -> None:
    assert len([day for day in BELGIUM.holidays if day.year == year]) == 10


@pytest.mark.parametrize(
    "day", [date(2025, 7, 11), date(2027, 9, 27), date(2027, 11, 15), date(2026, 5, 5)]
)
def test_community_days_and_dutch_holidays_are_working_days(day: date) -> None:
    assert BELGIUM.working_day(day)


def test_rest_day_names_its_source_in_both_languages() -> None:
    labour_day, sunday = BELGIUM.rest_day(date(2026, 5, 1)), BELGIUM.rest_day(date(2026, 5, 3))
    assert labour_day is not None
    assert labour_day.source.en == "royal decree of 18 April 1974, article 1"
    assert sunday is not None
    assert sunday.source.nl == "weekend, geen werkdag"
