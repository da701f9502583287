"""A case once more under another regulation: which acts could happen, and what would follow.

Nothing is kept. The acts are followed in their order until the first that is not possible there;
what depends on time is compared as it stood at that moment, otherwise as it stands today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kernel.clock import local_date
from kernel.errors import Refusal
from kernel.terms import Term
from procedures.rules.deadlines import Clock, retain_until, terms_of
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Regulation, Step
from procedures.rules.walk import Taken, Walk, advance, walk


@dataclass(frozen=True, slots=True)
class History:
    """What a case holds for the rules: its acts, by which role each was done, and the filing."""

    acts: tuple[Taken, ...]
    roles: tuple[str, ...]
    named: bool = True
    hidden: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stop:
    """The first act that is not possible: its place (from 0), and why."""

    place: int
    act: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class Replay:
    """A case as it would be: how far its acts go, where it stands, and its terms."""

    walk: Walk
    stop: Stop | None
    terms: tuple[Term, ...]
    steps: Mapping[str, tuple[Refusal, ...]]
    """What the regulation has in this state, by act, each with what stands in its way."""
    retain_until_on: date | None


def replayed(regulation: Regulation, case: History, clock: Clock) -> Replay:
    """Return the case as it would be under this regulation on the clock's day."""
    so_far, stop = _followed(regulation, case, clock.zone)
    if stop is not None:
        clock = replace(clock, today=local_date(case.acts[stop.place].at, clock.zone))
    return _seen(regulation, case, so_far, clock=clock, stop=stop)


def recorded(regulation: Regulation, case: History, clock: Clock, *, until: Stop | None) -> Replay:
    """Return the case as it is under its own regulation, up to the act where another stops."""
    acts = case.acts if until is None else case.acts[: until.place]
    if until is not None:
        clock = replace(clock, today=local_date(case.acts[until.place].at, clock.zone))
    return _seen(regulation, case, walk(regulation, acts), clock=clock, stop=None)


def _seen(
    regulation: Regulation, case: History, so_far: Walk, *, clock: Clock, stop: Stop | None
) -> Replay:
    closed_at = so_far.closed_at
    closed_on = local_date(closed_at, clock.zone) if closed_at else None
    standing = _standing(regulation, case, so_far, clock)
    return Replay(
        walk=so_far,
        stop=stop,
        terms=tuple(terms_of(regulation, so_far, zone=clock.zone, today=clock.today)),
        steps={step.act: unmet(step, standing) for step in _here(regulation, so_far)},
        retain_until_on=retain_until(regulation, closed_on) if closed_on else None,
    )


def _here(regulation: Regulation, so_far: Walk) -> Iterable[Step]:
    for step in regulation.steps:
        if so_far.state in step.from_ and (step.repeats or not so_far.has(step.act)):
            yield step


def _standing(regulation: Regulation, case: History, so_far: Walk, clock: Clock) -> Standing:
    return Standing(
        regulation,
        so_far,
        clock.today,
        named=case.named,
        hidden=case.hidden,
        answers=case.answers,
        zone=clock.zone,
    )


def _followed(regulation: Regulation, case: History, zone: str) -> tuple[Walk, Stop | None]:
    so_far = walk(regulation, ())
    for place, act in enumerate(case.acts):
        today = local_date(act.at, zone)
        standing = _standing(regulation, case, so_far, Clock(zone, today))
        why = _in_the_way(standing, act, case.roles[place])
        if why is not None:
            return so_far, Stop(place, act.act, why)
        step = regulation.step(act.act)
        so_far = advance(regulation, so_far, replace(act, kind=step.kind if step else act.kind))
    return so_far, None


def _in_the_way(case: Standing, act: Taken, role: str) -> Refusal | None:
    """Return why this act could not be done as it was, or None."""
    step, so_far = case.regulation.step(act.act), case.walk
    if step is None:
        return Refusal("replay.unknown", message="Deze stap bestaat dan niet.")
    if step.kind == "receive":
        return None if not so_far.taken else _not_now(so_far)
    if so_far.state not in step.from_ or (so_far.has(step.act) and not step.repeats):
        return _not_now(so_far)
    if role and role not in step.by:
        return Refusal("replay.role", message="Deze stap is dan aan iemand anders.", role=role)
    blocked = unmet(step, case)
    return blocked[0] if blocked else _wrong_facts(step, act, case.regulation)


def _not_now(so_far: Walk) -> Refusal:
    message = "Deze stap kan dan niet op dat moment."
    return Refusal("replay.not_now", message=message, state=so_far.state)


NEEDED: Mapping[str, Sequence[str]] = {
    "rule": ("outcome",),
    "appoint": ("person", "seat"),
    "release": ("person",),
}
"""Facts without which an act of this kind means nothing."""


def _wrong_facts(step: Step, act: Taken, regulation: Regulation) -> Refusal | None:
    """What was recorded must mean something there; that more would be asked does not matter."""
    if any(name not in act.facts for name in NEEDED.get(step.kind, ())):
        return Refusal("replay.facts", message="Bij deze stap hoort dan meer dan is vastgelegd.")
    for one in step.fields:
        known = regulation.code_lists.get(one.list or one.name, ())
        if one.type in ("code", "codes") and set(_many(act.facts.get(one.name))) - set(known):
            message = "Wat is gekozen, staat dan niet meer in de lijst."
            return Refusal("replay.code", message=message, field=one.name)
    return None


def _many(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value)
    return (str(value),) if value else ()
