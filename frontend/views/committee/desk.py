"""What every page of a committee's own work begins with: the seat, and the menu of the case."""

from django.utils.formats import date_format
from django.utils.timezone import localtime

from kernel import clock
from kernel.actors import Actor
from procedures.models import Appointment, Complaint
from procedures.queries.deliberation import comments_for, deliberates, drafted_step


def around(actor: Actor, case: Complaint, seat: Appointment) -> dict[str, object]:
    """Return what the frame of these pages shows."""
    drafts = deliberates(seat) and drafted_step(case) is not None
    open_ = comments_for(seat).filter(settled_at=None).count() if drafts else 0
    return {"case": case, "reader": actor, "drafts": drafts, "comment_count": open_}


def opened_by(actor: Actor, case: Complaint) -> str:
    """Return what stands on each page of a copy: whose it is, of which case, and from when."""
    when = date_format(localtime(clock.now()), "j F Y, H:i")
    return f"{actor.name} · {case.number} · {when}"
