"""The lines a calendar is written in: data that says on which date a holiday falls."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kernel.calendars.rest_days import ONE_DAY, SUNDAY, RestDay, Wording

# Easter Sunday by the Gregorian reckoning. A calendar ends where this table ends.
EASTER_SUNDAYS = {
    day.year: day
    for day in (
        date(2020, 4, 12),
        date(2021, 4, 4),
        date(2022, 4, 17),
        date(2023, 4, 9),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2028, 4, 16),
        date(2029, 4, 1),
        date(2030, 4, 21),
    )
}


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same date each year; `not_on_sunday` moves a Sunday's celebration to the day before."""

    month: int
    day: int
    not_on_sunday: bool = False

    def date_in(self, year: int) -> date:
        """Return the date on which it is celebrated in `year`."""
        day = date(year, self.month, self.day)
        return day - ONE_DAY if self.not_on_sunday and day.weekday() == SUNDAY else day


@dataclass(frozen=True, slots=True)
class FromEaster:
    """A number of days after (or before) Easter Sunday."""

    days: int

    def date_in(self, year: int) -> date:
        """Return its date in `year`."""
        return EASTER_SUNDAYS[year] + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of each year."""

    name: Wording
    falls: Fixed | FromEaster
    source: Wording


@dataclass(frozen=True, slots=True)
class DecreedDay:
    """One day that a decree makes equal to a holiday, for legal terms only."""

    on: date
    name: Wording
    source: Wording


def by_date(holidays: Iterable[Holiday], decreed: Iterable[DecreedDay]) -> Mapping[date, RestDay]:
    """Return the rest days of every year whose Easter is known, by date."""
    days = {day.on: RestDay(day.on, "decreed", day.name, day.source) for day in decreed}
    days |= {day.on: day for day in _yearly(holidays)}
    return days


def _yearly(holidays: Iterable[Holiday]) -> Iterator[RestDay]:
    for holiday in holidays:
        for year in EASTER_SUNDAYS:
            day = holiday.falls.date_in(year)
            yield RestDay(day, "holiday", holiday.name, holiday.source)
