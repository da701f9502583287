from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.list_work import keep_handler
from procedures.models import CaseHandler, Complaint, Person
from procedures.queries.visible import not_about
from procedures.rules.access import SEES_EVERY_CASE


@transaction.atomic
def assign_handler(case: Complaint, person_id: UUID | None, *, by: Actor, at: datetime) -> None:
    """Write down who takes a case upon them, or nobody; it changes nobody's rights.

    Raise Refusal `handler.unknown` for who does not handle cases here, `handler.named` for the
    person whom the case is about (Awb art. 9:7(1)).
    """
    if person_id is None:
        CaseHandler.objects.filter(case=case).delete()
    else:
        _check(case, person_id)
        CaseHandler.objects.update_or_create(
            case=case, defaults={"person_id": person_id, "since_at": at}
        )
    keep_handler(case)
    record(
        "case.handler_set",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"number": case.number, "person": person_id},
    )


def _check(case: Complaint, person_id: UUID) -> None:
    found = Person.objects.filter(id=person_id, active=True).first()
    if found is None or not SEES_EVERY_CASE & set(found.roles):
        raise Refusal("handler.unknown", message="Deze persoon behandelt hier geen zaken.")
    if not Complaint.objects.filter(not_about(person_id), id=case.id).exists():
        raise Refusal("handler.named", message="Deze zaak gaat over deze persoon.")
