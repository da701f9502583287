from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.plan_meeting import locked_meeting
from procedures.models import MeetingAdvice


@transaction.atomic
def propose_advice(
    meeting_id: UUID, text: str, *, by: Actor, at: datetime, key: UUID | None = None
) -> MeetingAdvice:
    """Add an advice of the consultancy to the client; the same `key` again is the same advice.

    Raise Refusal `advice.empty`.
    """
    if not text.strip():
        raise Refusal("advice.empty", message="Schrijf eerst het advies.", field="text")
    meeting, key = locked_meeting(meeting_id), key or uuid4()
    before = meeting.advices.filter(id=key).first()
    if before is not None:
        return before
    advice = MeetingAdvice.objects.create(
        id=key, meeting=meeting, ordinal=meeting.advices.count() + 1, text=text.strip()
    )
    facts = {"year": meeting.year, "ordinal": advice.ordinal}
    record("advice.proposed", by=by, at=at, about=About("meeting", meeting.id), facts=facts)
    return advice
