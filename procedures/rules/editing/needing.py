"""What of a regulation needs a step: other steps wait for it, terms run from it or end with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from procedures.rules.language import Regulation, Step, TermSpec

CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs a step: a step, term, piece, way of filing or objection, and how.

    `how` is a word of the language: taken, unless, visible_from, starts, ends, only_end, lapses,
    extends, cures, postpones, suspends, resumes, silence, presumes, fallback, made, blocks.
    """

    kind: str
    name: str
    how: str


def needed_for(regulation: Regulation, act: str) -> tuple[Need, ...]:
    """Return everything that names this step, in the order of the regulation."""
    return (
        *_of_steps(regulation, act),
        *_of_terms(regulation, act),
        *_beside(regulation, act),
    )


def waiting_for(regulation: Regulation, act: str) -> tuple[str, ...]:
    """Return the steps that can never be taken without this one, in order, this one left out."""
    found, todo = {act}, [act]
    while todo:
        one = todo.pop()
        for step in regulation.steps:
            if step.act not in found and any(guard.taken == one for guard in step.requires):
                found.add(step.act)
                todo.append(step.act)
    return tuple(step.act for step in regulation.steps if step.act in found - {act})


def _of_steps(regulation: Regulation, act: str) -> Iterator[Need]:
    for step in regulation.steps:
        if step.act != act:
            for how in _waits(step, act):
                yield Need("step", step.act, how)


def _waits(step: Step, act: str) -> Iterator[str]:
    if any(guard.taken == act for guard in step.requires):
        yield "taken"
    if any(one.taken == act for guard in step.requires for one in guard.unless):
        yield "unless"
    if step.visible_from == act:
        yield "visible_from"


def _of_terms(regulation: Regulation, act: str) -> Iterator[Need]:
    for name, spec in regulation.terms.items():
        for how in _moves(spec, act):
            yield Need("term", name, how)


def _moves(spec: TermSpec, act: str) -> Iterator[str]:
    if spec.from_ == act:
        yield "starts"
    if act in spec.ends:
        yield "only_end" if set(spec.ends) == {act} else "ends"
    extends = (spec.extended_by or "extended") if spec.extension else None
    named = {
        "extends": extends,
        "cures": spec.cure.on if spec.cure else None,
        "postpones": spec.consent_postpones,
        "suspends": spec.suspended_from,
        "resumes": spec.suspended_until,
        "silence": spec.silence,
        "presumes": spec.presumes,
        "fallback": spec.fallback.starts if spec.fallback else None,
    }
    yield from (how for how, name in named.items() if name == act)


def _beside(regulation: Regulation, act: str) -> Iterator[Need]:
    for content in regulation.contents:
        if content.act == act:
            yield Need("content", content.name, "made")
    panel = regulation.panel
    if panel is not None and panel.challenge is not None and panel.challenge.act == act:
        yield Need("committee", "challenge", "made")
