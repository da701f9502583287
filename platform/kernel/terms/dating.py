"""From the course of a term to its dates, with the steps written down."""

from dataclasses import dataclass
from datetime import date, timedelta

from kernel.terms.counting import forward
from kernel.terms.course import Course
from kernel.terms.reasons import Reason, Reasoned, because
from kernel.terms.rolling import roll
from kernel.terms.rules import Amount


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a term as they stand on one day."""

    nominal_on: date
    due_on: date
    target_on: date
    why: tuple[Reason, ...]


def dates_on(course: Course, day: date) -> Dates:
    """Return the dates of a term as they stand on `day` (a lasting suspension moves them daily).

    An extension is counted from the counted end, not from the rolled one; the roll comes last.
    The law leaves that open: this is never later than the other way.
    """
    nominal_on, counted = _count(course, course.rule.amount, day)
    rolled_on, rolled = _roll(course, nominal_on)
    due_on, postponed = _postpone(course, rolled_on)
    target_on = _working_day(course, due_on if postponed else _aim(course, nominal_on, day))
    aim = () if target_on == due_on else (because("target", day_on=target_on),)
    why = (*course.start.why, *counted, *rolled, *postponed, *course.disregarded, *aim)
    return Dates(nominal_on, due_on, target_on, why)


def _count(course: Course, amount: Amount, day: date) -> Reasoned:
    end = forward(course.start.on, amount, calendar=course.calendar)
    why = [because("counted", number=amount.number, unit=amount.unit, to_on=end)]
    for code, lengthenings in (("extended", course.extensions), ("cured", course.cures)):
        for lengthening in lengthenings:
            end = lengthening.applied_to(end, course.calendar)
            why.append(because(code, day_on=lengthening.on, to_on=end))
    end, suspended = _suspend(course, end, day)
    return end, (*why, *suspended)


def _suspend(course: Course, end: date, day: date) -> Reasoned:
    if not course.pauses:
        return end, ()
    why = [
        because("suspended_still", from_on=pause.from_on, days=pause.days_by(day))
        if pause.until_on is None
        else because(
            "suspended", from_on=pause.from_on, until_on=pause.until_on, days=pause.days_by(day)
        )
        for pause in course.pauses
    ]
    moved = end + timedelta(days=course.suspended_days_by(day))
    return moved, (*why, because("lengthened", to_on=moved))


def _roll(course: Course, end: date) -> Reasoned:
    rule = course.rule
    extended_by = (extension.by for extension in course.extensions)
    amounts = (rule.amount, *(amount for amount in extended_by if amount))
    return roll(
        end, rule.roll, starts_on=course.start.on, amounts=amounts, calendar=course.calendar
    )


def _postpone(course: Course, due_on: date) -> Reasoned:
    """Move the last day to the latest one agreed. What people agree on does not roll."""
    why: tuple[Reason, ...] = ()
    for consent in course.consents:
        if consent.until_on and consent.until_on > due_on:
            due_on = consent.until_on
            why = (because("postponed", day_on=consent.on, to_on=due_on),)
    return due_on, why


def _aim(course: Course, nominal_on: date, day: date) -> date:
    """Return the house's own end: the rule's target, moved as the term was, within the term."""
    if course.rule.target is None:
        return nominal_on
    return min(nominal_on, _count(course, course.rule.target, day)[0])


def _working_day(course: Course, end: date) -> date:
    """Return the last working day up to `end`, or `end` itself in a year nobody knows yet."""
    return course.calendar.last_working_day(end) if course.calendar.knows(end) else end
