from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.sign_minutes import unsign
from procedures.models import MeetingAdvice
from procedures.rules.editions import check_answer


@dataclass(frozen=True, slots=True)
class Answered:
    """What the client does with an advice: `follows` or `departs`, and why."""

    answer: str
    reasons: str = ""


@transaction.atomic
def answer_advice(
    advice_id: UUID, answered: Answered, *, by: Actor, at: datetime, seen: str | None = None
) -> MeetingAdvice:
    """Keep the client's answer to an advice; departing from it needs reasons.

    `seen` is the answer that stood there when the page was opened. Raise Refusal `advice.answer`,
    `advice.reasons`, `advice.stale` or `meeting.signed`.
    """
    advice = MeetingAdvice.objects.select_for_update().filter(id=advice_id).first()
    if advice is None:
        raise Http404
    given = (answered.answer, answered.reasons.strip())
    if given == (advice.answer, advice.answer_reasons):
        return advice
    if seen is not None and seen != advice.answer:
        raise Refusal(
            "advice.stale",
            message="Iemand anders heeft dit advies intussen beantwoord. Er is niets opgeslagen.",
        )
    check_answer(answered.answer, answered.reasons)
    unsign(advice.meeting)
    advice.answer, advice.answer_reasons = given
    advice.save(update_fields=["answer", "answer_reasons"])
    record(
        "advice.answered",
        by=by,
        at=at,
        about=About("meeting", advice.meeting_id),
        facts={"ordinal": advice.ordinal, "answer": advice.answer},
    )
    return advice
