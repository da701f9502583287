"""The terms of a case: the regulation's rules about time applied to its acts."""

from collections.abc import Iterable
from datetime import date

from kernel.calendars import calendar
from kernel.terms import (
    Amount,
    Event,
    Extension,
    Roll,
    Term,
    TermRule,
    Unit,
    backward,
    compute_all,
    forward,
)
from procedures.rules.language import Length, Regulation, TermSpec
from procedures.rules.walk import CLOSED, Walk


def term_rules(regulation: Regulation) -> tuple[TermRule, ...]:
    """Return the regulation's terms as the clock knows them."""
    return tuple(_rule(name, spec) for name, spec in regulation.terms.items())


def _rule(name: str, spec: TermSpec) -> TermRule:
    return TermRule(
        name=name,
        starts=spec.from_,
        ends=spec.ends,
        lapses=spec.lapses,
        amount=_amount(spec),
        roll=Roll(spec.roll),
        source=spec.source,
        extension=_extension(spec),
        target=_amount(spec.target) if spec.target else None,
        suspended_from=spec.suspended_from,
        suspended_until=spec.suspended_until,
    )


def _amount(length: Length) -> Amount:
    return Amount(length.amount, Unit(length.unit))


def _extension(spec: TermSpec) -> Extension | None:
    if spec.extension is None:
        return None
    return Extension(
        _amount(spec.extension), spec.extension.max_times, on=spec.extended_by or "extended"
    )


def events_of(so_far: Walk) -> tuple[Event, ...]:
    """Return the acts as events; the first entry of the state `closed` is one too."""
    events = [Event(act.act, act.at, act.facts) for act in so_far.taken]
    if so_far.closed_at is not None and not so_far.has(CLOSED):
        events.append(Event(CLOSED, so_far.closed_at))
    return tuple(events)


def terms_of(regulation: Regulation, so_far: Walk, *, zone: str, today: date) -> Iterable[Term]:
    """Return every term that has started, as it stands on `today` in the tenant's `zone`."""
    return compute_all(
        term_rules(regulation),
        events_of(so_far),
        calendar=calendar(regulation.calendar),
        zone=zone,
        today=today,
    )


def retain_until(regulation: Regulation, closed_on: date) -> date:
    """Return the last day on which the file is kept."""
    return forward(closed_on, _amount(regulation.retention), calendar=calendar(regulation.calendar))


def reaches_back_to(regulation: Regulation, today: date) -> date | None:
    """Return the first day whose events are recent enough for a complaint, None without a limit."""
    limit = regulation.filing.limit
    if limit is None:
        return None
    return backward(today, _amount(limit), calendar=calendar(regulation.calendar))
