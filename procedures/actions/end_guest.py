from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import Guest


@transaction.atomic
def end_guest(guest: Guest, *, by: Actor, at: datetime) -> None:
    """Shut somebody out: their code opens nothing any more, from their next click on.

    What a witness stated stays. Who was shut out already stays so.
    """
    locked = Guest.objects.select_for_update().get(id=guest.id)
    if locked.ended_at is not None:
        return
    locked.ended_at, locked.locator, locked.secret_hash = at, None, ""
    locked.save(update_fields=["ended_at", "locator", "secret_hash"])
    about = About("case", locked.case_id)
    record("guest.ended", by=by, at=at, about=about, facts={"kind": locked.kind})
