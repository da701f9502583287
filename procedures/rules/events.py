"""What happened in a case, as terms see it: the acts, and what counts as an act."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kernel.terms import Event, Term, TermState
from procedures.rules.language import Regulation, TermSpec
from procedures.rules.walk import CLOSED, Walk

HAPPENED = "happened"
"""The event of what a complaint is about: limits that look back compare it with the filing."""

ONE_DAY = timedelta(days=1)


def events_of(so_far: Walk) -> tuple[Event, ...]:
    """Return the acts as events; the first entry of the state `closed` is one too."""
    events = [Event(act.act, act.at, act.facts) for act in so_far.taken]
    if so_far.closed_at is not None and not so_far.has(CLOSED):
        events.append(Event(CLOSED, so_far.closed_at))
    return tuple(events)


def outside(regulation: Regulation) -> frozenset[str]:
    """Return the events of which a case knows only the day: what it is about, and dispatches."""
    dispatched = {spec.from_ for spec in regulation.terms.values() if spec.presumes}
    return frozenset({HAPPENED, *dispatched} - {step.act for step in regulation.steps})


def days_outside(regulation: Regulation, events: Iterable[Event], zone: str) -> tuple[Event, ...]:
    """Return the days that the acts record of events outside (`happened_on`), as events."""
    names = sorted(outside(regulation))
    days = ((name, event.facts.get(f"{name}_on")) for event in events for name in names)
    return tuple(
        Event(name, _start_of(date.fromisoformat(str(day)), zone)) for name, day in days if day
    )


def deemed(
    spec: TermSpec, term: Term | None, events: Sequence[Event], *, zone: str, today: date
) -> tuple[Event, ...]:
    """Return the events with what this term makes of them: silence, or a presumption.

    Silence past the last day counts as an act at its end; an act that comes after that is too
    late to count. A presumption takes the place of every act of its name.
    """
    if term is None:
        return tuple(events)
    if spec.presumes and today >= term.due_on:
        kept = [event for event in events if event.name != spec.presumes]
        at = _start_of(term.due_on, zone)
        return (*kept, Event(spec.presumes, at, {"deemed": "presumption"}))
    if spec.silence and term.state in (TermState.OVERDUE, TermState.MET_LATE):
        at = silent_at(term, zone)
        kept = [event for event in events if event.name not in spec.ends or event.at <= at]
        return (*kept, Event(spec.silence, at, {"deemed": "silence"}))
    return tuple(events)


def silent_at(term: Term, zone: str) -> datetime:
    """Return the moment from which silence counts: the last second of the term's last day."""
    return _start_of(term.due_on + ONE_DAY, zone) - timedelta(seconds=1)


def concerning(spec: TermSpec, side: str | None, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that concern a term (of one side), without suspensions nobody agreed to."""
    found = [event for event in events if side in (None, event.facts.get("side", side))]
    if spec.suspended_from is None or spec.suspended_until is None:
        return tuple(found)
    return tuple(_agreed(spec, found))


def _agreed(spec: TermSpec, events: list[Event]) -> Iterable[Event]:
    """Leave out a suspension that was not agreed to: a `suspends: false` on either of its acts.

    Where the regulation names a yes or no that it depends on, one of the two must be yes.
    """
    pair = (spec.suspended_from, spec.suspended_until)
    ordered = sorted(events, key=lambda event: event.at)
    for place, event in enumerate(ordered):
        if event.name not in pair:
            yield event
            continue
        partner = _partner(ordered, place, spec)
        both = [event.facts, *([partner.facts] if partner else [])]
        if _holds(spec, both):
            yield event


def _partner(events: Sequence[Event], place: int, spec: TermSpec) -> Event | None:
    """Return the other act of a suspension: the next end for a start, the last start for an end."""
    if events[place].name == spec.suspended_from:
        later = events[place + 1 :]
        return next((one for one in later if one.name == spec.suspended_until), None)
    earlier = reversed(events[:place])
    return next((one for one in earlier if one.name == spec.suspended_from), None)


def _holds(spec: TermSpec, facts: Iterable[Mapping[str, object]]) -> bool:
    names = [name for name in ("suspends", spec.suspends_if) if name]
    said = [one[name] for one in facts for name in names if name in one]
    if spec.suspends_if is None:
        return False not in said
    return True in said and False not in said


def per_side(spec: TermSpec) -> tuple[str | None, ...]:
    """Return the sides for which a term runs apart, or None once when it runs for the case."""
    return spec.per or (None,)


def named(name: str, side: str | None) -> str:
    """Return the name of a term, of one side where it runs per side."""
    return name if side is None else f"{name}_{side}"


def names_of(regulation: Regulation) -> dict[str, tuple[str, str | None]]:
    """Return every term by the name it has in a case, with its name in the regulation and side."""
    return {
        named(name, side): (name, side)
        for name, spec in regulation.terms.items()
        for side in per_side(spec)
    }


def times_met(spec: TermSpec, events: Iterable[Event]) -> int:
    """Return how often a term that comes back was met since it last started."""
    count = 0
    for event in sorted(events, key=lambda one: one.at):
        count = 0 if event.name == spec.from_ else count + (event.name in spec.ends)
    return count


def _start_of(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
