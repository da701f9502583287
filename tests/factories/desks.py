"""What somebody who handles cases keeps for themselves: a case of theirs, a choice, a calendar."""

from datetime import datetime

from kernel.actors import Actor
from procedures.actions.assign_handler import assign_handler
from procedures.actions.give_calendar import give_calendar
from procedures.actions.note_visit import note_visit
from procedures.actions.save_view import save_view
from procedures.models import Complaint


def kept(case: Complaint, secret: str, *, by: Actor, at: datetime) -> None:
    """Let somebody take a case, look into it, keep a choice of filters and have a calendar."""
    assign_handler(case, by.id, by=by, at=at)
    note_visit(case, by=by, at=at)
    save_view(f"Van mij {secret}", "overdue=on", by=by, at=at)
    give_calendar(by=by, at=at)
