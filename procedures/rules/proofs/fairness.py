"""What a fair procedure asks: told, heard, judged by a complete committee, decided on advice."""

from collections.abc import Callable, Iterator

from procedures.rules.exploring import Edge
from procedures.rules.exploring.moves import absences, ends_mediation, excused
from procedures.rules.language import Regulation, Step, Unheard
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.walk import SIDES

HEARS = frozenset({"invite", "hear", "rule"})
TOGETHER = HEARS | {"draft"}
"""What a committee does as a whole."""
TAKES_UP = frozenset({"admit", "decline"})
ENDS_EARLY = frozenset({"withdraw", "settle", "decline", "refer", "change", "close"})


def both_sides_heard(subject: Subject) -> Iterator[Failure]:
    """No judgment without admissibility and hearing both sides (Awb art. 9:10).

    Each side was heard, waived it, or left a served invitation unanswered; or the statute's own
    exception for that side was recorded. The guards must say so themselves, and on no walk may
    it be otherwise.
    """
    rules = [step for step in subject.regulation.steps if step.kind == "rule"]
    for step in rules:
        yield from _admitted(subject, step)
        yield from _heard(subject, step)
    for step in subject.regulation.steps if rules else ():
        if step.kind == "draft":
            yield from _heard(subject, step)
    if rules:
        yield from _hearable(subject.regulation)


def _hearable(regulation: Regulation) -> Iterator[Failure]:
    """There is a step that hears each side, and one to answer an invitation with."""
    kinds = {step.kind for step in regulation.steps}
    if not any(step.hears != "none" and step.kind != "waive" for step in regulation.steps):
        yield failed("nobody_heard")
    if "invite" in kinds and not any(_answers(step) for step in regulation.steps):
        yield failed("invitation_unanswered")


def _answers(step: Step) -> bool:
    return step.kind == "answer" and any(field.type == "side" for field in step.fields)


def ways_out(subject: Subject) -> Iterator[Failure]:
    """While nothing is judged, the complainant can stop, or be satisfied (Awb art. 9:5).

    Being satisfied is no end where the outcomes do not know it: wrongdoing stays wrongdoing.
    """
    regulation = subject.regulation
    judged, closed = subject.flag("judged"), subject.flag("closed")
    early = {one.state for one in subject.graph.ways if not one.flags & (judged | closed)}
    for kind, code in _ends_asked(regulation):
        steps = [step for step in regulation.steps if step.kind == kind]
        open_ = {state for step in steps for state in step.from_ if step.outcome != "mediated"}
        for state in regulation.states:
            if state in early - open_ and not regulation.states[state].final:
                yield failed(code, state=state)


def _ends_asked(regulation: Regulation) -> Iterator[tuple[str, str]]:
    yield "withdraw", "never_withdrawn"
    if "settled_to_satisfaction" in regulation.code_lists.get("outcome", ()):
        yield "settle", "never_satisfied"


def _admitted(subject: Subject, step: Step) -> Iterator[Failure]:
    held = {guard.holds for guard in step.requires}
    admitted = subject.flag("admitted")
    walk = subject.nearest(step, lambda edge: not edge.source.flags & admitted)
    if walk is not None or "admissible" not in held:
        yield failed("judged_unadmitted", walk or (), step=step.act)


def _heard(subject: Subject, step: Step) -> Iterator[Failure]:
    held = {guard.holds for guard in step.requires}
    walk = subject.nearest(step, _unheard(subject, step))
    if walk is not None or "both_sides_heard" not in held:
        yield failed("judged_unheard", walk or (), step=step.act)
    for guard in step.requires:
        for one in guard.unless:
            if one.source is None:
                yield failed("hearing_skipped", step=step.act, whom=one.side, other=one.taken)
            yield from _nobody(subject, one)


def _nobody(subject: Subject, one: Unheard) -> Iterator[Failure]:
    """Nobody says that there is no other side once it was told of the complaint."""
    says, informed = subject.regulation.step(one.taken), subject.flag("informed")
    if says is not None and one.absent:
        walk = subject.nearest(says, lambda edge: bool(edge.source.flags & informed))
        if walk is not None:
            yield failed("absent_after_informing", walk, step=one.taken)


def _unheard(subject: Subject, step: Step) -> Callable[[Edge], bool]:
    flags = subject.graph.system.flags
    enough = []
    for side in SIDES:
        bits = flags.done(side)
        for guard in step.requires:
            bits |= excused(flags, guard, side)
        enough.append(bits)
    return lambda edge: not all(edge.source.flags & bits for bits in enough)


def informed_first(subject: Subject) -> Iterator[Failure]:
    """Nobody is asked, heard, mediated with or judged who was never told of the complaint."""
    if not any(step.kind == "inform" for step in subject.regulation.steps):
        return
    informed, judging = subject.flag("informed"), subject.regulation.outcomes.founded_exists
    informed |= absences(subject.regulation, subject.graph.system.flags)
    for step in subject.regulation.steps:
        edges = (edge for edge in subject.edges_of(step) if not edge.source.flags & informed)
        edge = next((edge for edge in edges if _involves(step, edge, judging=judging)), None)
        if edge is not None:
            walk = subject.graph.walk_through(edge)
            yield failed("respondent_unaware", walk, step=step.act)


