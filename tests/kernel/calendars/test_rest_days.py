from datetime import date

import pytest

from kernel.calendars import Calendar, calendar
from kernel.calendars.entries import EASTER_SUNDAYS
from kernel.errors import Refusal


@pytest.fixture
def nl() -> Calendar:
    return calendar("nl")


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2031, 1, 1), date(2031, 1, 4)])
def test_day_outside_the_years_is_refused_even_in_a_weekend(nl: Calendar, day: date) -> None:
    with pytest.raises(Refusal) as refused:
        nl.rest_day(day)
    assert refused.value.code == "calendar.exhausted"
    assert refused.value.facts == {"calendar": "nl", "day": day}


def test_working_day_outside_the_years_is_refused(nl: Calendar) -> None:
    with pytest.raises(Refusal, match=r"calendar\.exhausted"):
        nl.working_day(date(2031, 1, 6))


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2030, 12, 31)])
def test_first_and_last_day_are_known(nl: Calendar, day: date) -> None:
    assert nl.knows(day)


def test_unknown_country_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        calendar("de")
    assert refused.value.code == "calendar.unknown"


def test_first_ordinary_day_passes_over_a_decreed_day(nl: Calendar) -> None:
    assert nl.first_ordinary_day(date(2026, 5, 14)) == date(2026, 5, 18)


def test_first_working_day_stops_at_a_decreed_day(nl: Calendar) -> None:
    assert nl.first_working_day(date(2026, 5, 14)) == date(2026, 5, 15)


def test_last_working_day_goes_back_over_easter(nl: Calendar) -> None:
    assert nl.last_working_day(date(2026, 4, 6)) == date(2026, 4, 2)


def test_ordinary_day_stays_where_it_is(nl: Calendar) -> None:
    tuesday = date(2026, 5, 12)
    assert nl.first_ordinary_day(tuesday) == tuesday
    assert nl.first_working_day(tuesday) == tuesday
    assert nl.last_working_day(tuesday) == tuesday


@pytest.mark.parametrize("year", EASTER_SUNDAYS)
def test_easter_table_agrees_with_the_gregorian_reckoning(year: int) -> None:
    """Gauss: valid without exceptions for 1900 to 2099 but 1954, 1981, 2049 and 2076."""
    moon = (19 * (year % 19) + 24) % 30
    week = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    assert EASTER_SUNDAYS[year].toordinal() == date(year, 3, 22).toordinal() + moon + week


def test_calendar_can_be_kept_in_a_set(nl: Calendar) -> None:
    assert {nl, calendar("nl")} == {nl}
