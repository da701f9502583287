"""What every page of a committee's own work begins with: the seat, and the menu of the case."""

from frontend.views.committee.gate import seat_for
from kernel.actors import Actor
from procedures.models import Appointment, Complaint
from procedures.queries.deliberation import comments_for, deliberates, drafted_step


def around(actor: Actor, case: Complaint, seat: Appointment) -> dict[str, object]:
    """Return what the frame of these pages shows."""
    drafts = deliberates(seat) and drafted_step(case) is not None
    open_ = comments_for(seat).filter(settled_at=None).count() if drafts else 0
    return {"case": case, "reader": actor, "drafts": drafts, "comment_count": open_}


def seat_of(actor: Actor, case: Complaint) -> Appointment:
    """Return the reader's seat, with the case as it was opened."""
    seat = seat_for(actor, case.id)
    seat.case = case
    return seat
