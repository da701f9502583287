from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from kernel.errors import Refusal

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in Dutch, in English, and in French where that is spoken."""

    nl: str
    en: str
    fr: str = ""


SATURDAY_AND_SUNDAY = {
    SATURDAY: Wording("zaterdag", "Saturday", "samedi"),
    SUNDAY: Wording("zondag", "Sunday", "dimanche"),
}


@dataclass(frozen=True, slots=True)
class RestDay:
    """A Saturday, Sunday or holiday, and the article that makes it one.

    A `decreed` day is made equal to a holiday for legal terms only: people work on it.
    """

    on: date
    kind: Literal["weekend", "holiday", "decreed"]
    name: Wording
    source: Wording


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rest days of one country, for the years that were looked up and no others.

    After `settled_through` the government may still decree days: those years are complete as to
    the law and open as to decrees.
    """

    code: str
    first_year: int
    last_year: int
    settled_through: int
    weekend_source: Wording
    holidays: Mapping[date, RestDay] = field(repr=False, hash=False)

    def knows(self, day: date) -> bool:
        """Whether the rest days of this day's year were looked up."""
        return self.first_year <= day.year <= self.last_year

    def rest_day(self, day: date) -> RestDay | None:
        """Return why `day` is a rest day, or None. A holiday goes before a weekend.

        Raise Refusal "calendar.exhausted" outside the calendar's years.
        """
        if not self.knows(day):
            raise Refusal(
                "calendar.exhausted",
                message=f"De kalender kent de feestdagen van {day.year} niet.",
                calendar=self.code,
                day=day,
            )
        if day in self.holidays:
            return self.holidays[day]
        name = SATURDAY_AND_SUNDAY.get(day.weekday())
        return None if name is None else RestDay(day, "weekend", name, self.weekend_source)

    def working_day(self, day: date) -> bool:
        """Whether people work on `day`: no weekend and no holiday, but a decreed day counts.

        Good Friday and 5 May are taken as days off, so that no plan leans on them.
        """
        rest = self.rest_day(day)
        return rest is None or rest.kind == "decreed"

    def first_ordinary_day(self, day: date) -> date:
        """Return the first day from `day` on that is no rest day."""
        while self.rest_day(day):
            day += ONE_DAY
        return day

    def first_working_day(self, day: date) -> date:
        """Return the first working day from `day` on."""
        while not self.working_day(day):
            day += ONE_DAY
        return day

    def last_working_day(self, day: date) -> date:
        """Return the last working day up to and including `day`."""
        while not self.working_day(day):
            day -= ONE_DAY
        return day
