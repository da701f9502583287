"""Who of the client a complaint is about: linked already, or somebody it might be."""

from dataclasses import dataclass

from kernel.audit.models import Entry
from procedures.models import Complaint, Party, Person
from procedures.rules.naming import Match, same_person

RESPONDENT = "respondent"
NOBODY = "party.not_linked"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody of the client who may be the person that a complaint is about."""

    party: Party
    person: Person
    match: Match


def likenesses(case: Complaint) -> list[Likeness]:
    """Return who may be meant by the respondents that nobody linked or ruled out yet."""
    said = Entry.objects.filter(action=NOBODY, object_kind="case", object_id=case.id)
    ruled_out = {str(one.facts.get("party")) for one in said}
    unlinked = case.parties.filter(side=RESPONDENT, person=None).order_by("id")
    open_ = [one for one in unlinked if str(one.id) not in ruled_out and (one.name or one.email)]
    if not open_:
        return []
    people = list(Person.objects.filter(active=True))
    found = [
        Likeness(party, person, same_person((party.name, party.email), (person.name, person.email)))
        for party in open_
        for person in people
    ]
    return [one for one in found if one.match != "none"]
