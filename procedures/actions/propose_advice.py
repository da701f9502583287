from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.plan_meeting import locked_meeting
from procedures.actions.sign_minutes import unsign
from procedures.models import AdviceFigure, AdviceMeeting, MeetingAdvice
from procedures.rules.statistics import load


@dataclass(frozen=True, slots=True)
class Proposed:
    """An advice, with the figures it rests on: the name of a table and the code of a line."""

    text: str
    figures: Sequence[tuple[str, str]] = ()


@transaction.atomic
def propose_advice(
    meeting_id: UUID, given: Proposed | str, *, by: Actor, at: datetime, key: UUID | None = None
) -> MeetingAdvice:
    """Add an advice of the consultancy to the client; the same `key` again is the same advice.

    Raise Refusal `advice.empty`, `advice.figure` for one that the report does not print, or
    `meeting.signed`.
    """
    proposed = Proposed(given) if isinstance(given, str) else given
    text = proposed.text
    if not text.strip():
        raise Refusal("advice.empty", message="Schrijf eerst het advies.", field="text")
    meeting, key = locked_meeting(meeting_id), key or uuid4()
    before = meeting.advices.filter(id=key).first()
    if before is not None:
        return before
    unsign(meeting)
    check_printed(meeting, proposed.figures)
    advice = MeetingAdvice.objects.create(
        id=key, meeting=meeting, ordinal=meeting.advices.count() + 1, text=text.strip()
    )
    for ordinal, (table, line) in enumerate(proposed.figures, start=1):
        AdviceFigure.objects.create(advice=advice, ordinal=ordinal, table=table, line=line)
    facts = {"year": meeting.year, "ordinal": advice.ordinal}
    record("advice.proposed", by=by, at=at, about=About("meeting", meeting.id), facts=facts)
    return advice


def check_printed(meeting: AdviceMeeting, figures: Sequence[tuple[str, str]]) -> None:
    """Raise Refusal `advice.figure` for a figure that is not in the edition of the meeting."""
    printed = load(meeting.edition.figures)
    if any(printed.cell(table, line) is None for table, line in figures):
        raise Refusal(
            "advice.figure", message="Dit cijfer staat niet in de rapportage.", field="figure_1"
        )
