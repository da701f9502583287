"""What somebody with a seat keeps for the deliberation: notes, and marks with the pieces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.errors import Refusal
from procedures.models import Appointment, DeliberationNote, PieceMark
from procedures.queries.deliberation import deliberates, marks_of
from procedures.queries.seated_file import pieces_of_file

MARKS = ("read", "discuss")


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a reader is with a piece: nothing, read or to discuss; and a word of their own."""

    state: str = ""
    note: str = ""


@transaction.atomic
def add_note(
    seat: Appointment, body: str, *, shared: bool, key: UUID, at: datetime
) -> DeliberationNote:
    """Keep a note, once for each `key`; only who deliberates can share it.

    Raise Refusal `note.empty` or `note.alone`.
    """
    if not body.strip():
        raise Refusal("note.empty", message="Schrijf uw notitie.", field="body")
    if shared and not deliberates(seat):
        raise Refusal("note.alone", message="U kunt uw notities hier niet delen.", field="shared")
    said = {"shared": shared, "body": body.strip(), "written_at": at}
    found = DeliberationNote.objects.get_or_create(
        id=key, case_id=seat.case_id, seat=seat, defaults=said
    )
    return found[0]


@transaction.atomic
def remove_note(seat: Appointment, note_id: UUID) -> None:
    """Throw away a note of one's own; another's, or none, is Http404."""
    gone, _ = DeliberationNote.objects.filter(id=note_id, seat=seat).delete()
    if not gone:
        raise Http404


@transaction.atomic
def mark_pieces(seat: Appointment, marks: Mapping[UUID, Mark], *, at: datetime) -> None:
    """Keep the marks of a reader with the pieces of the file; what did not change stays.

    A piece that is not in the file for them is Http404.
    """
    readable = {one.piece.id for one in pieces_of_file(seat.case)} if seat.reads_files else set()
    if not set(marks) <= readable or any(one.state not in ("", *MARKS) for one in marks.values()):
        raise Http404
    known = marks_of(seat)
    for piece_id, mark in marks.items():
        row = known.get(piece_id) or PieceMark(
            case_id=seat.case_id, seat=seat, piece_id=piece_id, marked_at=at
        )
        if (row.state, row.note) != (mark.state, mark.note):
            row.state, row.note, row.marked_at = mark.state, mark.note, at
            row.save()
