from collections import defaultdict
from uuid import UUID

from django.http import Http404

from kernel.errors import Refusal
from procedures.models import Act, Appointment, Complaint, Person
from procedures.queries.regulations import of_case
from procedures.rules.composition import Candidate, Tie, conflicts

REASONS = {
    "is_party": "is zelf partij in deze zaak",
    "same_department": "werkt op dezelfde afdeling als een van de partijen",
    "handled_before": "heeft eerder in deze zaak bemiddeld of geadviseerd",
    "confidential_adviser": "is vertrouwenspersoon en kan niet oordelen",
    "not_external": "is niet extern, terwijl deze plaats dat vraagt",
    "not_available": "staat niet op de lijst voor deze plaats",
}


def appoint(case: Complaint, act: Act) -> None:
    """Give a person a seat. Raise Refusal `appoint.conflict` when something ties them."""
    person = Person.objects.filter(id=act.facts["person"], active=True).first()
    if person is None:
        raise Http404
    seat = str(act.facts["seat"])
    found = conflicts_of(case, person, seat)
    if found:
        reasons = "; ".join(REASONS[code] for code in found)
        raise Refusal(
            "appoint.conflict",
            message=f"{person.name} kan niet worden benoemd: {reasons}.",
            conflicts=found,
        )
    if Appointment.objects.filter(case=case, person=person, until_at=None).exists():
        raise Refusal("appoint.twice", message=f"{person.name} zit al in deze zaak.")
    Appointment.objects.create(case=case, person=person, seat=seat, from_at=act.at)


def release(case: Complaint, act: Act) -> None:
    """End the person's seat from the moment of the act."""
    Appointment.objects.filter(case=case, person_id=act.facts["person"], until_at=None).update(
        until_at=act.at
    )


def conflicts_of(case: Complaint, person: Person, seat: str) -> tuple[str, ...]:
    """Return the codes of what keeps this person from this seat in this case."""
    if seat not in person.available_as:
        return ("not_available",)
    candidate = Candidate(
        person=person.id,
        email=person.email,
        department=person.department_id or "",
        external=person.external,
        roles=frozenset(person.roles),
    )
    return conflicts(
        candidate,
        ties=_ties(case),
        seat=seat,
        panel=of_case(case).panel,
        earlier=_earlier(case),
    )


def _ties(case: Complaint) -> list[Tie]:
    return [
        Tie(party.side, party.email, party.department_id or "", party.person_id)
        for party in case.parties.all()
    ]


def _earlier(case: Complaint) -> dict[UUID, frozenset[str]]:
    kinds: dict[UUID, set[str]] = defaultdict(set)
    for act in case.acts.exclude(actor_id=None):
        if act.actor_id is not None:
            kinds[act.actor_id].add(act.kind)
    return {person: frozenset(found) for person, found in kinds.items()}
