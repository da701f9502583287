from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Guest


@transaction.atomic
def state_as_witness(guest: Guest, statement: str, *, at: datetime) -> None:
    """Keep what a witness tells. It is told once: what is sent stays as it was sent.

    Raise Refusal `witness.empty`, and `witness.stated` when there is a statement already.
    """
    locked = Guest.objects.select_for_update().get(id=guest.id)
    if not statement.strip():
        message = "Schrijf eerst wat u wilt vertellen."
        raise Refusal("witness.empty", message=message, field="statement")
    if locked.stated_at is not None:
        message = "Uw verklaring is al verstuurd. Wilt u iets toevoegen, bel ons dan."
        raise Refusal("witness.stated", message=message)
    locked.statement, locked.stated_at = statement.strip(), at
    locked.save(update_fields=["statement", "stated_at"])
    by = Actor("party", locked.id, "", frozenset({locked.kind}))
    record("witness.stated", by=by, at=at, about=About("case", locked.case_id))
