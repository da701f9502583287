from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import AdviceMeeting, Edition, Person
from procedures.rules.meetings import check_plan


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where an edition is discussed, and by whom (ids of people at this client)."""

    edition: UUID
    planned_at: datetime
    place: str
    attendees: Sequence[UUID]

    @property
    def people(self) -> list[UUID]:
        """Everybody once, in a fixed order."""
        return sorted(set(self.attendees), key=str)


@transaction.atomic
def plan_meeting(plan: Plan, *, by: Actor, at: datetime, key: UUID | None = None) -> AdviceMeeting:
    """Plan a meeting about an edition; the same `key` again is the same meeting.

    Raise Refusal `meeting.place` or `meeting.attendees`.
    """
    edition, key = edition_of(plan), key or uuid4()
    before = AdviceMeeting.objects.filter(id=key).first()
    if before is not None:
        return before
    meeting = AdviceMeeting.objects.create(
        id=key,
        year=edition.year,
        edition=edition,
        planned_at=plan.planned_at,
        place=plan.place.strip(),
        attendees=plan.people,
    )
    note(meeting, "meeting.planned", by=by, at=at)
    return meeting


def locked_meeting(meeting_id: UUID) -> AdviceMeeting:
    """Lock a meeting and return it; Http404 without one."""
    meeting = AdviceMeeting.objects.select_for_update().filter(id=meeting_id).first()
    if meeting is None:
        raise Http404
    return meeting


def note(meeting: AdviceMeeting, action: str, *, by: Actor, at: datetime) -> None:
    """Put an act on a meeting in the audit trail."""
    facts = {"year": meeting.year, "sequence": meeting.sequence}
    record(action, by=by, at=at, about=About("meeting", meeting.id), facts=facts)


def edition_of(plan: Plan) -> Edition:
    """Lock and return the edition of a sound plan; a foreign edition or person gives Http404."""
    check_plan(plan.place, len(plan.attendees))
    light = Edition.objects.select_for_update().only("year", "state")
    edition = light.filter(id=plan.edition).first()
    known = Person.objects.filter(id__in=plan.people).count()
    if edition is None or known != len(plan.people):
        raise Http404
    return edition
