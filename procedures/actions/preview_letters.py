"""The letters of an act as they would be, without anything happening."""

from django.db import transaction

from procedures.actions.take import Doing, take
from procedures.letters.compose import Draft
from procedures.models import Complaint, Letter


def preview_letters(case: Complaint, doing: Doing) -> tuple[Draft, ...]:
    """Return the letters that the act would send: it is taken, read, and undone.

    Raise the Refusals of `take`.
    """
    with transaction.atomic():
        act = take(case.id, doing)
        letters = act.letters.select_related("to_party").order_by("created_at", "name", "id")
        drafts = tuple(_draft(letter) for letter in letters)
        transaction.set_rollback(True)
    return drafts


def _draft(letter: Letter) -> Draft:
    return Draft(
        name=letter.name,
        to_side=letter.to_side,
        to_party=letter.to_party,
        language=letter.language,
        subject=letter.subject,
        paragraphs=tuple(letter.body.split("\n\n")),
    )
