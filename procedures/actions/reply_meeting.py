from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from procedures.actions.plan_meeting import locked_meeting, note
from procedures.models import Attendance
from procedures.rules.meetings import check_not_held


@transaction.atomic
def reply_meeting(meeting_id: UUID, *, comes: bool, by: Actor, at: datetime) -> Attendance:
    """Keep whether an invited person comes; the last word counts.

    Raise Refusal `meeting.held`; Http404 for who is not invited.
    """
    meeting = locked_meeting(meeting_id)
    if by.id is None or by.id not in meeting.attendees:
        raise Http404
    check_not_held(meeting.held_at)
    kept = meeting.attendances.filter(person=by.id).first()
    if kept is not None and kept.comes is comes:
        return kept
    given = {"comes": comes, "replied_at": at}
    made, _ = Attendance.objects.update_or_create(meeting=meeting, person=by.id, defaults=given)
    note(meeting, "meeting.replied", by=by, at=at)
    return made
