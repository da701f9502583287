"""The worker's part of a shredding: rows, files and keys go, a tombstone and a certificate stay.

In this order: the rows in one transaction; what lies on disk; the keys; the tombstone in the
ledger; the certificate. Each step can be done again, so a worker that was killed anywhere leaves
a shredding that the next one finishes. From the first step on nothing of the case can be shown.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet

from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from kernel.post.models import MailboxItem, OutboxMessage
from kernel.vault import emptying, files, ring
from kernel.vault import tombstones as ledger
from kernel.vault.models import StoredFile
from procedures.actions.approve_shredding import case_of, locked_shredding, note
from procedures.actions.stop_shredding import stopped
from procedures.models import Complaint, RegisterStub, Shredding
from procedures.queries.file_of_case import file_of, kept
from procedures.queries.register import row_of_case
from procedures.queries.tombstones import tombstone_of
from procedures.reports.certificate import certificate_of
from procedures.rules.retention import check_may_go
from procedures.rules.statistics import stubs
from tenants import scope
from tenants.models import WorklistRow

WORKER = Actor("system", None, "retention")
_log = structlog.get_logger(__name__)


def shred_approved(at: datetime) -> int:
    """Finish every shredding that was approved or begun; return how many are done.

    Trouble with one does not hold up another: it is tried again the next time.
    """
    waiting = Shredding.objects.filter(state__in=("approved", "begun"))
    ids = list(waiting.order_by("decided_at", "id").values_list("id", flat=True))
    return sum(_tried(one, at) for one in ids)


def shred(shredding_id: UUID, *, at: datetime) -> Shredding:
    """Do one approved shredding, or go on where it was broken off.

    One that may no longer go (a hold that was set meanwhile) is stopped.
    """
    begun = _begin(shredding_id, at)
    return finish(begun, at=at) if begun.state == "begun" else begun


def finish(begun: Shredding, *, at: datetime) -> Shredding:
    """Take away what is left outside the rows, and put down that it was done."""
    for case_id in begun.case_ids:
        emptying.remove_files(case_id)
        ring.destroy_case_key(case_id)
    begun.done_at = begun.done_at or at
    ledger.note(tombstone_of(begun))
    return _certify(begun)


def empty(case_ids: Sequence[UUID], *, today: date) -> dict[str, int]:
    """Delete the rows of a file, the newest case first in `case_ids`; keep its register stub.

    Call it in a transaction, with the cases locked. Return how many rows went, by model.
    """
    if Complaint.objects.filter(id=case_ids[0]).exists():
        _keep_stub(case_ids[0], today)
    counts: Counter[str] = Counter()
    for rows in _rows_of(case_ids):
        counts.update(rows.delete()[1])
    return dict(sorted(counts.items()))


def _tried(shredding_id: UUID, at: datetime) -> bool:
    try:
        return shred(shredding_id, at=at).state == "done"
    except (Refusal, OSError) as error:
        _log.exception("shredding.waits", shredding=str(shredding_id), error=type(error).__name__)
        return False


@transaction.atomic
def _begin(shredding_id: UUID, at: datetime) -> Shredding:
    file = file_of(case_of(shredding_id))
    approved = locked_shredding(shredding_id)
    if approved.state != "approved":
        return approved
    today = clock.local_date(at, scope.current().time_zone)
    try:
        check_may_go(kept(file), approved.why, today=today)
    except Refusal:
        stopped(approved, by=WORKER, at=at)
        return approved
    approved.counts = empty(approved.case_ids, today=today)
    approved.state, approved.begun_at, approved.note = "begun", at, ""
    approved.save(update_fields=["state", "begun_at", "note", "counts"])
    note(approved, "shredding.begun", by=WORKER, at=at)
    return approved


def _keep_stub(case_id: UUID, today: date) -> None:
    row = stubs.stub_of(row_of_case(case_id, today), today=today)
    closed_on = row.closed_on or row.received_on
    RegisterStub.objects.create(
        received_on=row.received_on, closed_on=closed_on, row=stubs.dump(row)
    )


def _rows_of(case_ids: Sequence[UUID]) -> "tuple[QuerySet[Any], ...]":
    """Return what names these cases; every other row of a case goes with its `Complaint`."""
    return (
        WorklistRow.objects.filter(tenant=scope.current(), case_id__in=case_ids),
        OutboxMessage.objects.filter(case_id__in=case_ids),
        MailboxItem.objects.filter(case_id__in=case_ids),
        StoredFile.objects.filter(case_id__in=case_ids),
        Complaint.objects.filter(id__in=case_ids),
    )


@transaction.atomic
def _certify(begun: Shredding) -> Shredding:
    done = locked_shredding(begun.id)
    if done.state == "done" or begun.done_at is None:
        return done
    done.done_at = begun.done_at
    content, digest = certificate_of(done)
    name = f"vernietiging-{done.numbers[0]}.pdf"
    done.document = files.store(None, name, [content], at=begun.done_at).id
    done.digest, done.state = digest, "done"
    done.save(update_fields=["state", "done_at", "document", "digest"])
    note(done, "case.shredded", by=WORKER, at=begun.done_at)
    return done
