"""What every page of the employer's side begins with: the reader, and the cases opened to them."""

from uuid import UUID

from django.http import Http404

from frontend.readers import for_roles
from frontend.views.staff.desk import language, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.note_reading import note_reading
from procedures.models import Complaint
from procedures.queries.employer_view import opened_cases
from procedures.queries.reading import Reading

for_employer = for_roles("employer", "hr")


def reading(actor: Actor) -> Reading:
    """Return who reads, now, in the reader's language."""
    return Reading(actor, clock.now(), today(), language())


def opened(actor: Actor, case_id: UUID, part: str) -> Complaint:
    """Return a case that was opened to the reader, and note that this part was read."""
    case = opened_cases(reading(actor)).filter(id=case_id).first()
    if case is None:
        raise Http404
    note_reading(case, by=actor, at=clock.now(), part=part)
    return case
