"""A regulation compiled: one table of transitions, from which everything else follows."""

from collections.abc import Iterator
from dataclasses import dataclass

from procedures.rules.events import names_of
from procedures.rules.language import Guard, LetterTo, Regulation, Step
from procedures.rules.walk import CLOSED

ANYTHING_BEFORE = ""
"""The state before a case exists, from which it is received."""


@dataclass(frozen=True, slots=True)
class Row:
    """One transition: what, from where to where, by whom, when allowed, and all that follows.

    Terms are named as in the case: one that runs per side is there once for each.
    """

    act: str
    kind: str
    from_: str
    to: str
    who: tuple[str, ...]
    guards: tuple[Guard, ...]
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    suspends: tuple[str, ...]
    resumes: tuple[str, ...]
    lengthens: tuple[str, ...]
    letters: tuple[LetterTo, ...]
    outcome: str | None
    source: str | None


def compile_table(regulation: Regulation) -> tuple[Row, ...]:
    """Return the transitions in the order of the steps, one for each state a step starts from."""
    return tuple(
        _row(regulation, step, from_) for step in regulation.steps for from_ in _from(step)
    )


def _from(step: Step) -> tuple[str, ...]:
    return (ANYTHING_BEFORE,) if step.kind == "receive" else step.from_


def _row(regulation: Regulation, step: Step, from_: str) -> Row:
    to = step.to or from_ or next(iter(regulation.states))
    events = frozenset({step.act, *([CLOSED] if to == CLOSED != from_ else [])})
    return Row(
        act=step.act,
        kind=step.kind,
        from_=from_,
        to=to,
        who=step.by,
        guards=step.requires,
        starts=tuple(_terms(regulation, "starts", events)),
        stops=tuple(_terms(regulation, "stops", events)),
        suspends=tuple(_terms(regulation, "suspends", events)),
        resumes=tuple(_terms(regulation, "resumes", events)),
        lengthens=tuple(_terms(regulation, "lengthens", events)),
        letters=step.letters,
        outcome=step.outcome,
        source=step.source,
    )


def _terms(regulation: Regulation, what: str, events: frozenset[str]) -> Iterator[str]:
    for name, (spec_name, _side) in names_of(regulation).items():
        if events & set(_moved_by(regulation, spec_name)[what]):
            yield name


def _moved_by(regulation: Regulation, name: str) -> dict[str, tuple[str | None, ...]]:
    spec = regulation.terms[name]
    extended = (spec.extended_by or "extended",) if spec.extension else ()
    cured = (spec.cure.on,) if spec.cure else ()
    return {
        "starts": (spec.from_,),
        "stops": (*spec.ends, *spec.lapses),
        "suspends": (spec.suspended_from,),
        "resumes": (spec.suspended_until,),
        "lengthens": (*extended, *cured, spec.consent_postpones),
    }
