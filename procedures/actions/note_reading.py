from datetime import datetime

from kernel.actors import Actor
from kernel.audit.chain import About, note
from procedures.models import Complaint


def note_reading(case: Complaint, *, by: Actor, at: datetime, part: str = "case") -> None:
    """Keep in the audit trail that somebody opened a part of the case; once per request."""
    note(
        "case.read",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"number": case.number, "part": part},
    )
