"""A committee that deliberates: notes, marks, a draft with comments and signatures."""

from datetime import datetime

from procedures.models import (
    Complaint,
    DeliberationNote,
    DraftComment,
    DraftSignature,
    DraftVersion,
    Piece,
    PieceMark,
)


def deliberated(case: Complaint, words: str, *, at: datetime) -> DraftVersion:
    """Put a row of everything that a committee keeps for itself in a case; return the draft."""
    seat = case.appointments.filter(until_at=None).earliest("from_at")
    piece = Piece.objects.filter(case=case).first()
    draft = DraftVersion.objects.create(
        case=case, number=1, seat=seat, content={"findings": words}, written_at=at
    )
    DraftComment.objects.create(case=case, seat=seat, body=words, written_at=at)
    DraftSignature.objects.create(
        case=case, version=draft, seat=seat, agrees=False, view=words, signed_at=at
    )
    DeliberationNote.objects.create(case=case, seat=seat, body=words, written_at=at)
    if piece is not None:
        PieceMark.objects.create(case=case, seat=seat, piece=piece, note=words, marked_at=at)
    return draft
