"""The pieces of a case with their names, and the letters as sent."""

from dataclasses import dataclass
from uuid import UUID

from kernel.vault.models import StoredFile
from procedures.models import Complaint, Letter, Piece


@dataclass(frozen=True, slots=True)
class NamedPiece:
    """A piece with the file it stands for."""

    piece: Piece
    name: str
    byte_count: int
    has_copy: bool = False
    """Whether people see a copy of it, or nothing: then the original is opened apart."""


def named_pieces(case: Complaint) -> list[NamedPiece]:
    """Return the pieces in the order in which they came; two queries."""
    pieces = sorted(case.pieces.all(), key=lambda one: (one.added_at, one.id))
    files = StoredFile.objects.in_bulk([piece.file for piece in pieces])
    return [
        NamedPiece(
            piece,
            files[piece.file].name,
            files[piece.file].byte_count,
            files[piece.file].shown != StoredFile.Shown.ITSELF,
        )
        for piece in pieces
        if piece.file in files
    ]


def file_of(case: Complaint, piece_id: UUID) -> StoredFile | None:
    """Return the file of a piece of this case, or None."""
    piece = case.pieces.filter(id=piece_id).first()
    return StoredFile.objects.filter(id=piece.file).first() if piece else None


def letters_of(case: Complaint) -> list[Letter]:
    """Return the letters of a case, newest first, with whom they went to."""
    return list(case.letters.select_related("to_party").order_by("-created_at", "to_side", "id"))
