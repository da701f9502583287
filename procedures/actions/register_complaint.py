from collections.abc import Sequence

from django.db import transaction

from kernel.actors import Actor
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.file_complaint import Receipt, file_complaint
from procedures.actions.take_with_files import Upload
from procedures.rules.filing import Filed


@transaction.atomic
def register_complaint(filed: Filed, chosen: Sequence[Upload], *, by: Actor) -> Receipt:
    """Enter a complaint that came in by post, phone or visit, with what came along.

    Raise what `file_complaint` raises, and Refusal `file.…`; nothing is kept then. The same form
    sent twice is one complaint with its files once.
    """
    receipt = file_complaint(filed, by=by)
    if receipt.code and chosen:
        given = Given("complainant", for_complainant=True, for_respondent=True)
        add_pieces(receipt.case, chosen, given, by=by, at=filed.received_at)
    return receipt
