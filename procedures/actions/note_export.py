from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from procedures.models import AdviceMeeting, Edition


@transaction.atomic
def note_export(edition: Edition, form: str, *, by: Actor, at: datetime) -> None:
    """Keep in the audit trail that somebody took a report along, in which form ("pdf", "csv")."""
    facts: Facts = {"year": edition.year, "number": edition.number, "form": form}
    record("edition.exported", by=by, at=at, about=About("edition", edition.id), facts=facts)


@transaction.atomic
def note_paper(meeting: AdviceMeeting, form: str, *, by: Actor, at: datetime) -> None:
    """Keep in the audit trail that somebody took a paper of a meeting along ("pack", "slides")."""
    facts: Facts = {"year": meeting.year, "form": form}
    record("meeting.exported", by=by, at=at, about=About("meeting", meeting.id), facts=facts)
