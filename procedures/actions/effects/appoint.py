from django.http import Http404

from kernel.errors import Refusal
from procedures.actions.tell_appointed import tell_appointed
from procedures.models import Act, Appointment, Complaint, Person
from procedures.queries.candidates import REASONS, conflicts_of


def appoint(case: Complaint, act: Act) -> None:
    """Give a person a seat, and tell them so.

    Raise Refusal `appoint.conflict` when something ties them, `appoint.twice` when they have one.
    """
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
    tell_appointed(Appointment.objects.create(case=case, person=person, seat=seat, from_at=act.at))


def release(case: Complaint, act: Act) -> None:
    """End the person's seat from the moment of the act."""
    Appointment.objects.filter(case=case, person_id=act.facts["person"], until_at=None).update(
        until_at=act.at
    )
