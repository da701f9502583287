from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from kernel.calendars import Calendar
from kernel.terms.counting import backward
from kernel.terms.course import Course
from kernel.terms.dating import dates_on
from kernel.terms.following import follow
from kernel.terms.history import Happening, Start, find_start, happenings
from kernel.terms.reasons import Reason, because
from kernel.terms.rules import Event, TermRule


class TermState(StrEnum):
    """How a term stands on a day."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a case, in dates of the tenant's zone.

    `starts_on` is the day of the event, which is not counted; `nominal_on` the last day by
    counting; `due_on` the last day by law, after the roll and any consent; `target_on` the
    house's own. `why` leads from the first to the others.
    """

    name: str
    source: str
    starts_on: date
    nominal_on: date
    due_on: date
    target_on: date
    extended_count: int
    suspended_days: int
    state: TermState
    ended_on: date | None
    why: tuple[Reason, ...]


def compute(
    rule: TermRule,
    events: Iterable[Event],
    *,
    calendar: Calendar,
    zone: str | ZoneInfo,
    today: date,
) -> Term | None:
    """Return the term as it stands today, or None when it has not started.

    A function of its arguments: the same acts give the same term. When the start recurs the most
    recent one counts, and what came before it is forgotten. Raise Refusal "calendar.exhausted"
    when the legal last day cannot be known.
    """
    past = happenings(rule, events, zone)
    start = find_start(rule, past, calendar=calendar, today=today)
    if start is None:
        return None
    if rule.backward:
        return _look_back(rule, start, past, calendar)
    return _term(follow(rule, start, calendar), today)


def compute_all(
    rules: Iterable[TermRule],
    events: Iterable[Event],
    *,
    calendar: Calendar,
    zone: str | ZoneInfo,
    today: date,
) -> tuple[Term, ...]:
    """Return every term that has started, in the order of the rules."""
    events = tuple(events)
    terms = (compute(rule, events, calendar=calendar, zone=zone, today=today) for rule in rules)
    return tuple(term for term in terms if term)


def _term(course: Course, today: date) -> Term:
    day = course.end.on if course.end else today
    dates = dates_on(course, day)
    state = _state(course, dates.due_on, today)
    return Term(
        name=course.rule.name,
        source=course.rule.source,
        starts_on=course.start.on,
        nominal_on=dates.nominal_on,
        due_on=dates.due_on,
        target_on=dates.target_on,
        extended_count=len(course.extensions),
        suspended_days=course.suspended_days_by(day),
        state=state,
        ended_on=course.end.on if course.end else _over_on(state, dates.due_on),
        why=dates.why,
    )


def _state(course: Course, due_on: date, today: date) -> TermState:
    if course.end:
        return _end_state(course.rule, course.end, due_on)
    if course.rule.window:
        return TermState.OPEN if today <= due_on else TermState.LAPSED
    if course.suspended:
        return TermState.SUSPENDED
    return TermState.RUNNING if today <= due_on else TermState.OVERDUE


def _over_on(state: TermState, due_on: date) -> date | None:
    """Return the day a window closed by itself; None for anything that still runs."""
    return due_on if state is TermState.LAPSED else None


def _end_state(rule: TermRule, end: Happening, due_on: date) -> TermState:
    if end.name in rule.lapses:
        return TermState.LAPSED
    return TermState.MET if end.on <= due_on else TermState.MET_LATE


def _look_back(rule: TermRule, start: Start, past: list[Happening], calendar: Calendar) -> Term:
    """Return a limit that lies before the start: older facts came too late.

    It does not roll and has no state of its own until a fact named in `ends` is known.
    """
    limit_on = backward(start.on, rule.amount, calendar=calendar)
    facts = [happening.on for happening in past if happening.name in rule.ends]
    last_on = max(facts, default=None)
    counted = because(
        "counted_back", number=rule.amount.number, unit=rule.amount.unit, to_on=limit_on
    )
    return Term(
        name=rule.name,
        source=rule.source,
        starts_on=start.on,
        nominal_on=limit_on,
        due_on=limit_on,
        target_on=limit_on,
        extended_count=0,
        suspended_days=0,
        state=_limit_state(last_on, limit_on),
        ended_on=last_on,
        why=(*start.why, counted),
    )


def _limit_state(last_on: date | None, limit_on: date) -> TermState:
    if last_on is None:
        return TermState.RUNNING
    return TermState.MET if last_on >= limit_on else TermState.MET_LATE
