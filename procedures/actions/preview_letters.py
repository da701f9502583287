"""The letters of an act as they would be, without anything happening."""

from django.db import transaction

from procedures.actions.take import Doing, take
from procedures.letters.compose import Draft, drafts_of
from procedures.models import Complaint


def preview_letters(case: Complaint, doing: Doing) -> tuple[Draft, ...]:
    """Return the letters that the act would send: it is taken, read, and undone.

    Raise the Refusals of `take`.
    """
    with transaction.atomic():
        drafts = tuple(drafts_of(take(case.id, doing)).values())
        transaction.set_rollback(True)
    return drafts
