"""Advice meetings, their advices and the decisions that come back a year later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q
from django.http import Http404

from procedures.models import AdviceMeeting, Edition, MeetingDecision, Person


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision with how it stands on a day: open, late, done or dropped."""

    decision: MeetingDecision
    state: str

    @property
    def year(self) -> int:
        """The year whose report was discussed when this was decided."""
        return self.decision.meeting.year


def meeting_of(meeting_id: UUID) -> AdviceMeeting:
    """Return a meeting with its edition, advices and decisions; Http404 without one."""
    light = Edition.objects.defer("figures", "chapters", "printed")
    found = AdviceMeeting.objects.filter(id=meeting_id).prefetch_related(
        Prefetch("edition", light), "advices", "decisions"
    )
    meeting = found.first()
    if meeting is None:
        raise Http404
    return meeting


def attendees_of(meeting: AdviceMeeting) -> tuple[Person, ...]:
    """Return who attends, by name."""
    return people(Q(id__in=meeting.attendees))


def candidates() -> tuple[Person, ...]:
    """Return whom one may invite: everybody who is active at this client, by name."""
    return people(Q(active=True))


def people(wanted: Q) -> tuple[Person, ...]:
    """Return people by name; names are sealed, so they are sorted here."""
    return tuple(sorted(Person.objects.filter(wanted), key=lambda one: one.name.casefold()))


def decision_of(decision_id: UUID) -> MeetingDecision:
    """Return a decision with its meeting; Http404 without one."""
    found = MeetingDecision.objects.select_related("meeting").filter(id=decision_id).first()
    if found is None:
        raise Http404
    return found


def decisions(today: date) -> tuple[Standing, ...]:
    """Return all decisions: what is open first, by date, then what is done or dropped."""
    found = MeetingDecision.objects.select_related("meeting").order_by("due_on", "ordinal")
    return standing(found, today)


def coming_back(year: int, today: date) -> tuple[Standing, ...]:
    """Return what comes back in the report on a year.

    These are the decisions about the report of the year before, and whatever older ones are
    still open, so that no decision is lost on the way.
    """
    last = Q(meeting__year=year - 1)
    still_open = Q(meeting__year__lt=year - 1, state="open")
    found = MeetingDecision.objects.select_related("meeting").filter(last | still_open)
    return standing(found.order_by("meeting__year", "meeting__planned_at", "ordinal"), today)


def standing(found: Iterable[MeetingDecision], today: date) -> tuple[Standing, ...]:
    """Return decisions with their state on a day, the open ones first."""
    rows = [Standing(each, state_on(each, today)) for each in found]
    return tuple(sorted(rows, key=lambda row: row.decision.state != "open"))


def state_on(decision: MeetingDecision, today: date) -> str:
    """Return `late` for an open decision past its date, else its state."""
    if decision.state == "open" and decision.due_on < today:
        return "late"
    return decision.state
