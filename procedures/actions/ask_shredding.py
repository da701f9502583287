from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import Complaint, Shredding
from procedures.queries.file_of_case import file_of, kept
from procedures.queries.regulations import of_case
from procedures.rules.retention import check_explained, check_may_go
from tenants import scope

LIVING = ("asked", "approved", "begun", "done")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file may go: a code of `rules.retention.WHYS`, and words for the second person."""

    why: str = "retention"
    note: str = ""


@transaction.atomic
def ask_shredding(case_id: UUID, reason: Reason, *, by: Actor, at: datetime) -> Shredding:
    """Ask that the whole file of a case goes; a second person decides.

    Asked twice it is asked once. Raise Http404 for a case that is not there, or a refusal of
    `check_may_go` or `check_explained`.
    """
    file = file_of(case_id)
    if not file or by.id is None:
        raise Http404
    before = Shredding.objects.filter(case_id=file[0].id, state__in=LIVING).first()
    if before is not None:
        return before
    today = clock.local_date(at, scope.current().time_zone)
    check_may_go(kept(file), reason.why, today=today)
    check_explained(reason.why, reason.note)
    asked = _asked(file, reason, by.id, at)
    record(
        "shredding.asked",
        by=by,
        at=at,
        about=About("case", asked.case_id),
        facts={"shredding": asked.id, "numbers": tuple(asked.numbers), "why": asked.why},
    )
    return asked


def _asked(file: list[Complaint], reason: Reason, by: UUID, at: datetime) -> Shredding:
    newest, days = file[0], [one.closed_on for one in file if one.closed_on]
    until = [one.retain_until_on for one in file if one.retain_until_on]
    return Shredding.objects.create(
        case_id=newest.id,
        case_ids=[one.id for one in file],
        numbers=[one.number for one in file],
        why=reason.why,
        note=reason.note.strip(),
        basis=of_case(newest).retention.source[:300],
        received_on=newest.received_on,
        closed_on=max(days),
        retain_until_on=max(until, default=None),
        asked_by=by,
        asked_at=at,
    )
