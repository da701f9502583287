"""The terms of a case: the regulation's rules about time applied to its acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kernel.calendars import calendar
from kernel.terms import (
    Amount,
    Cure,
    Event,
    Extension,
    Fallback,
    Roll,
    Term,
    TermRule,
    TermState,
    Unit,
    backward,
    compute,
    forward,
)
from procedures.rules.events import (
    concerning,
    days_outside,
    deemed,
    events_of,
    named,
    per_side,
    times_met,
)
from procedures.rules.language import Length, Regulation, TermSpec
from procedures.rules.walk import Walk

__all__ = [
    "Clock",
    "events_of",
    "reaches_back_to",
    "retain_until",
    "still_running",
    "term_rules",
    "terms_of",
]

RUNS = frozenset({TermState.RUNNING, TermState.SUSPENDED})


@dataclass(frozen=True, slots=True)
class Clock:
    """Where and when terms are reckoned: the tenant's zone, and today in it."""

    zone: str
    today: date


def term_rules(regulation: Regulation) -> tuple[TermRule, ...]:
    """Return the regulation's terms as the clock knows them."""
    return tuple(
        _rule(named(name, side), spec)
        for name, spec in regulation.terms.items()
        for side in per_side(spec)
    )


def terms_of(regulation: Regulation, so_far: Walk, *, zone: str, today: date) -> Iterable[Term]:
    """Return every term that has started, as it stands on `today` in the tenant's `zone`.

    Limits that look back are no terms of a case: they are asked when it is filed.
    """
    found = reckoned(regulation, events_of(so_far), Clock(zone, today))
    limits = {name for name, spec in regulation.terms.items() if spec.backward}
    return tuple(term for term in found if term.name not in limits)


def still_running(
    regulation: Regulation, name: str, so_far: Walk, *, clock: Clock
) -> tuple[str, ...]:
    """Return the names under which a term runs on the clock's day: per side where it does so.

    A term runs from its start until it is met, or until its last day has passed.
    """
    events = _with_deemed(regulation, events_of(so_far), clock)
    terms = (
        _term(regulation, name, side, events=events, clock=clock)
        for side in per_side(regulation.terms[name])
    )
    return tuple(term.name for term in terms if term and term.state in RUNS)


def reckoned(regulation: Regulation, events: Sequence[Event], clock: Clock) -> tuple[Term, ...]:
    """Return every term that these events start, limits included, in the regulation's order."""
    known = (*events, *days_outside(regulation, events, clock.zone))
    known = _with_deemed(regulation, known, clock)
    terms = (
        _term(regulation, name, side, events=known, clock=clock)
        for name, spec in regulation.terms.items()
        for side in per_side(spec)
    )
    return tuple(term for term in terms if term)


def _with_deemed(
    regulation: Regulation, events: tuple[Event, ...], clock: Clock
) -> tuple[Event, ...]:
    """Add what counts as happened; one may start the next, so in the regulation's order."""
    for name, spec in regulation.terms.items():
        if spec.silence or spec.presumes:
            term = _term(regulation, name, None, events=events, clock=clock)
            events = deemed(spec, term, events, zone=clock.zone, today=clock.today)
    return events


def _term(
    regulation: Regulation,
    name: str,
    side: str | None,
    *,
    events: Sequence[Event],
    clock: Clock,
) -> Term | None:
    spec = regulation.terms[name]
    own = concerning(spec, side, events)
    rule = _rule(named(name, side), spec)
    if spec.every:
        rule = _recurring(rule, times_met(spec, own))
    return compute(
        rule, own, calendar=calendar(regulation.calendar), zone=clock.zone, today=clock.today
    )


def _recurring(rule: TermRule, met: int) -> TermRule:
    """Return the rule of the next time: counted from the start, so that nothing drifts."""
    return replace(rule, ends=(), amount=Amount(rule.amount.number * (met + 1), rule.amount.unit))


def _rule(name: str, spec: TermSpec) -> TermRule:
    return TermRule(
        name=name,
        starts=spec.from_,
        ends=spec.ends,
        lapses=spec.lapses,
        amount=amount(spec),
        roll=Roll(spec.roll),
        source=spec.source,
        extension=_extension(spec),
        target=amount(spec.target) if spec.target else None,
        suspended_from=spec.suspended_from,
        suspended_until=spec.suspended_until,
        cured_by=Cure(spec.cure.on, amount(spec.cure.adds)) if spec.cure else None,
        fallback_starts=_fallback(spec),
        consent_postpones=spec.consent_postpones,
        backward=spec.backward,
        window=spec.window,
    )


def amount(length: Length) -> Amount:
    return Amount(length.amount, Unit(length.unit))


def _extension(spec: TermSpec) -> Extension | None:
    if spec.extension is None:
        return None
    most = spec.extension.length
    return Extension(
        amount(most) if most else None,
        spec.extension.max_times,
        on=spec.extended_by or "extended",
    )


def _fallback(spec: TermSpec) -> Fallback | None:
    if spec.fallback is None:
        return None
    return Fallback(spec.fallback.starts, amount(spec.fallback.offset))


def retain_until(regulation: Regulation, closed_on: date) -> date:
    """Return the last day on which the file is kept."""
    return forward(closed_on, amount(regulation.retention), calendar=calendar(regulation.calendar))


def reaches_back_to(regulation: Regulation, today: date) -> date | None:
    """Return the first day whose events are recent enough for a complaint, None without a limit."""
    limit = regulation.filing.limit
    if limit is None:
        return None
    return backward(today, amount(limit), calendar=calendar(regulation.calendar))
