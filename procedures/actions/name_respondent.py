from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.link_named import link_sure
from procedures.models import Complaint, Department, Party
from procedures.rules.filing import PersonNamed


@transaction.atomic
def name_respondent(case: Complaint, named: PersonNamed, *, by: Actor, at: datetime) -> Party:
    """Add somebody the complaint is about. Raise Refusal `respondent.name` without a name."""
    if not named.name.strip():
        raise Refusal("respondent.name", message="Vul de naam in.", field="name")
    party = Party.objects.create(
        case=case,
        side="respondent",
        name=named.name,
        email=named.email,
        position=named.position,
        department=Department.objects.filter(code=named.department).first(),
        person_id=named.person,
    )
    record("respondent.named", by=by, at=at, about=About("case", case.id))
    link_sure(case, by=by, at=at)
    return party
