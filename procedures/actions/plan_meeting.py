from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import AdviceMeeting, Edition, Person
from procedures.rules.meetings import check_plan, check_seen


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
def plan_meeting(plan: Plan, *, by: Actor, at: datetime) -> AdviceMeeting:
    """Plan a meeting about an edition. Raise Refusal `meeting.place` or `meeting.attendees`."""
    edition = edition_of(plan)
    meeting = AdviceMeeting.objects.create(
        year=edition.year,
        edition=edition,
        planned_at=plan.planned_at,
        place=plan.place.strip(),
        attendees=plan.people,
    )
    note(meeting, "meeting.planned", by=by, at=at)
    return meeting


def locked_meeting(meeting_id: UUID, *, seen: int | None = None) -> AdviceMeeting:
    """Lock a meeting and return it; Http404 without one, Refusal `meeting.stale`."""
    meeting = AdviceMeeting.objects.select_for_update().filter(id=meeting_id).first()
    if meeting is None:
        raise Http404
    check_seen(seen, meeting.version)
    return meeting


def note(meeting: AdviceMeeting, action: str, *, by: Actor, at: datetime) -> None:
    """Put an act on a meeting in the audit trail."""
    facts = {"year": meeting.year, "sequence": meeting.sequence}
    record(action, by=by, at=at, about=About("meeting", meeting.id), facts=facts)


def edition_of(plan: Plan) -> Edition:
    """Return the edition of a sound plan; a foreign edition or person is not there (Http404)."""
    check_plan(plan.place, len(plan.attendees))
    edition = Edition.objects.filter(id=plan.edition).only("year", "state").first()
    known = Person.objects.filter(id__in=plan.people).count()
    if edition is None or known != len(plan.people):
        raise Http404
    return edition
