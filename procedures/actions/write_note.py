from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Complaint, Note


@transaction.atomic
def write_note(case: Complaint, body: str, *, key: UUID, by: Actor, at: datetime) -> Note:
    """Keep a note that parties never see; the same `key` is the same click, and one note.

    Raise Refusal `note.empty`.
    """
    _check(body)
    Complaint.objects.select_for_update().get(id=case.id)
    before = Note.objects.filter(id=key, case=case).first()
    if before is not None:
        return before
    return _kept(Note(id=key, case=case, thread=key, body=body, written_at=at), by)


@transaction.atomic
def reword_note(
    case: Complaint, note_id: UUID, told: tuple[int, str], *, by: Actor, at: datetime
) -> Note:
    """Write a note anew over the wording that its writer saw; the former ones stay readable.

    `told` is the ordinal of that wording, and the words. Raise Refusal `note.empty`, and
    `note.stale` when somebody else was first; Http404 for a note of another case.
    """
    seen, body = told
    _check(body)
    Complaint.objects.select_for_update().get(id=case.id)
    last = case.notes.filter(thread=note_id).order_by("ordinal").last()
    if last is None:
        raise Http404
    if last.body == body:
        return last
    if last.ordinal != seen:
        raise Refusal(
            "note.stale",
            message="Iemand anders heeft deze notitie net gewijzigd. Open haar opnieuw.",
            field="body",
        )
    words = Note(case=case, thread=note_id, ordinal=seen + 1, body=body, written_at=at)
    return _kept(words, by)


def _check(body: str) -> None:
    if not body.strip():
        raise Refusal("note.empty", message="Schrijf eerst uw notitie.", field="body")


def _kept(note: Note, by: Actor) -> Note:
    if by.id is None:
        raise Http404
    note.written_by = by.id
    note.save(force_insert=True)
    record(
        "note.written",
        by=by,
        at=note.written_at,
        about=About("case", note.case_id),
        facts={"note": note.thread, "ordinal": note.ordinal},
    )
    return note
