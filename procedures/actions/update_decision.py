from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from kernel.vault import files
from procedures.actions.take_with_files import Upload
from procedures.models import DecisionProgress, MeetingDecision
from procedures.rules.editions import check_progress
from tenants import scope


@dataclass(frozen=True, slots=True)
class Progress:
    """How a decision stands: `open`, `done` (on a day) or `dropped`, with a note.

    `proof` is a file that shows it.
    """

    state: str
    note: str = ""
    done_on: date | None = None
    proof: Upload | None = None


@transaction.atomic
def update_decision(
    decision_id: UUID, progress: Progress, *, by: Actor, at: datetime, seen: str | None = None
) -> MeetingDecision:
    """Keep how a decision of a meeting stands; published reports keep what they printed.

    What was said before stays readable as its progress. `seen` is the state that stood there when
    the page was opened. Raise Refusal `decision.state`, `decision.note`, `decision.future`,
    `decision.stale`, or `file.…` for what is no proof.
    """
    decision = MeetingDecision.objects.select_for_update().filter(id=decision_id).first()
    if decision is None:
        raise Http404
    note = progress.note.strip()
    same_day = progress.done_on in (None, decision.done_on)
    same_words = (progress.state, note) == (decision.state, decision.state_note)
    if same_day and same_words and progress.proof is None:
        return decision
    if seen is not None and seen != decision.state:
        raise Refusal(
            "decision.stale",
            message="Iemand anders heeft deze afspraak intussen bijgewerkt."
            " Er is niets opgeslagen.",
        )
    today = clock.local_date(at, scope.current().time_zone)
    check_progress(progress.state, progress.note, done_on=progress.done_on, today=today)
    decision.state, decision.state_note = progress.state, note
    decision.done_on = (progress.done_on or today) if progress.state == "done" else None
    decision.save(update_fields=["state", "state_note", "done_on"])
    _keep(decision, progress.proof, by=by, at=at)
    record(
        "decision.updated",
        by=by,
        at=at,
        about=About("meeting", decision.meeting_id),
        facts={"ordinal": decision.ordinal, "state": decision.state},
    )
    return decision


def _keep(decision: MeetingDecision, proof: Upload | None, *, by: Actor, at: datetime) -> None:
    """Keep what was said and shown beside what was said before."""
    DecisionProgress.objects.create(
        decision=decision,
        state=decision.state,
        text=decision.state_note,
        file=_stored(proof, at) if proof else None,
        added_by=by.id,
        added_at=at,
    )


def _stored(proof: Upload, at: datetime) -> UUID:
    try:
        return files.receive(None, proof.name or "", proof.chunks(), at=at).id
    except Refusal as refusal:
        facts = {**refusal.facts, "field": "proof"}
        raise Refusal(refusal.code, message=refusal.message, **facts) from refusal
