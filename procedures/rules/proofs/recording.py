"""What is recorded: each act what its kind is for, and each case what the register counts."""

from collections.abc import Iterator, Mapping

from procedures.rules.exploring import Edge
from procedures.rules.exploring.moves import ends_mediation
from procedures.rules.handling import BEFORE_HANDLING, names_handling
from procedures.rules.language import FieldType, Regulation, Step
from procedures.rules.outcome import outcome_of
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.walk import SIDES

Need = tuple[FieldType, str, bool]
"""A field: its type, its name (empty: any name), and whether it must be required."""
CONSENTS: tuple[Need, ...] = (
    ("flag", "complainant_consents", True),
    ("flag", "respondent_consents", True),
)
YES = frozenset({"complainant_consents", "respondent_consents", "no_conflict"})
REASONS: Need = ("text", "reasons", True)
NEEDS: Mapping[str, tuple[Need, ...]] = {
    "complete": (("text", "", False),),
    "admit": (("text", "reasons", True),),
    "decline": (("code", "", True), ("text", "reasons", True)),
    "refer": (("text", "", True),),
    "answer": (("text", "", False),),
    "appoint": (("person", "person", True), ("seat", "seat", True), ("flag", "no_conflict", True)),
    "release": (("person", "person", True), ("text", "reasons", True)),
    "challenge": (("text", "reasons", True),),
    "invite": (
        ("side", "side", True),
        ("moment", "planned_at", True),
        ("text", "place", True),
        ("date", "answer_by", True),
    ),
    "hear": (("date", "held_on", True), ("text", "report", True)),
    "waive": (("side", "side", True), ("date", "declared_on", True)),
    "opine": (("text", "", True),),
    "draft": (("text", "", True),),
    "view": (("text", "", True),),
    "settle": (("text", "agreements", True), ("flag", "complainant_consents", True)),
    "change": (
        ("code", "track", True),
        ("flag", "complainant_consents", True),
        ("text", "reasons", True),
    ),
    "extend": (("term", "term", True), ("text", "reasons", True)),
    "postpone": (("date", "until", True), ("flag", "complainant_consents", True)),
    "advise": (("text", "findings", True), ("text", "lessons", True)),
    "rule": (("rulings", "rulings", True), ("text", "findings", True), ("text", "lessons", True)),
    "decide": (
        ("flag", "follows", False),
        ("text", "departure_reasons", False),
        ("text", "reasons", True),
    ),
    "evaluate": (("date", "held_on", True), ("text", "report", True)),
    "aftercare": (
        ("code", "aftercare_channel", True),
        ("score", "appreciation_reception", False),
        ("score", "appreciation_handling", False),
        ("flag", "retaliation", False),
    ),
}
ENDING = frozenset({"decline", "refer", "settle", "withdraw", "change", "close"})
SIDED = frozenset({"invite", "waive"})


def acts_record(subject: Subject) -> Iterator[Failure]:
    """Each act records what an act of its kind is for, and none does nothing at all."""
    regulation = subject.regulation
    types = {field.type for step in regulation.steps for field in step.fields}
    if "measures" in types and "measure" not in types:
        yield failed("measures_unreported")
    for step in regulation.steps:
        for need in (*_needs(regulation, step), *_talked(step), *_mediated(regulation, step)):
            if not _asks(step, need):
                yield _unrecorded(step, need)
        yield from (*_measured(step), *_sided(step), *_idle(step), *_ended(step))
        yield from (*_agreed(step), *_revealed(step))


def _needs(regulation: Regulation, step: Step) -> tuple[Need, ...]:
    """Return what an act of this kind records; where nobody advises, no advice is departed from."""
    advised = any(one.kind in ("advise", "rule") for one in regulation.steps)
    if step.kind == "decide" and not advised:
        return (REASONS,)
    return NEEDS.get(step.kind, ())


def _asks(step: Step, need: Need) -> bool:
    type_, name, required = need
    return any(
        field.type == type_ and name in ("", field.name) and (field.required or not required)
        for field in step.fields
    )


def _unrecorded(step: Step, need: Need) -> Failure:
    type_, name, required = need
    if name:
        code = "unrequired" if required else "unrecorded"
        return failed(code, step=step.act, field=name)
    code = "unrequired_type" if required else "unrecorded_type"
    return failed(code, step=step.act, type=type_)


def _talked(step: Step) -> tuple[Need, ...]:
    """A talk has its day and report; a talk that did not come about has its reasons."""
    if step.kind != "talk":
        return ()
    if any(field.name == "reasons" for field in step.fields):
        return (("text", "reasons", True),)
    return (("date", "held_on", True), ("text", "report", True))


def _mediated(regulation: Regulation, step: Step) -> tuple[Need, ...]:
    """Mediation begins, and ends in agreements, with the consent of both (Besluit art. 11)."""
    begins = step.kind == "mediate" and not ends_mediation(regulation, step)
    return CONSENTS if begins or step.outcome == "mediated" else ()


