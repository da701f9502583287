"""Which steps lead from state to state, and how far each state is from the beginning."""

from collections.abc import Mapping
from dataclasses import dataclass

from procedures.rules.language import Regulation, Step


@dataclass(frozen=True, slots=True)
class Way:
    """The steps that lead from one state to another one."""

    from_: str
    to: str
    acts: tuple[str, ...]


def ways(regulation: Regulation) -> tuple[Way, ...]:
    """Return the ways between states, in the order of the states and the steps."""
    found: dict[tuple[str, str], list[str]] = {}
    for state in regulation.states:
        for step in regulation.steps:
            if step.to is None or step.to == state or step.to not in regulation.states:
                continue
            if state in step.from_:
                found.setdefault((state, step.to), []).append(step.act)
    return tuple(Way(from_, to, tuple(acts)) for (from_, to), acts in found.items())


def staying(regulation: Regulation, state: str) -> tuple[Step, ...]:
    """Return the steps that are taken in a state and leave the case there."""
    return tuple(
        step
        for step in regulation.steps
        if state in step.from_ and (step.to is None or step.to == state)
    )


def layers(regulation: Regulation) -> tuple[tuple[str, ...], ...]:
    """Return the states in layers: each as far down as the longest way to it without turning back.

    States that nothing leads to come last.
    """
    onward: dict[str, list[str]] = {state: [] for state in regulation.states}
    for way in ways(regulation):
        onward[way.from_].append(way.to)
    first = next(iter(regulation.states))
    order = _ordered(onward, first)
    place = {state: number for number, state in enumerate(order)}
    depth = {first: 0}
    for state in order:
        for target in onward[state]:
            if place[target] > place[state]:
                depth[target] = max(depth.get(target, 0), depth[state] + 1)
    lost = [state for state in regulation.states if state not in depth]
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for state in regulation.states:
        if state in depth:
            rows[depth[state]].append(state)
    return tuple(tuple(row) for row in [*rows, lost] if row)


def _ordered(onward: Mapping[str, list[str]], first: str) -> list[str]:
    """Return the states that can be reached, each before those it leads to but for turns back."""
    seen: set[str] = set()
    done: list[str] = []

    def visit(state: str) -> None:
        seen.add(state)
        for target in reversed(onward[state]):
            if target not in seen:
                visit(target)
        done.append(state)

    visit(first)
    return done[::-1]
