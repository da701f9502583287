from datetime import date

import pytest

from kernel.calendars import calendar
from kernel.calendars.entries import DecreedDay
from kernel.calendars.netherlands import DECREED_DAYS, NETHERLANDS

HOLIDAYS_OF_2026 = {
    date(2026, 1, 1): "Nieuwjaarsdag",
    date(2026, 1, 2): "de dag na Nieuwjaarsdag",
    date(2026, 4, 3): "Goede Vrijdag",
    date(2026, 4, 6): "Tweede Paasdag",
    date(2026, 4, 27): "Koningsdag",
    date(2026, 5, 5): "Bevrijdingsdag",
    date(2026, 5, 14): "Hemelvaartsdag",
    date(2026, 5, 15): "de dag na Hemelvaartsdag",
    date(2026, 5, 25): "Tweede Pinksterdag",
    date(2026, 12, 25): "Eerste Kerstdag",
    date(2026, 12, 26): "Tweede Kerstdag",
}


def holidays_in(year: int) -> dict[date, str]:
    found = sorted(NETHERLANDS.holidays.items())
    return {day: rest.name.nl for day, rest in found if day.year == year}


def test_holidays_of_2026_are_those_of_the_act_and_the_decree() -> None:
    assert holidays_in(2026) == HOLIDAYS_OF_2026


@pytest.mark.parametrize("year", range(2020, 2031))
def test_fifth_of_may_is_a_holiday_every_year(year: int) -> None:
    assert holidays_in(year)[date(year, 5, 5)] == "Bevrijdingsdag"


@pytest.mark.parametrize("year", range(2020, 2031))
def test_nine_days_of_the_act_fall_on_nine_dates_each_year(year: int) -> None:
    of_the_act = [day for day, rest in NETHERLANDS.holidays.items() if rest.kind == "holiday"]
    assert len([day for day in of_the_act if day.year == year]) == 9


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 4, 26), "Koningsdag"),
        (date(2024, 4, 27), "Koningsdag"),
        (date(2025, 4, 27), "zondag"),
    ],
)
def test_kings_day_is_celebrated_on_saturday_when_the_27th_is_a_sunday(
    day: date, name: str
) -> None:
    rest = NETHERLANDS.rest_day(day)
    assert rest is not None
    assert rest.name.nl == name


@pytest.mark.parametrize("day", [row.on for row in DECREED_DAYS])
def test_decreed_day_is_a_rest_day_on_which_people_work(day: date) -> None:
    rest = NETHERLANDS.rest_day(day)
    assert rest is not None
    assert rest.source.nl == "Algemene termijnenwet, artikel 3, derde lid"
    assert NETHERLANDS.working_day(day)


@pytest.mark.parametrize("decreed", DECREED_DAYS, ids=lambda row: row.on.isoformat())
def test_decreed_day_follows_the_holiday_it_is_named_after(decreed: DecreedDay) -> None:
    eve = NETHERLANDS.holidays[decreed.on.replace(day=decreed.on.day - 1)]
    assert decreed.name.nl == f"de dag na {eve.name.nl}"
    assert decreed.on.weekday() == 4


@pytest.mark.parametrize(
    ("day", "source"),
    [
        (date(2026, 5, 9), "Algemene termijnenwet, artikel 1, eerste lid"),
        (date(2026, 5, 10), "Algemene termijnenwet, artikel 1, eerste lid"),
        (date(2026, 5, 5), "Algemene termijnenwet, artikel 3, eerste lid"),
        (date(2026, 4, 3), "Algemene termijnenwet, artikel 3, tweede lid"),
        (date(2026, 5, 15), "Algemene termijnenwet, artikel 3, derde lid"),
    ],
)
def test_rest_day_names_its_article(day: date, source: str) -> None:
    rest = NETHERLANDS.rest_day(day)
    assert rest is not None
    assert rest.source.nl == source


@pytest.mark.parametrize(
    "day",
    [date(2026, 5, 1), date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 4)],
)
def test_days_outside_the_act_are_ordinary(day: date) -> None:
    assert calendar("nl").rest_day(day) is None
    assert calendar("nl").working_day(day)


def test_decrees_are_settled_through_their_last_year() -> None:
    assert NETHERLANDS.settled_through == max(row.on.year for row in DECREED_DAYS)
