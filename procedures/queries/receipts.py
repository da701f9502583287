"""Finding a party by receipt code; unknown and wrong codes cost and answer the same."""

from functools import lru_cache

from django.contrib.auth.hashers import check_password, make_password

from kernel.errors import Refusal
from procedures.models import Party
from procedures.rules.receipt import ReceiptCode


def hash_of(code: ReceiptCode) -> str:
    """Return what is kept of a code's secret: a salted Argon2id hash."""
    return make_password(code.secret, hasher="argon2")


@lru_cache(maxsize=1)
def _nobody() -> str:
    return make_password("nobody's secret", hasher="argon2")


def knows_of_case(party: Party) -> bool:
    """Whether a party may know of its case: a respondent only once told of it."""
    return party.side != "respondent" or party.case.acts.filter(kind="inform").exists()


def party_with(code: ReceiptCode) -> Party:
    """Return whose code this is. Raise Refusal `receipt.unknown`, whatever is wrong with it.

    The code of a respondent who was not told of the complaint yet is unknown too.
    """
    party = Party.objects.select_related("case__regulation").filter(locator=code.locator).first()
    right = check_password(code.secret, party.secret_hash if party else _nobody())
    if right and party and knows_of_case(party):
        return party
    raise Refusal(
        "receipt.unknown",
        message="Deze code kennen wij niet. Controleer de letters en cijfers."
        " Bent u de code kwijt? Neem dan contact op; er gaat niets verloren.",
    )
