"""Who may act: never nobody, never only somebody whose own case it is, and never unseeing."""

from collections.abc import Iterator
from functools import partial

from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.exploring import Edge, told
from procedures.rules.language import Panel, Regulation, Step
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.walk import SIDES

PARTIES = frozenset({*SIDES, "system"})
JUDGES = frozenset({"admit", "decline", "rule", "advise", "decide"})
HANDLED_BEFORE = frozenset({"mediator", "confidential_adviser"})
SMALLEST = 3


def someone_acts(subject: Subject) -> Iterator[Failure]:
    """In each state somebody who is no party can go on, and who acts can see the case."""
    regulation = subject.regulation
    for name, state in regulation.states.items():
        here = [step for step in regulation.steps if name in step.from_]
        if not state.final and not any(_impartial(regulation, step) for step in here):
            yield failed("only_parties", state=name)
        if not state.final:
            yield from _waited_for(name, state.waits_for, here)
    for step in regulation.steps:
        if step.kind in JUDGES and not _impartial(regulation, step):
            yield failed("interested_decides", step=step.act)
        yield from _seeing(subject, step)
        yield from _summoned(regulation, step)


def _summoned(regulation: Regulation, step: Step) -> Iterator[Failure]:
    """Who works elsewhere and is waited for from a step on, is told so by letter."""
    state = regulation.states.get(step.to or "")
    if state is None or state.waits_for not in state.open_to or step.to in step.from_:
        return
    if state.waits_for not in {letter.to for letter in step.letters}:
        yield failed("waited_untold", step=step.act, role=state.waits_for)


def _waited_for(name: str, waits_for: str | None, here: list[Step]) -> Iterator[Failure]:
    if waits_for is None:
        yield failed("wait_unsaid", state=name)
    elif not any(waits_for in step.by for step in here):
        yield failed("waited_in_vain", state=name, role=waits_for)


def _impartial(regulation: Regulation, step: Step) -> bool:
    excluded = set(regulation.panel.excluded) if regulation.panel else set()
    judging = HANDLED_BEFORE | excluded if step.kind in JUDGES else frozenset()
    return bool(set(step.by) - PARTIES - judging)


def _seats(panel: Panel | None) -> set[str]:
    return {*panel.seats, *panel.experts, *panel.support} if panel else set()


def _seeing(subject: Subject, step: Step) -> Iterator[Failure]:
    """Whoever has no seat and does not see every case needs a state that opens the case."""
    regulation = subject.regulation
    blind = set(step.by) - PARTIES - SEES_EVERY_CASE - _seats(regulation.panel)
    for role in sorted(blind):
        opened = {name for name, state in regulation.states.items() if role in state.open_to}
        if set(step.from_) <= opened or step.kind == "receive":
            continue
        came = subject.graph.avoiding(partial(_enters, opened))
        edge = next((edge for edge in subject.edges_of(step) if edge.source in came), None)
        if edge is not None:
            yield failed("case_unseen", told(came, edge), step=step.act, role=role)


def _enters(states: set[str], edge: Edge) -> bool:
    return edge.target.state in states


def committee_sound(subject: Subject) -> Iterator[Failure]:
    """A committee has a chair, enough members, and seats that somebody can be appointed to."""
    regulation = subject.regulation
    panel = regulation.panel
    kinds = {step.kind for step in regulation.steps}
    if panel is None:
        if "appoint" in kinds:
            yield failed("committee_unknown")
        return
    if "appoint" not in kinds:
        yield failed("nobody_appointed")
    if "release" not in kinds:
        yield failed("nobody_released")
    if not any(_tells_panel(step) for step in regulation.steps):
        yield failed("committee_untold")
    yield from (*_composed(panel), *_seated(regulation, panel))


def _tells_panel(step: Step) -> bool:
    """Both sides are told once the committee is complete, so that they can object."""
    held = {guard.holds for guard in step.requires}
    told = {letter.to for letter in step.letters}
    return "panel_complete" in held and set(SIDES) <= told and step.kind == "note"


def _composed(panel: Panel) -> Iterator[Failure]:
    count = sum(panel.seats.values())
    if "chair" not in panel.seats:
        yield failed("chair_missing")
    if count < SMALLEST:
        yield failed("committee_small", count=count, least=SMALLEST)
    if panel.odd and count % 2 == 0:
        yield failed("committee_even", count=count)
    yield from _chosen(panel, panel.pool or count)
    for role in sorted(set(panel.excluded) & set(panel.seats)):
        yield failed("judge_excluded", role=role)


def _chosen(panel: Panel, pool: int) -> Iterator[Failure]:
    count = sum(panel.seats.values())
    if pool < count:
        yield failed("pool_small", number=pool, count=count)
    for seat in panel.external:
        if seat not in _seats(panel):
            yield failed("outsider_unseated", seat=seat)
    for description, number in panel.mix.items():
        if number > pool:
            yield failed("mix_impossible", description=description, number=number)


def _seated(regulation: Regulation, panel: Panel) -> Iterator[Failure]:
    """Who judges in a committee has a seat that judges."""
    for step in regulation.steps:
        if step.kind == "rule" and not set(step.by) & set(panel.seats):
            yield failed("step_unseated", step=step.act)
