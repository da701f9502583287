"""Finding a party by receipt code; unknown and wrong codes cost and answer the same."""

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from kernel.errors import Refusal
from procedures.models import Party
from procedures.rules.receipt import ReceiptCode

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""Argon2id, 19 MiB: the least that OWASP advises, ample for 75 random bits."""


def hash_of(code: ReceiptCode) -> str:
    """Return what is kept of a code's secret: a salted Argon2id hash."""
    return _HASHER.hash(code.secret)


@lru_cache(maxsize=1)
def _nobody() -> str:
    return _HASHER.hash("nobody's secret")


def _matches(kept: str, secret: str) -> bool:
    try:
        return _HASHER.verify(kept, secret)
    except (VerifyMismatchError, InvalidHashError):
        return False


def knows_of_case(party: Party) -> bool:
    """Whether a party may know of its case: a respondent only once told of it."""
    return party.side != "respondent" or party.case.acts.filter(kind="inform").exists()


def party_with(code: ReceiptCode) -> Party:
    """Return whose code this is. Raise Refusal `receipt.unknown`, whatever is wrong with it.

    The code of a respondent who was not told of the complaint yet is unknown too.
    """
    party = Party.objects.select_related("case__regulation").filter(locator=code.locator).first()
    kept = party.secret_hash if party and party.secret_hash else _nobody()
    right = _matches(kept, code.secret)
    if right and party and knows_of_case(party):
        return party
    raise Refusal(
        "receipt.unknown",
        message="Deze code kennen wij niet. Controleer de letters en cijfers."
        " Bent u de code kwijt? Neem dan contact op; er gaat niets verloren.",
    )
