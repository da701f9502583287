"""What lies ready for a party: its letters, its messages, and the pieces given to its side."""

from uuid import UUID

from django.db.models import Q, QuerySet

from kernel.vault.models import StoredFile
from procedures.models import Letter, Message, Party
from procedures.queries.case_pieces import NamedPiece, named_pieces
from procedures.queries.regulations import of_case
from procedures.rules.sharing import complaint_shown

COMPLAINANT = "complainant"


def letters_of_party(party: Party) -> QuerySet[Letter]:
    """Return the letters to this very party, newest first."""
    return Letter.objects.filter(case_id=party.case_id, to_party=party).order_by(
        "-created_at", "id"
    )


def messages_of_party(party: Party) -> QuerySet[Message]:
    """Return the party's own messages and what was written to its side, oldest first."""
    mine = Q(from_party=party) | Q(from_party=None)
    return Message.objects.filter(
        mine, case_id=party.case_id, side=party.side, internal=False
    ).order_by("sent_at", "id")


def pieces_of_side(party: Party) -> list[NamedPiece]:
    """Return the pieces that were given to the party's side."""
    side = party.side
    shown = side == COMPLAINANT or complaint_shown(side, of_case(party.case))
    given = [one for one in named_pieces(party.case) if _given(one, side)]
    return [one for one in given if shown or one.piece.from_side != COMPLAINANT]


def file_of_side(party: Party, piece_id: UUID) -> StoredFile | None:
    """Return the file of a piece that was given to the party's side, or None."""
    found = next((one for one in pieces_of_side(party) if one.piece.id == piece_id), None)
    return StoredFile.objects.filter(id=found.piece.file).first() if found else None


def _given(one: NamedPiece, side: str) -> bool:
    return one.piece.for_complainant if side == COMPLAINANT else one.piece.for_respondent
