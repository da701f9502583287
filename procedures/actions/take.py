"""Taking a step: the one way in which anything happens in a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About
from kernel.audit.chain import record as audit
from procedures.actions.check_pieces import check_pieces
from procedures.actions.consequences import draw_consequences
from procedures.actions.effects import effect_of
from procedures.errors import earlier, not_now, not_yours, stale
from procedures.models import Act, Complaint
from procedures.queries.standing import roles_in, standing_of
from procedures.rules.facts import Recorded, record
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Step
from procedures.rules.outcome import outcome_of
from procedures.rules.walk import Walk
from tenants import scope


@dataclass(frozen=True, slots=True)
class Doing:
    """What somebody wants to do: the act, its values, who and when.

    `version` is the case's version the form was made on (None skips the check); `key` makes a
    repeated submission of one form one act.
    """

    act: str
    by: Actor
    at: datetime
    values: Mapping[str, object] = field(default_factory=dict)
    version: int | None = None
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def take(case_id: UUID, doing: Doing) -> Act:
    """Record an act with all its consequences, in one transaction.

    Raise Refusal `case.stale`, `act.earlier` (than the last act), `act.not_now`, `act.not_yours`,
    `guard.…` or `act.…` (a value); nothing is kept then. The same `key` again returns the act
    already recorded.
    """
    case = Complaint.objects.select_for_update().select_related("regulation").get(id=case_id)
    done = Act.objects.filter(id=doing.key, case=case).first()
    if done is not None:
        return done
    if doing.version is not None and doing.version != case.version:
        raise stale()
    standing = standing_of(case, clock.local_date(doing.at, scope.current().time_zone))
    _in_order(standing.walk, doing)
    step, role = _allowed(standing, doing)
    values = _own_side(step, doing)
    checked = record(step, values, standing.regulation, categories=case.categories)
    check_pieces(case, step, standing, checked.facts)
    recorded = _complete(step, checked)
    act = _write(case, step, doing, recorded=recorded, role=role)
    carry_out(case, act, step, before=standing.walk, by=doing.by)
    return act


def carry_out(case: Complaint, act: Act, step: Step, *, before: Walk, by: Actor) -> None:
    """Let a recorded act have its effect, its consequences and its place in the audit trail."""
    effect_of(step)(case, act)
    draw_consequences(case, act, step, before)
    audit(
        "case.act",
        by=by,
        at=act.at,
        about=About("case", case.id),
        facts={"act": step.act, "number": case.number},
    )


def _in_order(so_far: Walk, doing: Doing) -> None:
    """A clock that was set back, or a wrong day, would reckon terms from what comes later."""
    last_at = max((one.at for one in so_far.taken), default=doing.at)
    if doing.at < last_at:
        raise earlier(doing.act, last_at)


def _allowed(standing: Standing, doing: Doing) -> tuple[Step, str]:
    step = standing.regulation.step(doing.act)
    so_far = standing.walk
    if step is None or so_far.state not in step.from_:
        raise not_now(doing.act, so_far.state)
    if so_far.has(step.act) and not step.repeats:
        raise not_now(doing.act, so_far.state)
    roles = sorted(roles_in(doing.by, so_far) & set(step.by))
    if not roles:
        raise not_yours(doing.act)
    for refusal in unmet(step, standing):
        raise refusal
    return step, roles[0]


def _own_side(step: Step, doing: Doing) -> Mapping[str, object]:
    """A party speaks for its own side only, whatever the form said."""
    sides = [one.name for one in step.fields if one.type == "side"]
    if doing.by.kind != "party" or not sides:
        return doing.values
    return {**doing.values, **dict.fromkeys(sides, min(doing.by.roles))}


def _complete(step: Step, recorded: Recorded) -> Recorded:
    """Add what follows from the values: a ruling's outcome for the whole case."""
    if step.kind != "rule":
        return recorded
    rulings = next((one.name for one in step.fields if one.type == "rulings"), "")
    rows: list[dict[str, str]] = list(recorded.facts.get(rulings, []))  # type: ignore[call-overload]
    outcome = outcome_of([row["ruling"] for row in rows])
    return Recorded({**recorded.facts, "outcome": outcome}, recorded.texts)


def _write(case: Complaint, step: Step, doing: Doing, *, recorded: Recorded, role: str) -> Act:
    return Act.objects.create(
        id=doing.key,
        case=case,
        ordinal=case.version + 1,
        name=step.act,
        kind=step.kind,
        at=doing.at,
        recorded_at=clock.now(),
        actor_kind=doing.by.kind,
        actor_id=doing.by.id,
        actor_role=role,
        facts=dict(recorded.facts),
        texts=dict(recorded.texts),
    )
