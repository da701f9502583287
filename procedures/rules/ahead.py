"""What happens next in a case, for one side: by whom, until when, and what silence means.

Read off the regulation, the acts and the terms, so that no state leaves a side without an answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from procedures.rules.events import names_of
from procedures.rules.language import Length, Regulation, Step, TermSpec
from procedures.rules.sharing import act_shown_in, row_shown
from procedures.rules.walk import SIDES, Walk

LIVE = frozenset({"running", "overdue", "suspended"})
EARLY = frozenset({"withdraw", "settle", "change"})
"""Kinds of acts that end a case in another way than it is on: nobody waits for them."""
NOBODY = frozenset({"system"})


@dataclass(frozen=True, slots=True)
class Running:
    """A term of a case as it stands: its name in the case, its last day, its state."""

    name: str
    due_on: date
    state: str


@dataclass(frozen=True, slots=True)
class Way:
    """Where somebody can go outside, and until which day."""

    body: str
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next: a term that somebody meets, or (without one) the role it waits for.

    `acts` are steps the side may know of; `yours` says that the side itself can do it. `silence`
    is the act that it counts as when nobody does anything in time; `goes_on` says that the case
    goes on without the reaction of a side. `over` is a case that has ended.
    """

    over: bool = False
    term: Running | None = None
    acts: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    yours: bool = False
    silence: str = ""
    goes_on: bool = False
    extension: Length | None = None
    times: int = 0
    resumes: str = ""
    ways: tuple[Way, ...] = ()


def ahead(regulation: Regulation, so_far: Walk, terms: Iterable[Running], side: str) -> Ahead:
    """Return what comes next for a side. `terms` are all of the case's, as of today."""
    found = list(terms)
    ways = tuple(_ways(regulation, found)) if side == "complainant" else ()
    if regulation.states[so_far.state].final:
        return Ahead(over=True, ways=ways)
    first = _first(regulation, found, side)
    open_ = [step for step in regulation.steps if _open(step, so_far)]
    if first is None:
        return replace(_of_state(regulation, so_far, side, open_), ways=ways)
    return replace(_of_term(regulation, so_far, first, side=side, open_=open_), ways=ways)


def _of_state(regulation: Regulation, so_far: Walk, side: str, open_: Sequence[Step]) -> Ahead:
    steps = [step for step in open_ if _leads_on(step, so_far)] or open_
    return Ahead(
        acts=_shown(steps, so_far, side),
        who=_who(steps, regulation.states[so_far.state].waits_for),
        yours=any(side in step.by for step in steps),
    )


def _of_term(
    regulation: Regulation, so_far: Walk, term: Running, *, side: str, open_: Sequence[Step]
) -> Ahead:
    spec = regulation.terms[names_of(regulation)[term.name][0]]
    meeting = [step for step in open_ if step.act in spec.ends]
    steps = meeting or [step for step in open_ if _leads_on(step, so_far)]
    extended = sum(one.facts.get("term") == term.name for one in so_far.taken)
    left = (spec.extension.max_times if spec.extension else 0) - extended
    return Ahead(
        term=term,
        acts=_shown(steps, so_far, side),
        who=_who(steps, regulation.states[so_far.state].waits_for),
        yours=any(side in step.by for step in meeting),
        silence=spec.silence or "",
        goes_on=_goes_on(spec, open_, so_far),
        extension=spec.extension.length if spec.extension and left > 0 else None,
        times=max(left, 0),
        resumes=spec.suspended_until or "" if term.state == "suspended" else "",
    )


def _open(step: Step, so_far: Walk) -> bool:
    """Whether the walk allows a step now; its other conditions may still have to be met."""
    again = step.repeats or not so_far.has(step.act)
    return so_far.state in step.from_ and again and step.kind not in EARLY


def _leads_on(step: Step, so_far: Walk) -> bool:
    return step.to is not None and step.to != so_far.state


def _goes_on(spec: TermSpec, open_: Iterable[Step], so_far: Walk) -> bool:
    onward = [step for step in open_ if _leads_on(step, so_far) and step.act not in spec.ends]
    return any(not {guard.taken for guard in step.requires} & set(spec.ends) for step in onward)


def _first(regulation: Regulation, terms: Iterable[Running], side: str) -> Running | None:
    """Return the term of the side that ends first; one that stands still comes last."""
    mine = [one for one in terms if one.state in LIVE and of_side(one.name, side, regulation)]
    return min(mine, key=lambda one: (one.state == "suspended", one.due_on, one.name), default=None)


def of_side(name: str, side: str, regulation: Regulation) -> bool:
    """Whether a term of a case, by its name there, matters to a side and asks for something."""
    spec = regulation.terms.get(names_of(regulation).get(name, ("", None))[0])
    if spec is None or spec.window or spec.backward:
        return False
    return row_shown(side, name, regulation)


def _shown(steps: Iterable[Step], so_far: Walk, side: str) -> tuple[str, ...]:
    return tuple(step.act for step in steps if act_shown_in(side, step, so_far))


def _who(steps: Iterable[Step], waits_for: str | None) -> tuple[str, ...]:
    """Return who can do it: the sides first, then whom the state waits for, or else everybody."""
    roles = dict.fromkeys(role for step in steps for role in step.by if role not in NOBODY)
    sides = tuple(role for role in roles if role in SIDES)
    if waits_for and (waits_for in roles or not roles):
        return tuple(dict.fromkeys((*sides, waits_for)))
    return tuple(roles)


def _ways(regulation: Regulation, terms: Iterable[Running]) -> Iterable[Way]:
    """Yield where the complainant can go, while the window for it is open."""
    open_until = {one.name: one.due_on for one in terms if one.state == "open"}
    for step in regulation.next_steps:
        if step.term in open_until:
            yield Way(step.body, open_until[step.term])
