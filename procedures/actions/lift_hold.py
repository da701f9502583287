from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.models import LegalHold


@transaction.atomic
def lift_hold(hold_id: UUID, note: str, *, by: Actor, at: datetime) -> LegalHold:
    """End a hold, with the reason; from then on the term of the regulation counts again.

    Lifted twice it is lifted once. Raise Refusal `hold.note` without a reason.
    """
    hold = LegalHold.objects.select_for_update().filter(id=hold_id).first()
    if hold is None or by.id is None:
        raise Http404
    if hold.lifted_at is not None:
        return hold
    if not note.strip():
        raise Refusal(
            "hold.note", message="Schrijf op waarom dit dossier nu mag gaan.", field="note"
        )
    hold.lifted_by, hold.lifted_at, hold.lift_note = by.id, at, note.strip()
    hold.save(update_fields=["lifted_by", "lifted_at", "lift_note"])
    facts: Facts = {"hold": hold.id, "why": hold.why}
    record("hold.lifted", by=by, at=at, about=About("case", hold.case_id), facts=facts)
    return hold