def _involves(step: Step, edge: Edge, *, judging: bool) -> bool:
    """Whether a step asks something of the respondent, or writes to them while the case goes on.

    Where nobody is judged there may be no other person at all: a letter to somebody who was never
    told is not written then, and holds nothing up.
    """
    if step.kind == "inform":
        return False
    if edge.move.side:
        return edge.move.side == "respondent" and step.kind in ("invite", "hear", "waive", "answer")
    if step.kind in HEARS or step.kind == "mediate" or step.hears == "both":
        return True
    written = judging and any(letter.to == "respondent" for letter in step.letters)
    acts = "respondent" in step.by and step.kind == "answer"
    return acts or (written and step.kind not in ENDS_EARLY)


def committee_complete(subject: Subject) -> Iterator[Failure]:
    """Where there is a committee, it is complete when it invites, hears and judges."""
    if subject.regulation.panel is None:
        return
    deciding = _taking_up(subject)
    for step in subject.regulation.steps:
        if step.kind in TOGETHER or step in deciding:
            walk = _incomplete(subject, step)
            if walk is not None:
                yield failed("committee_incomplete", walk, step=step.act)


def _taking_up(subject: Subject) -> tuple[Step, ...]:
    """Return admitting and declining where the committee decides on them: both, or neither."""
    steps = [step for step in subject.regulation.steps if step.kind in TAKES_UP]
    whole = [step for step in steps if subject.edges_of(step) and not _incomplete(subject, step)]
    return tuple(steps) if whole else ()


def _incomplete(subject: Subject, step: Step) -> tuple[str, ...] | None:
    """Return a shortest walk that takes the step without a complete committee; None without."""
    panel = subject.flag("panel")
    return subject.nearest(step, lambda edge: not edge.source.flags & panel)


def anonymity_kept(subject: Subject) -> Iterator[Failure]:
    """Mediation needs two names; and nobody becomes known without knowing that beforehand."""
    yield from _known_beforehand(subject)
    if "anonymous" not in subject.regulation.filing.anonymity:
        return
    named = subject.flag("named")
    asked = _asks_names(subject.regulation)
    for step in subject.regulation.steps:
        if step.kind == "mediate" and not asked:
            yield failed("mediated_anonymous", step=step.act)
        elif step.kind == "mediate":
            walk = subject.nearest(step, lambda edge: not edge.source.flags & named)
            if walk is not None:
                yield failed("mediated_anonymous", walk, step=step.act)


def _known_beforehand(subject: Subject) -> Iterator[Failure]:
    """Where an act makes known, what a hidden name held back comes after it, for everybody."""
    flags = subject.graph.system.flags
    reveals = [step.act for step in subject.regulation.steps if step.reveals]
    told = sum({flags.taken(act) for act in reveals})
    blocked = subject.regulation.filing.blocks.get("third_parties", ()) if reveals else ()
    for act in blocked:
        step = subject.regulation.step(act)
        walk = subject.nearest(step, lambda edge: not edge.source.flags & told) if step else None
        if walk is not None:
            yield failed("revealed_unawares", walk, step=act)


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
            yield failed("advice_undecided", step=step.act)
    yield from _declined(subject)
    asked = bool(advises) or subject.regulation.outcomes.founded_exists
    for step in decides if asked else ():
        walk = subject.nearest(step, lambda edge: not edge.source.flags & judged)
        if walk is not None:
            yield failed("decided_unadvised", walk, step=step.act)
    yield from _mediated(subject)
    for step in steps:
        if step.outcome == "mediated":
            walk = subject.nearest(step, lambda edge: not edge.source.flags & mediating)
            if walk is not None:
                yield failed("mediation_not_running", walk, step=step.act)


def _declined(subject: Subject) -> Iterator[Failure]:
    """What was taken up is not declined any more."""
    admitted = subject.flag("admitted")
    for step in subject.regulation.steps:
        if step.kind == "decline":
            walk = subject.nearest(step, lambda edge: bool(edge.source.flags & admitted))
            if walk is not None:
                yield failed("declined_late", walk, step=step.act)


def _mediated(subject: Subject) -> Iterator[Failure]:
    """Mediation that begins can fail, and can succeed."""
    regulation = subject.regulation
    mediates = [step for step in regulation.steps if step.kind == "mediate"]
    ends = [step for step in mediates if ends_mediation(regulation, step)]
    if mediates and not ends:
        yield failed("mediation_endless")
    if mediates and not any(step.outcome == "mediated" for step in regulation.steps):
        yield failed("mediation_never_succeeds")


def _advisory(step: Step) -> bool:
    return step.kind == "rule" and not step.binding
