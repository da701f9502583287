"""The course of one term: what each event since its start did to it."""

from dataclasses import dataclass, replace
from datetime import date

from kernel.calendars import Calendar
from kernel.terms.counting import forward
from kernel.terms.history import Happening, Start
from kernel.terms.reasons import Reason
from kernel.terms.rules import Amount, TermRule


@dataclass(frozen=True, slots=True)
class Lengthening:
    """An extension, a cure or a consent: at most `by`, and no further than `until_on`."""

    on: date
    by: Amount | None
    until_on: date | None = None

    def applied_to(self, end: date, calendar: Calendar) -> date:
        """Return the new end, never before the old one."""
        most = self.until_on if self.by is None else forward(end, self.by, calendar=calendar)
        return max(end, min(most or end, self.until_on or most or end))


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension. Without `until_on` it still lasts."""

    from_on: date
    until_on: date | None = None

    def days_by(self, day: date) -> int:
        """Return the number of days it lasted by `day`: the day it began is not counted."""
        return max(0, ((self.until_on or day) - self.from_on).days)


@dataclass(frozen=True, slots=True)
class Course:
    """What has happened to a term so far.

    `disregarded` tells what came too late or too often to move it.
    """

    rule: TermRule
    start: Start
    calendar: Calendar
    extensions: tuple[Lengthening, ...] = ()
    cures: tuple[Lengthening, ...] = ()
    consents: tuple[Lengthening, ...] = ()
    pauses: tuple[Pause, ...] = ()
    end: Happening | None = None
    disregarded: tuple[Reason, ...] = ()

    @property
    def suspended(self) -> bool:
        """Whether a suspension still lasts."""
        return bool(self.pauses) and self.pauses[-1].until_on is None

    def suspended_days_by(self, day: date) -> int:
        """Return the days all suspensions together lasted by `day`."""
        return sum(pause.days_by(day) for pause in self.pauses)

    def resumed(self, day: date) -> "Course":
        """Return it with the lasting suspension closed; one of no days is forgotten."""
        if not self.suspended:
            return self
        closed = replace(self.pauses[-1], until_on=day)
        kept = (closed,) if closed.days_by(day) else ()
        return replace(self, pauses=(*self.pauses[:-1], *kept))
