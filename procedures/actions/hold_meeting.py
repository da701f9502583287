from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from procedures.actions.plan_meeting import locked_meeting, note
from procedures.actions.set_agenda import keep_agenda
from procedures.actions.sign_minutes import unsign
from procedures.models import AdviceMeeting, Attendance, MeetingDecision
from procedures.queries.meetings import agenda_of
from procedures.rules.meetings import check_decision, check_report, check_seen


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: what, who does it, and by when."""

    text: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a meeting: when it was, what was said, what was decided (new ones only).

    `present` names who was there (None leaves that as it is), `items` what was said of each point
    of the agenda, in its order.
    """

    held_at: datetime
    minutes: str
    decisions: Sequence[Decided] = ()
    present: Sequence[UUID] | None = None
    items: Sequence[str] = ()


@transaction.atomic
def hold_meeting(
    meeting_id: UUID, report: Report, *, by: Actor, at: datetime, seen: int | None = None
) -> AdviceMeeting:
    """Keep the minutes of a meeting and add its decisions; those already there stay.

    The same report sent twice is kept once. Raise Refusal `meeting.stale`, `meeting.edition`,
    `meeting.minutes`, `meeting.future`, `meeting.signed` or `decision.incomplete`; nothing is kept
    then.
    """
    meeting = locked_meeting(meeting_id)
    if _is_kept(meeting, report):
        return meeting
    check_seen(seen, meeting.version)
    unsign(meeting)
    check_report(
        edition_state=meeting.edition.state,
        minutes=report.minutes + "".join(report.items),
        held_at=report.held_at,
        at=at,
    )
    meeting.held_at, meeting.minutes = report.held_at, report.minutes.strip()
    meeting.version += 1
    meeting.save(update_fields=["held_at", "minutes", "version"])
    _add(meeting, report.decisions)
    _say(meeting, report.items)
    _see(meeting, report.present)
    note(meeting, "meeting.held", by=by, at=at)
    return meeting


def _is_kept(meeting: AdviceMeeting, report: Report) -> bool:
    """Whether the meeting already has these minutes and each of these decisions."""
    kept = {(each.text, each.owner, each.due_on) for each in meeting.decisions.all()}
    sent = {(each.text.strip(), each.owner.strip(), each.due_on) for each in report.decisions}
    same = (meeting.held_at, meeting.minutes) == (report.held_at, report.minutes.strip())
    said = [each.minutes for each in agenda_of(meeting)]
    there = set(meeting.attendances.filter(present=True).values_list("person", flat=True))
    same_people = report.present is None or set(report.present) == there
    same_words = list(report.items) in ([], said)
    return same and sent <= kept and same_people and same_words


def _say(meeting: AdviceMeeting, words: Sequence[str]) -> None:
    """Keep what was said of each point; the usual agenda is kept with it when there was none."""
    if any(words) and not meeting.items.filter(kind="agenda").exists():
        keep_agenda(meeting)
    for item, said in zip(agenda_of(meeting), words, strict=False):
        if item.minutes != said.strip():
            item.minutes = said.strip()
            item.save(update_fields=["minutes"])


def _see(meeting: AdviceMeeting, present: Sequence[UUID] | None) -> None:
    if present is None:
        return
    for person in meeting.attendees:
        given = {"present": person in present}
        Attendance.objects.update_or_create(meeting=meeting, person=person, defaults=given)


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
