"""Finding who has a receipt code; unknown, wrong, not told and ended codes cost the same."""

import hmac
from collections.abc import Iterator, Mapping
from functools import lru_cache
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from django.db.models import Case, Exists, OuterRef, When

from kernel.audit.keys import lasting_key
from kernel.errors import Refusal
from procedures.models import Act, Guest, Party
from procedures.rules.receipt import NOBODYS, ReceiptCode, read_code

Holder = Party | Guest
"""Whoever comes in with a receipt code."""

_SIDES: Mapping[type[Holder], str] = {Party: "side", Guest: "party__side"}
"""The kinds of holders, and where it says by which side they stand."""

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""Argon2id, 19 MiB: the least that OWASP advises, ample for 75 random bits."""

_PEPPERED = "p1"
"""Before a hash of a secret that was mixed with the client's key first; older ones were not."""


def hash_of(code: ReceiptCode) -> str:
    """Return what is kept of a code's secret: a salted Argon2id hash under the client's key.

    Whoever has the database but no key cannot even try a guess.
    """
    return _PEPPERED + _HASHER.hash(_peppered(code))


def knows_of_case(party: Party) -> bool:
    """Whether a party may know of its case: a respondent only once told of it."""
    return party.side != "respondent" or party.case.acts.filter(kind="inform").exists()


def is_taken(locator: str) -> bool:
    """Whether somebody at this client has a code that begins with these characters."""
    return any(model.objects.filter(locator=locator).exists() for model in _SIDES)


def holder_with(typed: str) -> Holder:
    """Return whose code was typed. Raise Refusal `receipt.unknown`, whatever is wrong with it.

    What cannot be a code, a code that was ended, and the code of a respondent who was not told
    of the complaint yet are unknown too: one answer, at one price.
    """
    code = _read(typed)
    rows = [row for rows in _rows_at(code.locator) for row in rows]
    kept = rows[0][1] if rows and rows[0][1] else _nobody()
    if _matches(kept, code) and rows and rows[0][2]:
        return _holder(rows[0][0])
    raise Refusal(
        "receipt.unknown",
        message="Deze code kennen wij niet. Kijk of u alles in de goede volgorde hebt overgenomen.",
    )


def _read(typed: str) -> ReceiptCode:
    try:
        return read_code(typed)
    except Refusal:
        return NOBODYS


def _rows_at(locator: str) -> Iterator[list[tuple[UUID, str, bool]]]:
    """Yield id, hash and whether they may come in, of each kind of holder with this locator.

    Everything that decides is asked at once and at each try; a whole row is opened for who gets in.
    """
    told = Exists(Act.objects.filter(case=OuterRef("case"), kind="inform"))
    for model, side in _SIDES.items():
        may = Case(When(**{side: "respondent"}, then=told), default=True)
        rows = model.objects.filter(locator=locator).annotate(may=may)
        yield list(rows.values_list("id", "secret_hash", "may")[:1])


def _holder(holder_id: UUID) -> Holder:
    party = Party.objects.select_related("case__regulation").filter(id=holder_id).first()
    return party or Guest.objects.select_related("case__regulation").get(id=holder_id)


def _matches(kept: str, code: ReceiptCode) -> bool:
    peppered = _peppered(code)
    try:
        if kept.startswith(_PEPPERED):
            return _HASHER.verify(kept.removeprefix(_PEPPERED), peppered)
        return _HASHER.verify(kept, code.secret)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _peppered(code: ReceiptCode) -> bytes:
    return hmac.digest(lasting_key("receipt"), code.secret.encode(), "sha256")


@lru_cache(maxsize=1)
def _nobody() -> str:
    return _PEPPERED + _HASHER.hash("nobody's secret")
