"""A case of the drill is shredded by the ordinary road."""

from uuid import uuid4

from kernel import clock
from kernel.actors import Actor
from procedures.actions.approve_shredding import approve_shredding
from procedures.actions.ask_shredding import Reason, ask_shredding
from procedures.actions.shred_case import shred as shred_approved
from procedures.models import Complaint

ROLES = frozenset({"secretariat"})


def shred(case: Complaint) -> str:
    """Shred a case, asked by one invented person and approved by another; return its number."""
    asker, approver = (Actor("person", uuid4(), "drill", ROLES) for _ in range(2))
    now = clock.now()
    Complaint.objects.filter(id=case.id).update(closed_on=now.date())
    asked = ask_shredding(case.id, Reason("mistaken", "Oefening."), by=asker, at=now)
    approve_shredding(asked.id, by=approver, at=now)
    shred_approved(asked.id, at=now)
    return case.number
