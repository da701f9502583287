"""From the counted end of a term to its legal last day."""

from collections.abc import Callable, Collection
from datetime import date

from kernel.calendars import Calendar
from kernel.calendars.rest_days import ONE_DAY
from kernel.errors import Refusal
from kernel.terms.reasons import Reason, Reasoned, because
from kernel.terms.rules import Amount, Roll, Unit

# Algemene termijnenwet, article 4: the Act leaves alone what is written in more than this, and
# anything in years.
LONGEST = {Unit.DAYS: 90, Unit.WORKING_DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}
DAYS_FOR_ARTICLE_2 = 3


def within_the_act(amounts: Collection[Amount]) -> bool:
    """Whether every amount, as it is written, is short enough for the Act (article 4)."""
    return all(amount.number <= LONGEST[amount.unit] for amount in amounts)


def roll(
    end: date, how: Roll, *, starts_on: date, amounts: tuple[Amount, ...], calendar: Calendar
) -> Reasoned:
    """Return the last day of a term whose counted end is `end`, and why it is that day.

    `amounts` are the term's amount and its extensions. Raise Refusal "term.roll_without_law" for
    the Dutch Act on another country's calendar, "calendar.exhausted" when days are not known.
    """
    if how is Roll.ATW:
        return _roll_by_act(end, starts_on, amounts, calendar)
    if how is Roll.NEXT_WORKING_DAY:
        return _move(end, calendar.first_working_day, calendar)
    return end, _stays(end, "not_rolled", calendar)


def _roll_by_act(
    end: date, starts_on: date, amounts: tuple[Amount, ...], calendar: Calendar
) -> Reasoned:
    if calendar.code != "nl":
        raise Refusal(
            "term.roll_without_law",
            message="De Algemene termijnenwet geldt alleen met de Nederlandse kalender.",
            calendar=calendar.code,
        )
    if not within_the_act(amounts):
        return end, _stays(end, "beyond_the_act", calendar)
    day, reasons = _move(end, calendar.first_ordinary_day, calendar)
    day, more = _lengthen(day, starts_on, amounts[0], calendar)
    return day, (*reasons, *more, *_provisional(day, calendar))


def _move(end: date, first_day: Callable[[date], date], calendar: Calendar) -> Reasoned:
    day = first_day(end)
    if day == end:
        return end, ()
    return day, (*_rests(end, calendar), because("rolled", to_on=day))


def _stays(end: date, code: str, calendar: Calendar) -> tuple[Reason, ...]:
    rests = _rests(end, calendar) if calendar.knows(end) else ()
    return (*rests, because(code)) if rests else ()


def _rests(day: date, calendar: Calendar) -> tuple[Reason, ...]:
    rest = calendar.rest_day(day)
    if rest is None:
        return ()
    code = "weekend" if rest.kind == "weekend" else "holiday"
    return (because(code, day_on=day, name=rest.name, source=rest.source),)


def _lengthen(day: date, starts_on: date, amount: Amount, calendar: Calendar) -> Reasoned:
    """Give a term of three days or more two ordinary days (article 2)."""
    if amount.unit in {Unit.DAYS, Unit.WORKING_DAYS} and amount.number < DAYS_FOR_ARTICLE_2:
        return day, ()
    first = calendar.first_ordinary_day(starts_on + ONE_DAY)
    second = calendar.first_ordinary_day(first + ONE_DAY)
    return (day, ()) if second <= day else (second, (because("two_days", to_on=second),))


def _provisional(day: date, calendar: Calendar) -> tuple[Reason, ...]:
    settled = day.year <= calendar.settled_through
    return () if settled else (because("provisional", year=day.year),)
