from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Complaint, NotesConsent
from procedures.queries.notes import confidential_acts
from procedures.rules.walk import SIDES
from tenants import scope


@transaction.atomic
def consent_to_notes(
    case: Complaint, act_id: UUID, said: tuple[str, date], *, by: Actor, at: datetime
) -> NotesConsent:
    """Keep that a side (`said`: which, and on which day) agrees to notes becoming part of the file.

    What was said in a mediation or a talk stays out of the file until both sides did. Saying it
    twice counts once. Raise Refusal `notes.day` for a day before the talk or after today.
    """
    side, declared_on = said
    act = next((one for one in confidential_acts(case) if one.id == act_id), None)
    if act is None or side not in SIDES:
        raise Http404
    zone = scope.current().time_zone
    if not clock.local_date(act.at, zone) <= declared_on <= clock.local_date(at, zone):
        raise Refusal(
            "notes.day",
            message="Kies een dag na het gesprek, en niet later dan vandaag.",
            field="declared_on",
        )
    done = NotesConsent.objects.filter(act=act, side=side).first()
    if done is not None:
        return done
    entry = record(
        "notes.consented",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"act": act.id, "side": side, "declared_on": declared_on},
    )
    return NotesConsent.objects.create(
        case=case,
        act=act,
        side=side,
        declared_on=declared_on,
        noted_at=at,
        noted_by=by.id if by.kind == "person" else None,
        entry=entry.seq,
    )
