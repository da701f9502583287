"""Counting time in dates. The day of the event itself is not counted."""

from calendar import monthrange
from datetime import date, timedelta

from kernel.calendars import Calendar
from kernel.errors import Refusal
from kernel.terms.rules import Amount, Unit

DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7}
MONTHS_IN = {Unit.MONTHS: 1, Unit.YEARS: 12}


def forward(day: date, amount: Amount, *, calendar: Calendar | None = None) -> date:
    """Return the last day of a term that starts with an event on `day`.

    Weeks end on the same weekday; months and years on the same day of the month, or on its last
    day where that month is shorter (general civil-law counting). Working days need a calendar:
    Refusal "term.calendar_missing" without one.
    """
    return _count(day, amount, 1, calendar)


def backward(day: date, amount: Amount, *, calendar: Calendar | None = None) -> date:
    """Return the earliest day that lies no longer than `amount` before `day`.

    Example: a complaint filed on 24 March 2026 reaches back one year to 24 March 2025; what
    happened on 23 March 2025 is more than a year old (Awb, article 9:8(1)(b)).
    A limit counted backward does not roll (Algemene termijnenwet, article 1(2)).
    """
    return _count(day, amount, -1, calendar)


def _count(day: date, amount: Amount, direction: int, calendar: Calendar | None) -> date:
    if amount.unit in DAYS_IN:
        return day + timedelta(days=direction * amount.number * DAYS_IN[amount.unit])
    if amount.unit in MONTHS_IN:
        return _count_months(day, direction * amount.number * MONTHS_IN[amount.unit])
    if calendar is None:
        raise Refusal(
            "term.calendar_missing", message="Werkdagen tellen kan alleen met een kalender."
        )
    return _count_working_days(day, amount.number, timedelta(days=direction), calendar)


def _count_months(day: date, number: int) -> date:
    year, month_before = divmod(day.year * 12 + day.month - 1 + number, 12)
    month = month_before + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _count_working_days(day: date, number: int, step: timedelta, calendar: Calendar) -> date:
    while number:
        day += step
        number -= calendar.working_day(day)
    return day
