"""The clock by itself: from a regulation and a list of acts to every term, with its reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kernel.clock import local_date
from kernel.errors import Refusal
from kernel.terms import Event, Term
from procedures.rules.deadlines import Clock, reckoned
from procedures.rules.events import HAPPENED, names_of
from procedures.rules.exploring import Edge, Graph, Situation, explore, system_of
from procedures.rules.language import Regulation, TermSpec
from procedures.rules.walk import CLOSED


@dataclass(frozen=True, slots=True)
class ActAt:
    """An act with its moment and facts, as somebody wrote it down."""

    act: str
    at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A term of the regulation: `term` is None while it has not started."""

    name: str
    side: str | None
    spec: TermSpec
    term: Term | None


def reckon(regulation: Regulation, acts: Iterable[ActAt], clock: Clock) -> tuple[Reckoned, ...]:
    """Return every term of the regulation as it stands on the clock's day.

    Acts of later days have not happened yet. Not every act has to be given: it is enough that
    some walk of the regulation has these acts in this order. Raise Refusal `clock.act_unknown`,
    `clock.order`, `clock.term_unknown` or `clock.consent`, each with what was possible.
    """
    ordered = sorted(acts, key=lambda one: one.at)
    check_acts(regulation, ordered)
    past = [one for one in ordered if local_date(one.at, clock.zone) <= clock.today]
    found = {term.name: term for term in reckoned(regulation, _events(regulation, past), clock)}
    return tuple(
        Reckoned(name, side, regulation.terms[spec_name], found.get(name))
        for name, (spec_name, side) in names_of(regulation).items()
    )


def _events(regulation: Regulation, acts: Sequence[ActAt]) -> tuple[Event, ...]:
    """Return the acts as events; the first that closes the case is its closing too."""
    events = [Event(one.act, one.at, one.facts) for one in acts]
    if any(one.act == CLOSED for one in acts):
        return tuple(events)
    closing = {step.act for step in regulation.steps if step.to == CLOSED}
    closed = next((one for one in acts if one.act in closing), None)
    return tuple(events) if closed is None else (*events, Event(CLOSED, closed.at))


def check_acts(regulation: Regulation, acts: Sequence[ActAt]) -> None:
    """Raise a Refusal unless the regulation knows these acts, in an order that can be walked."""
    outside = {spec.from_ for spec in regulation.terms.values() if spec.presumes} | {HAPPENED}
    known = sorted({step.act for step in regulation.steps} | outside | {CLOSED})
    for place, one in enumerate(acts, start=1):
        if one.act not in known:
            raise Refusal(
                "clock.act_unknown",
                message=f"Handeling {place}: de regeling kent '{one.act}' niet. Zij kent:"
                f" {', '.join(known)}.",
                act=one.act,
                possible=known,
            )
        _check_facts(regulation, one)
    within = {step.act for step in regulation.steps} | {CLOSED}
    _check_order(explore(system_of(regulation)), [one for one in acts if one.act in within])


def _check_facts(regulation: Regulation, one: ActAt) -> None:
    term = one.facts.get("term")
    names = sorted(names_of(regulation))
    if term is not None and term not in names:
        raise Refusal(
            "clock.term_unknown",
            message=f"'{one.act}' noemt de onbekende termijn '{term}'. De termijnen zijn:"
            f" {', '.join(names)}.",
            act=one.act,
            possible=names,
        )
    step = regulation.step(one.act)
    consents = [one.facts[name] for name in CONSENT if name in one.facts]
    if step is not None and step.kind == "postpone" and False in consents:
        raise Refusal(
            "clock.consent",
            message=f"'{one.act}' kan alleen als de klager ermee instemt.",
            act=one.act,
            possible=[],
        )


CONSENT = ("consent", "complainant_consents")


def _check_order(graph: Graph, acts: Sequence[ActAt]) -> None:
    here = _onward(graph, set(graph.beginnings))
    before = "het begin"
    for one in acts:
        ways = [edge for situation in here for edge in graph.ways[situation]]
        taken = {edge.target for edge in ways if _is(edge, one)}
        if not taken:
            possible = sorted({edge.move.act for edge in ways} - {""})
            raise Refusal(
                "clock.order",
                message=f"'{one.act}' op {one.at.isoformat()} kan niet na {before}. Mogelijk was:"
                f" {', '.join(possible) or 'niets meer'}.",
                act=one.act,
                possible=possible,
            )
        here, before = _onward(graph, taken), f"'{one.act}'"


def _is(edge: Edge, one: ActAt) -> bool:
    side = one.facts.get("side")
    if one.act == CLOSED and edge.move.to == CLOSED and edge.source.state != CLOSED:
        return True
    return edge.move.act == one.act and side in (None, "", edge.move.side or side)


def _onward(graph: Graph, situations: set[Situation]) -> set[Situation]:
    """Return every situation that can follow, these included."""
    found, todo = set(situations), list(situations)
    while todo:
        for edge in graph.ways[todo.pop()]:
            if edge.target not in found:
                found.add(edge.target)
                todo.append(edge.target)
    return found
