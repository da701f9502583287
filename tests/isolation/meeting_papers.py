"""What belongs to the meeting of a house: words of it in every column."""

from kernel.actors import Actor
from kernel.vault import files
from procedures.actions.answer_advice import Answered, answer_advice
from procedures.models import (
    AdviceMeeting,
    Complaint,
    DecisionProgress,
    MeetingAdvice,
    Vignette,
)
from tests.factories import years


def papers_of(
    meeting: AdviceMeeting, advice: MeetingAdvice, case: Complaint, *, by: Actor, secret: str
) -> None:
    """Keep a story, a point of the agenda, a figure, an answer, an approval and some evidence."""
    at, person = years.MEETING_AT, by.id
    answer_advice(advice.id, Answered("departs", secret), by=by, at=at)
    told = {"title": secret, "text": secret, "written_at": at, "written_by": person}
    Vignette.objects.create(edition_id=meeting.edition_id, ordinal=1, **told)
    meeting.items.create(ordinal=1, text=secret, minutes=secret)
    advice.figures.create(ordinal=1, table="flow", line="received")
    meeting.attendances.create(person=person, comes=True, replied_at=at)
    meeting.signatures.create(side="client", person=person, digest="0" * 64, signed_at=at)
    measure = case.measures.create(kind="team", text=secret, state="agreed")
    measure.evidence.create(case=case, text=secret, added_at=at)
    proof = files.receive(None, "bewijs.txt", [secret.encode()], at=at)
    kept = {"state": "open", "text": secret, "file": proof.id, "added_at": at}
    DecisionProgress.objects.create(decision=meeting.decisions.get(), **kept)
