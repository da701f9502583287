"""What a fair procedure asks: told, heard, judged by a complete committee, decided on advice."""

from collections.abc import Callable, Iterator

from procedures.rules.exploring import Edge
from procedures.rules.exploring.moves import excused
from procedures.rules.language import Regulation, Step
from procedures.rules.proofs.subject import Failure, Subject
from procedures.rules.walk import SIDES

HEARS = frozenset({"invite", "hear", "rule"})
ENDS_EARLY = frozenset({"withdraw", "settle", "decline", "refer", "close"})
IN_DUTCH = {"complainant": "de klager", "respondent": "de beklaagde"}


def both_sides_heard(subject: Subject) -> Iterator[Failure]:
    """No judgment without admissibility and hearing both sides (Awb art. 9:10).

    Each side was heard, waived it, or left a served invitation unanswered; or the statute's own
    exception for that side was recorded. The guards must say so themselves, and on no walk may
    it be otherwise.
    """
    for step in subject.regulation.steps:
        if step.kind == "rule":
            yield from _admitted(subject, step)
            yield from _heard(subject, step)


def _admitted(subject: Subject, step: Step) -> Iterator[Failure]:
    held = {guard.holds for guard in step.requires}
    admitted = subject.flag("admitted")
    walk = subject.nearest(step, lambda edge: not edge.source[1] & admitted)
    if walk is not None or "admissible" not in held:
        yield Failure(
            f"Stap '{step.act}' oordeelt zonder dat de klacht ontvankelijk is.", walk or ()
        )


def _heard(subject: Subject, step: Step) -> Iterator[Failure]:
    held = {guard.holds for guard in step.requires}
    walk = subject.nearest(step, _unheard(subject, step))
    if walk is not None or "both_sides_heard" not in held:
        yield Failure(
            f"Stap '{step.act}' oordeelt zonder dat beide kanten zijn gehoord.", walk or ()
        )
    for guard in step.requires:
        for one in guard.unless:
            if one.source is None:
                yield Failure(
                    f"Stap '{step.act}' slaat het horen van {IN_DUTCH[one.side]} over na"
                    f" '{one.taken}', maar noemt daarvoor geen wetsartikel."
                )


def _unheard(subject: Subject, step: Step) -> Callable[[Edge], bool]:
    flags = subject.graph.system.flags
    enough = []
    for side in SIDES:
        bits = flags.done(side)
        for guard in step.requires:
            bits |= excused(flags, guard, side)
        enough.append(bits)
    return lambda edge: not all(edge.source[1] & bits for bits in enough)


def informed_first(subject: Subject) -> Iterator[Failure]:
    """Nobody is asked, heard, mediated with or judged who was never told of the complaint."""
    if not any(step.kind == "inform" for step in subject.regulation.steps):
        return
    informed = subject.flag("informed")
    for step in subject.regulation.steps:
        edges = (edge for edge in subject.edges_of(step) if not edge.source[1] & informed)
        edge = next((edge for edge in edges if _involves(step, edge)), None)
        if edge is not None:
            walk = subject.graph.walk_through(edge)
            yield Failure(
                f"Stap '{step.act}' betrekt de beklaagde, die nog niet weet van de klacht.", walk
            )


def _involves(step: Step, edge: Edge) -> bool:
    """Whether a step asks something of the respondent, or writes to them while the case goes on."""
    if step.kind == "inform":
        return False
    if edge.move.side:
        return edge.move.side == "respondent" and step.kind in ("invite", "hear", "waive", "answer")
    if step.kind in HEARS or step.kind == "mediate" or step.hears == "both":
        return True
    written = any(letter.to == "respondent" for letter in step.letters)
    acts = "respondent" in step.by and step.kind == "answer"
    return acts or (written and step.kind not in ENDS_EARLY)


def committee_complete(subject: Subject) -> Iterator[Failure]:
    """Where there is a committee, it is complete when it invites, hears and judges."""
    if subject.regulation.panel is None:
        return
    panel = subject.flag("panel")
    for step in subject.regulation.steps:
        if step.kind in HEARS:
            walk = subject.nearest(step, lambda edge: not edge.source[1] & panel)
            if walk is not None:
                yield Failure(f"Stap '{step.act}' kan met een onvolledige commissie.", walk)


def anonymity_kept(subject: Subject) -> Iterator[Failure]:
    """Mediation needs two names; and what anonymity blocks cannot be done anonymously."""
    if "anonymous" not in subject.regulation.filing.anonymity:
        return
    named = subject.flag("named")
    asked = _asks_names(subject.regulation)
    for step in subject.regulation.steps:
        if step.kind == "mediate" and not asked:
            yield Failure(f"Stap '{step.act}' bemiddelt met iemand van wie de naam geheim is.")
        elif step.kind == "mediate":
            walk = subject.nearest(step, lambda edge: not edge.source[1] & named)
            if walk is not None:
                yield Failure(
                    f"Stap '{step.act}' bemiddelt met iemand van wie de naam geheim is.", walk
                )


def _asks_names(regulation: Regulation) -> bool:
    guards = (guard for step in regulation.steps for guard in step.requires)
    return bool(regulation.filing.blocks) or any(guard.holds == "named" for guard in guards)


def decision_follows(subject: Subject) -> Iterator[Failure]:
    """Who decides decides on an advice, an advice is decided on, and mediation comes first."""
    steps = subject.regulation.steps
    judged, mediating = subject.flag("judged"), subject.flag("mediating")
    advises = [step for step in steps if step.kind == "advise" or _advisory(step)]
    decides = [step for step in steps if step.kind == "decide"]
    for step in advises if not decides else ():
        if step.kind == "rule":
            yield Failure(f"Stap '{step.act}' is een advies, maar niemand beslist erover.")
    for step in decides:
        walk = subject.nearest(step, lambda edge: not edge.source[1] & judged)
        if walk is not None:
            yield Failure(f"Stap '{step.act}' beslist voordat er een advies is.", walk)
    for step in steps:
        if step.outcome == "mediated":
            walk = subject.nearest(step, lambda edge: not edge.source[1] & mediating)
            if walk is not None:
                yield Failure(
                    f"Stap '{step.act}' is een uitkomst van bemiddeling die niet loopt.", walk
                )


def _advisory(step: Step) -> bool:
    return step.kind == "rule" and not step.binding
