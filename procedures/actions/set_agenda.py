from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from procedures.actions.plan_meeting import locked_meeting, note
from procedures.models import AdviceMeeting, AgendaItem
from procedures.queries.meetings import usual_agenda
from procedures.rules.meetings import check_agenda, check_not_held, check_seen


@dataclass(frozen=True, slots=True)
class Agenda:
    """The points to discuss and the questions to the client, each one line."""

    points: Sequence[str]
    questions: Sequence[str] = ()


@transaction.atomic
def set_agenda(
    meeting_id: UUID, agenda: Agenda, *, by: Actor, at: datetime, seen: int | None = None
) -> AdviceMeeting:
    """Keep what a meeting is about, until it was held.

    Raise Refusal `meeting.held`, `meeting.stale` or `meeting.agenda`.
    """
    meeting = locked_meeting(meeting_id)
    check_not_held(meeting.held_at)
    points, questions = _lines(agenda.points), _lines(agenda.questions)
    kept = [(each.kind, each.text) for each in meeting.items.all()]
    wanted = [("agenda", each) for each in points] + [("question", each) for each in questions]
    if kept == wanted:
        return meeting
    check_seen(seen, meeting.version)
    check_agenda(points)
    meeting.items.all().delete()
    _keep(meeting, "agenda", points)
    _keep(meeting, "question", questions)
    meeting.version += 1
    meeting.save(update_fields=["version"])
    note(meeting, "meeting.agenda_set", by=by, at=at)
    return meeting


def keep_agenda(meeting: AdviceMeeting) -> None:
    """Keep the usual agenda of a meeting that has none of its own."""
    _keep(meeting, "agenda", usual_agenda())


def _keep(meeting: AdviceMeeting, kind: str, lines: Sequence[str]) -> None:
    for ordinal, text in enumerate(lines, start=1):
        AgendaItem.objects.create(meeting=meeting, kind=kind, ordinal=ordinal, text=text)


def _lines(given: Sequence[str]) -> list[str]:
    return [line.strip() for line in given if line.strip()]
