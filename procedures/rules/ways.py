"""Which states lead to which, by the steps alone: guards and acts are left out."""

from procedures.rules.language import Regulation


def edges(regulation: Regulation) -> dict[str, set[str]]:
    """Return from each state the states that a step leads to."""
    found: dict[str, set[str]] = {state: set() for state in regulation.states}
    for step in regulation.steps:
        for state in step.from_:
            if step.to and state in found:
                found[state].add(step.to)
    return found


def reachable(regulation: Regulation, start: str) -> set[str]:
    """Return every state that can be reached from `start`, itself included."""
    ways, seen, todo = edges(regulation), set[str](), [start]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            todo.extend(ways.get(state, ()))
    return seen
