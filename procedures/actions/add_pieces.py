from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from kernel.vault import files
from procedures.actions.give_piece import tell_of_pieces
from procedures.actions.take_with_files import Upload
from procedures.models import Complaint, Piece


@dataclass(frozen=True, slots=True)
class Given:
    """Where pieces come from (a side or a role), and which sides may read them."""

    from_side: str
    for_complainant: bool = False
    for_respondent: bool = False


@transaction.atomic
def add_pieces(
    case: Complaint, chosen: Sequence[Upload], given: Given, *, by: Actor, at: datetime
) -> tuple[Piece, ...]:
    """Add files to the case, and tell the side that may read what another brought.

    Raise Refusal `file.…` with the field `files`; then none is kept.
    """
    try:
        stored = [files.receive(case.id, one.name or "", one.chunks(), at=at) for one in chosen]
    except Refusal as refusal:
        facts = {**refusal.facts, "field": "files"}
        raise Refusal(refusal.code, message=refusal.message, **facts) from refusal
    pieces = tuple(
        Piece.objects.create(
            case=case,
            file=one.id,
            from_side=given.from_side,
            for_complainant=given.for_complainant,
            for_respondent=given.for_respondent,
            added_at=at,
        )
        for one in stored
    )
    record(
        "case.pieces_added",
        by=by,
        at=at,
        about=About("case", case.id),
        facts={"number": case.number, "count": len(pieces)},
    )
    tell_of_pieces(case, pieces, by=by, at=at)
    return pieces
