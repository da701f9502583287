"""What waits for the employer's side, for one page: advices, measures, and the yearly meeting."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from procedures.models import AdviceMeeting, MeetingAdvice, MeetingDecision
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
    """Return what waits for the reader; a fixed number of queries."""
    measures = agreed_measures(reading, open_only=True)
    versions = adopted_versions()
    turn = listed(reading, versions).filter(waiting_for(reading.actor, versions))
    soon = measures.filter(due_on__lte=reading.today + SOON)
    return EmployerStart(
        unopened_count=unopened_count(reading),
        cases=opened_rows(turn.filter(closed_on=None)[:SHOWN], reading),
        measures=finishable(soon[:SHOWN], reading),
        measure_count=measures.count() + MeetingDecision.objects.filter(state="open").count(),
        advices=_advices(reading),
        decisions=_decisions(reading),
        unanswered=_unanswered(reading),
        unsigned=_unsigned(reading),
        is_ever_told=is_ever_told(reading, versions),
    )


def _advices(reading: Reading) -> list[MeetingAdvice]:
    """The advices of a meeting that was held and that nobody answered, for who may answer."""
    if not reading.actor.roles & ANSWERS_ADVICE:
        return []
    held = Q(meeting__held_at__isnull=False)
    found = MeetingAdvice.objects.filter(held, answer="").select_related("meeting")
    return list(found.order_by("-meeting__year", "ordinal")[:SHOWN])


def _decisions(reading: Reading) -> list[MeetingDecision]:
    """What was agreed in a meeting and is late or due soon."""
    due = MeetingDecision.objects.filter(state="open", due_on__lte=reading.today + SOON)
    return list(due.select_related("meeting").order_by("due_on", "ordinal")[:SHOWN])


def _unanswered(reading: Reading) -> list[AdviceMeeting]:
    """The meetings to come to which the reader is invited and did not say yet whether they come."""
    mine = AdviceMeeting.objects.filter(attendees__contains=[reading.actor.id], held_at=None)
    coming = mine.filter(planned_at__gt=reading.at).exclude(invited_at=None)
    answered = Q(attendances__person=reading.actor.id, attendances__comes__isnull=False)
    return list(coming.exclude(answered).order_by("planned_at")[:SHOWN])


def _unsigned(reading: Reading) -> list[AdviceMeeting]:
    """The meetings of which the organisation did not approve the minutes, for who may."""
    if not reading.actor.roles & ANSWERS_ADVICE:
        return []
    held = AdviceMeeting.objects.filter(held_at__isnull=False)
    return list(held.exclude(signatures__side="client").order_by("-held_at")[:SHOWN])
