from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from procedures.models import Shredding
from procedures.queries.file_of_case import file_of, kept
from procedures.rules.retention import check_decides, check_may_go, check_open
from tenants import scope


@transaction.atomic
def approve_shredding(shredding_id: UUID, *, by: Actor, at: datetime) -> Shredding:
    """Let a file go, as the second of two people; the worker does it.

    Approved twice by the same person it is approved once. Raise Refusal `retention.decided`,
    `retention.own_request`, or what `check_may_go` raises when something changed meanwhile.
    """
    file = file_of(case_of(shredding_id))
    asked = locked_shredding(shredding_id)
    if asked.state != "asked" and asked.decided_by == by.id:
        return asked
    check_open(asked.state, "asked")
    check_decides(asked.asked_by, asked.why, by)
    today = clock.local_date(at, scope.current().time_zone)
    check_may_go(kept(file), asked.why, today=today)
    asked.state, asked.decided_by, asked.decided_at = "approved", by.id, at
    asked.save(update_fields=["state", "decided_by", "decided_at"])
    note(asked, "shredding.approved", by=by, at=at)
    return asked


def case_of(shredding_id: UUID) -> UUID:
    """Return whose file a shredding is about: its cases are locked before the shredding is."""
    found = Shredding.objects.filter(id=shredding_id).values_list("case_id", flat=True).first()
    if found is None:
        raise Http404
    return found


def locked_shredding(shredding_id: UUID) -> Shredding:
    """Lock a shredding and return it; raise Http404 for one that is not there."""
    found = Shredding.objects.select_for_update().filter(id=shredding_id).first()
    if found is None:
        raise Http404
    return found


def note(asked: Shredding, action: str, *, by: Actor, at: datetime) -> None:
    """Put what happened to a shredding in the audit trail."""
    facts: Facts = {"shredding": asked.id, "numbers": tuple(asked.numbers), "why": asked.why}
    record(action, by=by, at=at, about=About("case", asked.case_id), facts=facts)
