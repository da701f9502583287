from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.link_named import link_sure
from procedures.models import Complaint, Department, Party
from procedures.rules.filing import PersonNamed


@transaction.atomic
def correct_party(
    case: Complaint, party_id: UUID, named: PersonNamed, *, by: Actor, at: datetime
) -> Party:
    """Correct how a party is called and reached. Raise Refusal `party.name` without a name.

    An anonymous complainant stays so: the name may be left open there.
    """
    party = Party.objects.select_for_update().filter(id=party_id, case=case).first()
    if party is None:
        raise Http404
    may_be_unnamed = party.side == "complainant" and case.anonymous
    if not named.name.strip() and not may_be_unnamed:
        raise Refusal("party.name", message="Vul een naam in.", field="name")
    party.name, party.email = named.name.strip(), named.email.strip()
    party.position = named.position
    party.department = Department.objects.filter(code=named.department).first()
    party.save()
    record(
        "party.corrected",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"number": case.number, "side": party.side, "party": party.id},
    )
    link_sure(case, by=by, at=at)
    return party
