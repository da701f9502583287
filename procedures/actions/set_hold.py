from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.actions.stop_shredding import stopped
from procedures.models import LegalHold, Shredding
from procedures.queries.file_of_case import file_of
from procedures.rules.retention import check_hold
from tenants import scope


@dataclass(frozen=True, slots=True)
class HoldAsked:
    """Why a case must stay (a code and words), and when somebody looks whether it still must."""

    why: str
    review_on: date
    note: str = ""


@transaction.atomic
def set_hold(case_id: UUID, asked: HoldAsked, *, by: Actor, at: datetime) -> LegalHold:
    """Keep a case whatever its term says; a shredding that was asked or approved stops.

    Raise Refusal `hold.why`, `hold.review`, `hold.there` (by somebody else, or for another
    reason) or, once the worker has begun, Http404: the file is gone.
    """
    file = {one.id: one for one in file_of(case_id)}
    if case_id not in file or by.id is None:
        raise Http404
    before = LegalHold.objects.filter(case_id=case_id, lifted_at=None).first()
    if before is not None:
        return _same(before, asked, by.id)
    check_hold(asked.why, asked.review_on, today=clock.local_date(at, scope.current().time_zone))
    hold = LegalHold.objects.create(
        case=file[case_id],
        why=asked.why,
        note=asked.note.strip(),
        review_on=asked.review_on,
        set_by=by.id,
        set_at=at,
    )
    _stop(list(file), by=by, at=at)
    facts: Facts = {"hold": hold.id, "why": hold.why, "review_on": hold.review_on}
    record("hold.set", by=by, at=at, about=About("case", case_id), facts=facts)
    return hold


def _same(before: LegalHold, asked: HoldAsked, by: UUID) -> LegalHold:
    if (before.why, before.review_on, before.set_by) == (asked.why, asked.review_on, by):
        return before
    raise Refusal("hold.there", message="Dit dossier wordt al vastgehouden.")


def _stop(case_ids: list[UUID], *, by: Actor, at: datetime) -> None:
    waiting = Shredding.objects.filter(case_id__in=case_ids, state__in=("asked", "approved"))
    for one in waiting.select_for_update():
        stopped(one, by=by, at=at)
