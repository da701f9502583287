from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kernel import clock
from kernel.vault import tombstones as ledger
from procedures.actions.shred_case import empty, finish
from procedures.models import Shredding
from procedures.queries.file_of_case import file_of
from procedures.queries.tombstones import Tombstone, shredding_from
from tenants import scope


def replay_tombstones(*, at: datetime, known: Iterable[Tombstone] | None = None) -> int:
    """Shred again what a restored backup brought back; return how many files that were.

    `known` are the tombstones to go by, by default those of the ledger on disk. Call it in the
    client's scope before anybody may look. It can be done again, and does nothing then.
    """
    found = list(ledger.noted() if known is None else known)
    return sum(_replayed(one, at) for one in found)


def _replayed(tombstone: Tombstone, at: datetime) -> bool:
    begun, was_there = _emptied(tombstone, at)
    finish(begun, at=at)
    return was_there


@transaction.atomic
def _emptied(tombstone: Tombstone, at: datetime) -> tuple[Shredding, bool]:
    told = shredding_from(tombstone)
    file = file_of(told.case_id)
    row = Shredding.objects.select_for_update().filter(id=told.id).first()
    rows = empty(told.case_ids, today=clock.local_date(at, scope.current().time_zone))
    if row is None:
        Shredding.objects.filter(case_id=told.case_id).exclude(state="stopped").delete()
        told.save(force_insert=True)
    elif row.state != "done":
        told.save()
    return told, bool(file or rows)
