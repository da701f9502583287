from collections.abc import Iterator

from procedures.rules.exploring.moves import BEFORE, guarded
from procedures.rules.language import Guard, Step
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.ways import edges, reachable


def all_reached(subject: Subject) -> Iterator[Failure]:
    """Every state and every step can be reached."""
    regulation = subject.regulation
    near = reachable(regulation, next(iter(regulation.states)))
    for state in regulation.states:
        if state not in near:
            yield failed("state_never", state=state)
    taken = {edge.move.act for edge in subject.graph.edges}
    for step in regulation.steps:
        if step.act not in taken:
            yield _never(subject, step, near)


def _never(subject: Subject, step: Step, near: set[str]) -> Failure:
    guard = _blocking(subject, step) if set(step.from_) & near else None
    if guard is None:
        return failed("step_never", step=step.act)
    if guard.taken or guard.not_taken:
        code = "step_never_after" if guard.taken else "step_never_before"
        return failed(code, step=step.act, other=guard.taken or guard.not_taken or "")
    return failed("step_never_when", step=step.act, guard=guard.holds or "answered")


def _blocking(subject: Subject, step: Step) -> Guard | None:
    """Return the first guard that holds in none of the situations the step starts from."""
    flags = subject.graph.system.flags
    here = [one.flags for one in subject.graph.ways if one.state in step.from_]
    for guard in step.requires:
        alone = step.model_copy(update={"requires": (guard,), "repeats": True})
        wants, forbids = guarded(subject.regulation, flags, alone)
        if not any(not facts & forbids and all(facts & want for want in wants) for facts in here):
            return guard
    return None


def all_left(subject: Subject) -> Iterator[Failure]:
    """From every situation that is not final a case can come to an end."""
    regulation = subject.regulation
    final = {name for name, state in regulation.states.items() if state.final}
    told: set[str] = set()
    for name in regulation.states:
        if name not in final and not reachable(regulation, name) & final:
            told.add(name)
            yield failed("state_endless", state=name)
        if name in final and edges(regulation)[name]:
            yield failed("end_left", state=name)
    ending = subject.graph.leading_to([one for one in subject.graph.ways if subject.is_final(one)])
    for situation in subject.graph.ways:
        if situation not in ending and situation.state not in {*told, BEFORE}:
            told.add(situation.state)
            yield failed("state_stuck", subject.graph.walk_to(situation), state=situation.state)


def no_endless_wait(subject: Subject) -> Iterator[Failure]:
    """In each state that is not final some step meets a term, so that nobody waits undated."""
    regulation = subject.regulation
    meets = {
        act
        for spec in regulation.terms.values()
        if not (spec.backward or spec.window)
        for act in spec.ends
    }
    dated = {state for step in regulation.steps if step.act in meets for state in step.from_}
    for name, state in regulation.states.items():
        if not state.final and name not in dated:
            yield failed("state_undated", state=name)
