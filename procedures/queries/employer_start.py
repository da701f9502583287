"""What waits for the employer's side, for one page: advices, measures, and the yearly meeting."""

from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter

from django.db.models import Exists, OuterRef, Q

from procedures.models import (
    AdviceMeeting,
    Attendance,
    MeetingAdvice,
    MeetingDecision,
    MinutesSignature,
)
from procedures.queries.employer_view import (
    OpenedRow,
    ToFinish,
    adopted_versions,
    agreed_measures,
    finishable,
    is_ever_told,
    listed,
    opened_rows,
    unopened_count,
    waiting_for,
)
from procedures.queries.reading import Reading
from procedures.rules.editions import ANSWERS_ADVICE

SOON = timedelta(days=14)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class EmployerStart:
    """What waits: cases to decide in, measures that are late or due soon, and the meeting's."""

    unopened_count: int
    cases: list[OpenedRow]
    measures: list[ToFinish]
    measure_count: int
    advices: list[MeetingAdvice]
    decisions: list[MeetingDecision]
    unanswered: list[AdviceMeeting]
    unsigned: list[AdviceMeeting]
    is_ever_told: bool

    @property
    def waits(self) -> bool:
        """Whether anything waits for the reader."""
        from_meeting = self.advices or self.decisions or self.unanswered or self.unsigned
        return bool(self.cases or self.measures or from_meeting)


def employer_start(reading: Reading) -> EmployerStart:
    """Return what waits for the reader; without a meeting nothing of one is asked for."""
    measures = agreed_measures(reading, open_only=True)
    versions = adopted_versions()
    turn = listed(reading, versions).filter(waiting_for(reading.actor, versions))
    soon = measures.filter(due_on__lte=reading.today + SOON)
    meetings = _meetings(reading)
    decisions = _open_decisions() if meetings else []
    return EmployerStart(
        unopened_count=unopened_count(reading),
        cases=opened_rows(turn.filter(closed_on=None)[:SHOWN], reading),
        measures=finishable(soon[:SHOWN], reading),
        measure_count=measures.count() + len(decisions),
        advices=_advices(reading) if meetings else [],
        decisions=_soon(decisions, reading),
        unanswered=_unanswered(meetings, reading),
        unsigned=_unsigned(meetings, reading),
        is_ever_told=is_ever_told(reading, versions),
    )


def _meetings(reading: Reading) -> list[AdviceMeeting]:
    """Return all meetings of the client, with whether the reader said to come and who signed."""
    answers = Attendance.objects.filter(meeting=OuterRef("pk"), comes__isnull=False)
    signed = MinutesSignature.objects.filter(meeting=OuterRef("pk"), side="client")
    me = reading.actor.id
    mine = answers.filter(person=me) if me else answers.none()
    return list(AdviceMeeting.objects.annotate(is_answered=Exists(mine), is_signed=Exists(signed)))


def _advices(reading: Reading) -> list[MeetingAdvice]:
    """The advices of a meeting that was held and that nobody answered, for who may answer."""
    if not reading.actor.roles & ANSWERS_ADVICE:
        return []
    held = Q(meeting__held_at__isnull=False)
    found = MeetingAdvice.objects.filter(held, answer="").select_related("meeting")
    return list(found.order_by("-meeting__year", "ordinal")[:SHOWN])


def _open_decisions() -> list[MeetingDecision]:
    found = MeetingDecision.objects.filter(state="open").select_related("meeting")
    return list(found.order_by("due_on", "ordinal"))


def _soon(decisions: list[MeetingDecision], reading: Reading) -> list[MeetingDecision]:
    """What was agreed in a meeting and is late or due soon."""
    last_on = reading.today + SOON
    return [one for one in decisions if one.due_on and one.due_on <= last_on][:SHOWN]


def _unanswered(meetings: list[AdviceMeeting], reading: Reading) -> list[AdviceMeeting]:
    """The meetings to come to which the reader is invited and did not say yet whether they come."""
    coming = [
        (one.planned_at, one)
        for one in meetings
        if one.held_at is None and one.invited_at and one.planned_at > reading.at
        if reading.actor.id in one.attendees and not getattr(one, "is_answered", False)
    ]
    return [one for _at, one in sorted(coming, key=itemgetter(0))]


def _unsigned(meetings: list[AdviceMeeting], reading: Reading) -> list[AdviceMeeting]:
    """The meetings of which the organisation did not approve the minutes, for who may."""
    if not reading.actor.roles & ANSWERS_ADVICE:
        return []
    held = [
        (one.held_at, one)
        for one in meetings
        if one.held_at and not getattr(one, "is_signed", False)
    ]
    return [one for _at, one in sorted(held, key=itemgetter(0), reverse=True)][:SHOWN]
