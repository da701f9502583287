"""Agreements and goals of a case, and looking back on them with the sides."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Complaint, Evaluation, FollowUp
from tenants import scope

FUTURE = "Deze dag moet nog komen."


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed (`kind` agreement) or is aimed at (goal), who keeps it, and until when."""

    kind: str
    text: str
    agreed_on: date
    owner: str = ""
    until_on: date | None = None


@transaction.atomic
def note_agreed(case: Complaint, agreed: Agreed, *, key: UUID, by: Actor, at: datetime) -> FollowUp:
    """Keep an agreement or a goal; the same `key` is the same click.

    Raise Refusal `follow_up.future` or `follow_up.before` for days that cannot be.
    """
    Complaint.objects.select_for_update().get(id=case.id)
    before = case.follow_ups.filter(id=key).first()
    if before is not None:
        return before
    if agreed.agreed_on > _day(at):
        raise Refusal("follow_up.future", message=FUTURE, field="agreed_on")
    if agreed.until_on is not None and agreed.until_on < agreed.agreed_on:
        raise Refusal(
            "follow_up.before",
            message="Deze dag ligt voor de dag van de afspraak.",
            field="until_on",
        )
    made = FollowUp.objects.create(
        id=key,
        case=case,
        kind=agreed.kind,
        text=agreed.text,
        owner=agreed.owner,
        agreed_on=agreed.agreed_on,
        until_on=agreed.until_on,
        noted_at=at,
        noted_by=_who(by),
    )
    _note("follow_up.noted", made, by=by, at=at)
    return made


@transaction.atomic
def end_agreed(case: Complaint, made_id: UUID, state: str, *, by: Actor, at: datetime) -> FollowUp:
    """Say that an agreement or a goal is done, dropped, or open after all (to undo the two)."""
    made = case.follow_ups.select_for_update().filter(id=made_id).first()
    if made is None:
        raise Http404
    if made.state != state:
        made.state, made.ended_on = state, None if state == "open" else _day(at)
        made.save(update_fields=["state", "ended_on"])
        _note(f"follow_up.{state}", made, by=by, at=at)
    return made


@transaction.atomic
def plan_evaluation(
    case: Complaint, planned: tuple[str, date], *, key: UUID, by: Actor, at: datetime
) -> Evaluation:
    """Plan to look back with a side, or with "both", on a day; the same `key` is one click.

    Raise Refusal `evaluation.past` for a day that has gone by.
    """
    side, day = planned
    Complaint.objects.select_for_update().get(id=case.id)
    before = case.evaluations.filter(id=key).first()
    if before is not None:
        return before
    if day < _day(at):
        raise Refusal("evaluation.past", message="Deze dag is al voorbij.", field="planned_on")
    made = Evaluation.objects.create(
        id=key, case=case, side=side, planned_on=day, noted_at=at, noted_by=_who(by)
    )
    _note("evaluation.planned", made, by=by, at=at)
    return made


@dataclass(frozen=True, slots=True)
class LookedBack:
    """How it went: on which day, whether agreements were kept, and what was said."""

    held_on: date
    result: str
    report: str = ""


@transaction.atomic
def hold_evaluation(
    case: Complaint, made_id: UUID, found: LookedBack | None, *, by: Actor, at: datetime
) -> Evaluation:
    """Keep what came out of looking back; nothing found means that it does not go on.

    Raise Refusal `evaluation.future`, or `evaluation.over` when it was done already.
    """
    made = case.evaluations.select_for_update().filter(id=made_id).first()
    if made is None:
        raise Http404
    if made.held_on is not None or made.dropped_at is not None:
        raise Refusal("evaluation.over", message="Deze evaluatie is al vastgelegd.")
    if found is None:
        made.dropped_at = at
    elif found.held_on > _day(at):
        raise Refusal("evaluation.future", message=FUTURE, field="held_on")
    else:
        made.held_on, made.result, made.report = found.held_on, found.result, found.report
    made.save()
    _note("evaluation.held" if found else "evaluation.dropped", made, by=by, at=at)
    return made


def _day(at: datetime) -> date:
    return clock.local_date(at, scope.current().time_zone)


def _who(by: Actor) -> UUID:
    if by.id is None:
        raise Http404
    return by.id


def _note(action: str, made: FollowUp | Evaluation, *, by: Actor, at: datetime) -> None:
    facts = {"row": made.id}
    record(action, by=by, at=at, about=About("case", made.case_id), facts=facts)
