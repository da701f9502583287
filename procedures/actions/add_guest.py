"""Letting somebody beside the parties in: who assists a party, and a witness."""

from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.give_code import give_code
from procedures.models import Complaint, Guest, Party

MOST_ASSISTING = 3
"""At once, by one party."""


@transaction.atomic
def add_assisting_person(party: Party, name: str, *, by: Actor, at: datetime) -> tuple[Guest, str]:
    """Let a party bring somebody; return them with their code, which is shown once.

    Raise Refusal `guest.name` without a name and `guest.many` when there are enough.
    """
    Complaint.objects.select_for_update().get(id=party.case_id)
    if party.guests.filter(ended_at=None).count() >= MOST_ASSISTING:
        raise Refusal("guest.many", message="Er kunnen u hoogstens drie mensen tegelijk bijstaan.")
    guest = Guest(case_id=party.case_id, kind=Guest.ASSISTING, party=party, given_at=at)
    return _added(guest, name, by)


@transaction.atomic
def invite_witness(
    case: Complaint, name: str, invitation: str, *, by: Actor, at: datetime
) -> tuple[Guest, str]:
    """Ask a witness to tell something in writing; return them with their code, shown once.

    Raise Refusal `guest.name` without a name and `guest.question` without a question.
    """
    if not invitation.strip():
        message = "Schrijf waarover u deze getuige iets vraagt."
        raise Refusal("guest.question", message=message, field="invitation")
    guest = Guest(case=case, kind=Guest.WITNESS, invitation=invitation.strip(), given_at=at)
    return _added(guest, name, by)


def _added(guest: Guest, name: str, by: Actor) -> tuple[Guest, str]:
    if not name.strip():
        raise Refusal("guest.name", message="Vul de naam in.", field="name")
    guest.name = name.strip()
    guest.save()
    about = About("case", guest.case_id)
    record("guest.added", by=by, at=guest.given_at, about=about, facts={"kind": guest.kind})
    return guest, give_code(guest)
