from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from procedures.actions.plan_meeting import locked_meeting, note
from procedures.models import AdviceMeeting, MeetingDecision
from procedures.rules.meetings import check_decision, check_report, check_seen


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: what, who does it, and by when."""

    text: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a meeting: when it was, what was said, what was decided (new ones only)."""

    held_at: datetime
    minutes: str
    decisions: Sequence[Decided] = ()


@transaction.atomic
def hold_meeting(
    meeting_id: UUID, report: Report, *, by: Actor, at: datetime, seen: int | None = None
) -> AdviceMeeting:
    """Keep the minutes of a meeting and add its decisions; those already there stay.

    The same report sent twice is kept once. Raise Refusal `meeting.stale`, `meeting.edition`,
    `meeting.minutes`, `meeting.future` or `decision.incomplete`; nothing is kept then.
    """
    meeting = locked_meeting(meeting_id)
    if _is_kept(meeting, report):
        return meeting
    check_seen(seen, meeting.version)
    check_report(
        edition_state=meeting.edition.state,
        minutes=report.minutes,
        held_at=report.held_at,
        at=at,
    )
    meeting.held_at, meeting.minutes = report.held_at, report.minutes.strip()
    meeting.version += 1
    meeting.save(update_fields=["held_at", "minutes", "version"])
    _add(meeting, report.decisions)
    note(meeting, "meeting.held", by=by, at=at)
    return meeting


def _is_kept(meeting: AdviceMeeting, report: Report) -> bool:
    """Whether the meeting already has these minutes and each of these decisions."""
    kept = {(each.text, each.owner, each.due_on) for each in meeting.decisions.all()}
    sent = {(each.text.strip(), each.owner.strip(), each.due_on) for each in report.decisions}
    same = (meeting.held_at, meeting.minutes) == (report.held_at, report.minutes.strip())
    return same and sent <= kept


def _add(meeting: AdviceMeeting, decisions: Sequence[Decided]) -> None:
    before = meeting.decisions.count()
    for ordinal, each in enumerate(decisions, start=before + 1):
        check_decision(each.text, each.owner)
        MeetingDecision.objects.create(
            meeting=meeting,
            ordinal=ordinal,
            text=each.text.strip(),
            owner=each.owner.strip(),
            due_on=each.due_on,
        )
