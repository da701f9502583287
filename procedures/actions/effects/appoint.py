from django.http import Http404
from django.utils.translation import gettext

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
        reasons = "; ".join(gettext(REASONS[code]) for code in found)
        message = gettext("%(name)s kan niet worden benoemd: %(reasons)s.")
        raise Refusal(
            "appoint.conflict",
            message=message % {"name": person.name, "reasons": reasons},
            conflicts=found,
        )
    if Appointment.objects.filter(case=case, person=person, until_at=None).exists():
        message = gettext("%(name)s zit al in deze zaak.")
        raise Refusal("appoint.twice", message=message % {"name": person.name})
    tell_appointed(Appointment.objects.create(case=case, person=person, seat=seat, from_at=act.at))


def release(case: Complaint, act: Act) -> None:
    """End the person's seat from the moment of the act."""
    Appointment.objects.filter(case=case, person_id=act.facts["person"], until_at=None).update(
        until_at=act.at
    )
