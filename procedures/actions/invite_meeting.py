from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.post.outbox import Mail, put
from kernel.vault import files
from procedures.actions.plan_meeting import locked_meeting, note
from procedures.letters.invitation import Invitation, invitation
from procedures.models import AdviceMeeting, Person
from procedures.queries.meetings import attendees_of
from procedures.rules.meetings import check_invitable, check_not_held, check_seen


@transaction.atomic
def invite_meeting(
    meeting_id: UUID, *, by: Actor, at: datetime, seen: int | None = None
) -> AdviceMeeting:
    """Mail every attendee the invitation with its calendar file; once for every change.

    Raise Refusal `meeting.held`, `meeting.past` or `meeting.stale`.
    """
    meeting = locked_meeting(meeting_id)
    check_not_held(meeting.held_at)
    if meeting.invited_sequence == meeting.sequence:
        return meeting
    check_seen(seen, meeting.version)
    check_invitable(meeting.planned_at, at)
    people = attendees_of(meeting)
    _send(meeting, people, invitation(meeting, people, at=at), at=at)
    meeting.invited_at, meeting.invited_sequence = at, meeting.sequence
    meeting.version += 1
    meeting.save(update_fields=["invited_at", "invited_sequence", "version"])
    note(meeting, "meeting.invited", by=by, at=at)
    return meeting


def _send(
    meeting: AdviceMeeting, people: Sequence[Person], made: Invitation, *, at: datetime
) -> None:
    name = f"adviesgesprek-{meeting.year}.ics"
    file = files.store(None, name, [made.calendar], at=at)
    for person in people:
        if person.email:
            mail = Mail(person.email, made.subject, made.body, attachments=(file.id,))
            put(f"meeting/{meeting.id}/{meeting.sequence}/{person.id}", mail, at=at)
