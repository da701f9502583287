from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.take_with_files import Upload
from procedures.actions.tell_people import tell_people
from procedures.models import Complaint, Party, Piece
from procedures.queries.regulations import of_case
from procedures.rules.notices import MESSAGE


@transaction.atomic
def add_own_pieces(party: Party, chosen: Sequence[Upload], *, at: datetime) -> tuple[Piece, ...]:
    """Add pieces of a party; both sides may read them, for each may answer what the other brings.

    Raise Refusal `piece.closed` when the case has ended, and what `add_pieces` raises.
    """
    case = Complaint.objects.select_for_update().select_related("regulation").get(id=party.case_id)
    if of_case(case).states[case.state].final:
        raise Refusal(
            "piece.closed",
            message="Deze zaak is afgesloten. Er kunnen geen stukken meer bij. Schrijf ons gerust.",
        )
    given = Given(party.side, for_complainant=True, for_respondent=True)
    by = Actor("party", party.id, party.name, frozenset({party.side}))
    added = add_pieces(case, chosen, given, by=by, at=at)
    if added:
        tell_people(case, MESSAGE, f"piece/{added[0].id}", at=at)
    return added
