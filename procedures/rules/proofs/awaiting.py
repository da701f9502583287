"""Whoever may react is shown what to react to, and has the time for it, before anybody judges."""

from collections.abc import Iterator

from procedures.rules.exploring import told
from procedures.rules.language import Regulation, Step, TermSpec
from procedures.rules.proofs.subject import Failure, Subject, failed

DECIDES = frozenset({"decline", "rule", "advise", "decide"})
AGREES = frozenset({"admit", "settle", "withdraw", "refer", "change", "mediate", "close"})
"""What gives the one who may react what they want, or what they chose themselves."""
JUDGES = frozenset({"rule", "advise"})
OWN = "own regulation"


def views_awaited(subject: Subject) -> Iterator[Failure]:
    """A draft that a law asks for is shown first, and the time to give views is waited for."""
    steps = subject.regulation.steps
    for draft in filter(_asked_by_law, steps):
        for step in steps:
            if step.kind in JUDGES:
                yield from _unshown(subject, draft, step)
    for name, spec in subject.regulation.terms.items():
        deciding = steps if _gives_views(subject.regulation, spec) else ()
        for step in deciding:
            if step.kind not in AGREES and not _waits(step, name):
                yield from _hurried(subject, name, spec, step)


def pieces_inspected(subject: Subject) -> Iterator[Failure]:
    """Whoever is heard has had the pieces for so many days, and a day is named for the talk.

    Article 7:4 of the Awb gives a week in objections; title 9.1 names no time for complaints.
    """
    for step in subject.regulation.steps:
        asked = any(guard.inspected is not None for guard in step.requires)
        if step.kind == "hear" and not asked:
            yield failed("heard_unprepared", step=step.act)
        if asked and not any(field.type == "date" for field in step.fields):
            yield failed("heard_undated", step=step.act)


def _asked_by_law(step: Step) -> bool:
    own = step.source is None or step.source.startswith(OWN)
    return step.kind == "draft" and not own


def _unshown(subject: Subject, draft: Step, step: Step) -> Iterator[Failure]:
    came = subject.graph.without(subject.graph.events([draft.act]))
    edge = next((edge for edge in subject.edges_of(step) if edge.source in came), None)
    if edge is not None:
        yield failed("judged_before", told(came, edge), step=step.act, other=draft.act)


def _gives_views(regulation: Regulation, spec: TermSpec) -> bool:
    """Whether a term is time to react in: to a draft or a report, or to being asked to mend."""
    asked = regulation.step(spec.from_)
    if asked is not None and asked.kind == "complete":
        return True
    steps = (regulation.step(act) for act in spec.ends)
    return any(step is not None and step.kind == "view" for step in steps)


def _waits(step: Step, term: str) -> bool:
    return any(guard.waited == term for guard in step.requires)


def _hurried(subject: Subject, name: str, spec: TermSpec, step: Step) -> Iterator[Failure]:
    """Somebody decides, or ends the time to react, while the term for it still runs."""
    graph = subject.graph
    starts = graph.events([spec.from_])
    stops = graph.events([*spec.ends, *spec.lapses])
    able = graph.hopeful(graph.events(spec.ends))
    waits = graph.running(starts, stops) & able
    edges = (edge for edge in subject.edges_of(step) if edge.source in waits)
    ends = step.kind in DECIDES or step.act in spec.lapses
    edge = next((one for one in edges if ends or one.target not in able), None)
    if edge is not None:
        walk = graph.shortest(starts, stops, lambda here: here is edge.source)
        yield failed("reaction_cut_short", (*walk, edge.move.label), step=step.act, term=name)
