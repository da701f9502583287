"""A party names a witness, or takes that back; who handles the case decides on asking them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.tell_people import tell_people
from procedures.models import Complaint, NamedWitness, Party
from procedures.rules.notices import MESSAGE

MOST_NAMED = 10
"""By one party."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who, what they would know, and how they can be reached."""

    name: str
    knows: str
    reach: str = ""


@transaction.atomic
def name_witness(party: Party, named: Named, *, at: datetime) -> NamedWitness:
    """Keep whom a party names as a witness and tell who handles the case.

    The same again is the same click. Raise Refusal `witness.name` without a name,
    `witness.knows` without what they know, `witness.many` when there are enough.
    """
    Complaint.objects.select_for_update().get(id=party.case_id)
    if not named.name.strip():
        raise Refusal("witness.name", message="Vul de naam in.", field="name")
    if not named.knows.strip():
        message = "Schrijf wat deze persoon heeft gezien of gehoord."
        raise Refusal("witness.knows", message=message, field="knows")
    before = list(party.named_witnesses.all())
    for one in before:
        if (one.name, one.knows) == (named.name.strip(), named.knows.strip()):
            return one
    if len(before) >= MOST_NAMED:
        message = "U noemde al tien getuigen. Schrijf ons een bericht als er meer zijn."
        raise Refusal("witness.many", message=message)
    made = NamedWitness.objects.create(
        case_id=party.case_id,
        party=party,
        name=named.name.strip(),
        knows=named.knows.strip(),
        reach=named.reach.strip(),
        named_at=at,
    )
    _note("witness.named", party, at)
    tell_people(party.case, MESSAGE, f"witness/{made.id}", at=at)
    return made


@transaction.atomic
def unname_witness(witness: NamedWitness, *, at: datetime) -> None:
    """Take back whom a party named. Raise Refusal `witness.asked` once that person was asked."""
    locked = NamedWitness.objects.select_for_update().filter(id=witness.id).first()
    if locked is None:
        return
    if locked.guest_id is not None:
        message = "Wij hebben deze persoon al iets gevraagd. Schrijf ons een bericht."
        raise Refusal("witness.asked", message=message)
    locked.delete()
    _note("witness.unnamed", witness.party, at)


def _note(action: str, party: Party, at: datetime) -> None:
    by = Actor("party", party.id, party.name, frozenset({party.side}))
    record(action, by=by, at=at, about=About("case", party.case_id), facts={"side": party.side})