def _measured(step: Step) -> Iterator[Failure]:
    types = {field.type for field in step.fields}
    if step.kind == "measure" and not types & {"measures", "measure"}:
        yield failed("measure_unrecorded", step=step.act)
    if "measure" in types and not {"date", "text"} <= types:
        yield failed("measure_unreported", step=step.act)


def _sided(step: Step) -> Iterator[Failure]:
    """What is done for each side can be done twice, and hearing says whom."""
    sided = any(field.name == "side" and field.type == "side" for field in step.fields)
    viewed = step.kind == "view" and set(SIDES) <= set(step.by)
    if (step.hears == "side" or step.kind in SIDED or viewed) and not sided:
        yield failed("side_unrecorded", step=step.act)
    if step.kind in ("hear", "waive") and step.hears == "none":
        yield failed("hears_nobody", step=step.act)
    both = any(field.type == "side" and field.of is None for field in step.fields)
    if sided and both and step.to is None and not step.repeats:
        yield failed("one_side_only", step=step.act)
    if step.kind in ("appoint", "release") and not step.repeats:
        yield failed("once_only", step=step.act)


def _ended(step: Step) -> Iterator[Failure]:
    if step.kind in ENDING and step.to is None:
        yield failed("end_unsaid", step=step.act)


def _agreed(step: Step) -> Iterator[Failure]:
    """A yes that may be left out is no yes."""
    for field in step.fields:
        if field.type == "flag" and field.name in YES and not field.required:
            yield failed("consent_optional", step=step.act, field=field.name)


def _revealed(step: Step) -> Iterator[Failure]:
    """Nobody's name is told to others without a yes of their own."""
    if step.reveals and not _asks(step, CONSENTS[0]):
        yield failed("revealed_unasked", step=step.act)


def _idle(step: Step) -> Iterator[Failure]:
    if step.kind == "note" and not (step.fields or step.letters or step.to):
        yield failed("step_idle", step=step.act)
    reasons = any(field.name == "reasons" for field in step.fields)
    if step.kind == "note" and reasons and not (step.letters or step.visible_to):
        yield failed("reasons_unread", step=step.act)


def register_filled(subject: Subject) -> Iterator[Failure]:
    """Whatever way a case closes, the register has its outcome and how it was handled."""
    yield from _listed(subject.regulation)
    outcome, handling = subject.flag("outcome"), subject.flag("handling")
    asked = names_handling(subject.regulation)
    for step in subject.regulation.steps:
        walk = subject.nearest(step, lambda edge: _lacks(subject, edge, outcome))
        if walk is not None:
            yield failed("closed_without_outcome", walk, step=step.act)
        if asked and step.kind not in BEFORE_HANDLING:
            walk = subject.nearest(step, lambda edge: _lacks(subject, edge, handling))
            if walk is not None:
                yield failed("closed_unhandled", walk, step=step.act)


def _lacks(subject: Subject, edge: Edge, bit: int) -> bool:
    return subject.closes(edge) and not edge.target.flags & bit


def _listed(regulation: Regulation) -> Iterator[Failure]:
    lists = regulation.code_lists
    for name in ("category", "outcome"):
        if not lists.get(name):
            yield failed("list_missing", list=name)
    outcomes = set(lists.get("outcome", ()))
    for step in regulation.steps:
        if step.outcome and step.outcome not in outcomes:
            yield failed("outcome_unknown", step=step.act, outcome=step.outcome)
    yield from _judged(regulation, outcomes)
    fields = {field.name for step in regulation.steps for field in step.fields}
    asked = regulation.outcomes.resolved_axis or "resolution" in lists
    if asked and "resolution" not in fields:
        yield failed("resolution_unrecorded")
    if regulation.outcomes.resolved_axis:
        yield from _resolved(regulation)


def _resolved(regulation: Regulation) -> Iterator[Failure]:
    """Beside each judgment, and where the complainant is satisfied, it is said what was solved."""
    need: Need = ("code", "resolution", True)
    for step in regulation.steps:
        if step.kind in ("rule", "settle") and not _asks(step, need):
            yield _unrecorded(step, need)


def _judged(regulation: Regulation, outcomes: set[str]) -> Iterator[Failure]:
    rules = [step for step in regulation.steps if step.kind == "rule"]
    rulings = regulation.code_lists.get("ruling", ())
    if not regulation.outcomes.founded_exists:
        if rules or rulings:
            yield failed("judgment_unknown")
        return
    if not rules:
        return
    for code in ("founded", "unfounded"):
        if code not in rulings:
            yield failed("ruling_unlisted", ruling=code, list="ruling")
    possible = {*rulings, *([outcome_of(["founded", "unfounded"])] if rulings else [])}
    for code in sorted(possible - outcomes):
        yield failed("ending_unlisted", outcome=code, list="outcome")
