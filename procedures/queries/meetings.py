"""Advice meetings, their advices and the decisions that come back a year later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext

from kernel.vault.models import StoredFile
from procedures.models import (
    AdviceMeeting,
    AgendaItem,
    DecisionProgress,
    Edition,
    MeetingAdvice,
    MeetingDecision,
    Person,
)
from procedures.queries.names import names_of
from tenants import scope


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision with how it stands on a day: open, late, done or dropped."""

    decision: MeetingDecision
    state: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.decision.state == "open"

    @property
    def year(self) -> int:
        """The year whose report was discussed when this was decided."""
        return self.decision.meeting.year


def meeting_of(meeting_id: UUID) -> AdviceMeeting:
    """Return a meeting with its edition, advices and decisions; Http404 without one."""
    light = Edition.objects.defer("figures", "chapters", "printed")
    found = AdviceMeeting.objects.filter(id=meeting_id).prefetch_related(
        Prefetch("edition", light),
        "advices__figures",
        "decisions",
        "items",
        "attendances",
        "signatures",
    )
    meeting = found.first()
    if meeting is None:
        raise Http404
    return meeting


def attendees_of(meeting: AdviceMeeting) -> tuple[Person, ...]:
    """Return who attends, by name."""
    return people(Q(id__in=meeting.attendees))


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody who is invited: whether they come, as they said, and whether they were there."""

    person: Person
    comes: bool | None
    present: bool | None


def coming_of(meeting: AdviceMeeting) -> tuple[Coming, ...]:
    """Return who is invited, by name, with what they answered."""
    kept = {one.person: one for one in meeting.attendances.all()}
    found = ((person, kept.get(person.id)) for person in attendees_of(meeting))
    return tuple(
        Coming(person, one.comes if one else None, one.present if one else None)
        for person, one in found
    )


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


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a decision, who that was, and the name of the file that shows it."""

    progress: DecisionProgress
    by: str
    file_name: str


def progress_of(decision: MeetingDecision) -> list[Said]:
    """Return how a decision went on, the newest first."""
    rows = list(decision.progress.order_by("-added_at"))
    names = names_of(one.added_by for one in rows)
    files = StoredFile.objects.in_bulk([one.file for one in rows if one.file])
    return [
        Said(
            one,
            names.get(one.added_by, "") if one.added_by else "",
            files[one.file].name if one.file in files else "",
        )
        for one in rows
    ]


def standing(found: Iterable[MeetingDecision], today: date) -> tuple[Standing, ...]:
    """Return decisions with their state on a day, the open ones first."""
    rows = [Standing(each, state_on(each, today)) for each in found]
    return tuple(sorted(rows, key=lambda row: row.decision.state != "open"))


def state_on(decision: MeetingDecision, today: date) -> str:
    """Return `late` for an open decision past its date, else its state."""
    if decision.state == "open" and decision.due_on < today:
        return "late"
    return decision.state


def agenda_of(meeting: AdviceMeeting) -> list[AgendaItem]:
    """Return the points of the agenda: those that were set, else the usual ones."""
    own = [item for item in meeting.items.all() if item.kind == "agenda"]
    return own or [
        AgendaItem(meeting=meeting, ordinal=place, text=text)
        for place, text in enumerate(usual_agenda(), start=1)
    ]


def questions_of(meeting: AdviceMeeting) -> list[AgendaItem]:
    """Return the questions to the client."""
    return [item for item in meeting.items.all() if item.kind == "question"]


def usual_agenda() -> list[str]:
    """Return the agenda of a meeting for which none was set, in the client's language."""
    with translation.override(scope.current().language):
        return [
            gettext("Wat er van de afspraken en adviezen van vorig jaar is geworden"),
            gettext("De cijfers en hoe zij zich ontwikkelen"),
            gettext("Onze adviezen"),
            gettext("Vragen aan de organisatie"),
            gettext("Afspraken: wat, wie en wanneer"),
        ]


def decided_before(meeting: AdviceMeeting, today: date) -> tuple[Standing, ...]:
    """Return what a meeting opens with: what comes back in its report, as it stands today.

    So do the decisions of an earlier meeting about the same report.
    """
    same = MeetingDecision.objects.select_related("meeting").filter(_before(meeting))
    again = standing(same.order_by("meeting__planned_at", "ordinal"), today)
    return (*coming_back(meeting.year, today), *again)


def earlier_advices(meeting: AdviceMeeting) -> list[MeetingAdvice]:
    """Return the advices of the meetings about the year before, and of earlier ones about it."""
    found = MeetingAdvice.objects.filter(Q(meeting__year=meeting.year - 1) | _before(meeting))
    return list(found.order_by("meeting__planned_at", "ordinal"))


def _before(meeting: AdviceMeeting) -> Q:
    return Q(meeting__year=meeting.year, meeting__planned_at__lt=meeting.planned_at)
