"""Linking who a complaint is about to somebody of the client, so that they never see it there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import Complaint, Party, Person
from procedures.queries.named import NOBODY, RESPONDENT, likenesses


def link_sure(case: Complaint, *, by: Actor, at: datetime) -> None:
    """Link the respondents whose address is that of somebody here; call it in a transaction.

    They are told nothing of it: the case is simply not there for them.
    """
    for one in likenesses(case):
        if one.match == "sure":
            _link(one.party, one.person, by=by, at=at)


@transaction.atomic
def link_named(
    case: Complaint, party_id: UUID, person_id: UUID | None, *, by: Actor, at: datetime
) -> Party:
    """Keep, on the word of who handles the case, who of the client a respondent is, or nobody."""
    party = case.parties.filter(id=party_id, side=RESPONDENT).first()
    person = Person.objects.filter(id=person_id).first() if person_id else None
    if party is None or (person_id and person is None):
        raise Http404
    if person is not None:
        _link(party, person, by=by, at=at)
        return party
    Party.objects.filter(id=party.id).update(person=None)
    record(NOBODY, by=by, at=at, about=About("case", case.id), facts={"party": party.id})
    return party


def _link(party: Party, person: Person, *, by: Actor, at: datetime) -> None:
    Party.objects.filter(id=party.id).update(person=person)
    party.person = person
    facts = {"party": party.id, "person": person.id}
    record("party.linked", by=by, at=at, about=About("case", party.case_id), facts=facts)
