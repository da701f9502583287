from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from procedures.actions.approve_shredding import locked_shredding, note
from procedures.models import Shredding
from procedures.rules.retention import check_open


@transaction.atomic
def stop_shredding(shredding_id: UUID, *, by: Actor, at: datetime) -> Shredding:
    """Keep a file after all: whoever asked takes it back, or somebody else says no.

    It can be asked again. Raise Refusal `retention.decided` once the worker has begun.
    """
    asked = locked_shredding(shredding_id)
    if asked.state == "stopped":
        return asked
    check_open(asked.state, "asked", "approved")
    stopped(asked, by=by, at=at)
    return asked


def stopped(asked: Shredding, *, by: Actor, at: datetime) -> None:
    """Stop a shredding whose row is locked and that the worker has not begun."""
    asked.state, asked.decided_by, asked.decided_at = "stopped", by.id, at
    asked.save(update_fields=["state", "decided_by", "decided_at"])
    note(asked, "shredding.stopped", by=by, at=at)
