from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from procedures.actions.plan_meeting import Plan, edition_of, locked_meeting, note
from procedures.models import AdviceMeeting
from procedures.rules.meetings import check_not_held, check_seen


@transaction.atomic
def replan_meeting(
    meeting_id: UUID, plan: Plan, *, by: Actor, at: datetime, seen: int | None = None
) -> AdviceMeeting:
    """Change a meeting; after the invitation its sequence rises, so that calendars follow.

    The same plan sent twice is kept once. Raise Refusal `meeting.held`, `meeting.stale`,
    `meeting.place` or `meeting.attendees`.
    """
    meeting, edition = locked_meeting(meeting_id), edition_of(plan)
    check_not_held(meeting.held_at)
    before = (meeting.planned_at, meeting.place, sorted(meeting.attendees, key=str))
    is_moved = before != (plan.planned_at, plan.place.strip(), plan.people)
    if not is_moved and meeting.edition_id == edition.id:
        return meeting
    check_seen(seen, meeting.version)
    if meeting.invited_at and is_moved:
        meeting.sequence += 1
    meeting.year, meeting.edition = edition.year, edition
    meeting.planned_at, meeting.place = plan.planned_at, plan.place.strip()
    meeting.attendees = plan.people
    meeting.version += 1
    meeting.save()
    note(meeting, "meeting.replanned", by=by, at=at)
    return meeting
