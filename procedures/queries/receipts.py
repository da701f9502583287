"""Finding who has a receipt code; unknown, wrong, not told and ended codes cost the same."""

import hmac
from functools import lru_cache
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from kernel.audit.keys import lasting_key
from kernel.errors import Refusal
from procedures.models import Guest, Party
from procedures.rules.receipt import NOBODYS, ReceiptCode, read_code

Holder = Party | Guest
"""Whoever comes in with a receipt code."""

_HOLDERS: tuple[type[Holder], ...] = (Party, Guest)
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
    return any(model.objects.filter(locator=locator).exists() for model in _HOLDERS)


def holder_with(typed: str) -> Holder:
    """Return whose code was typed. Raise Refusal `receipt.unknown`, whatever is wrong with it.

    What cannot be a code, a code that was ended, and the code of a respondent who was not told
    of the complaint yet are unknown too: one answer, at one price.
    """
    code = _read(typed)
    found = [(model, *_kept(model, code)) for model in _HOLDERS]
    model, holder_id, kept = max(found, key=lambda one: one[1] is not None)
    if _matches(kept, code) and holder_id is not None:
        holder = model.objects.select_related("case__regulation").get(id=holder_id)
        if _may_come_in(holder):
            return holder
    raise Refusal(
        "receipt.unknown",
        message="Deze code kennen wij niet. Kijk of u alles hebt overgenomen: 21 letters en"
        " cijfers, of elf woorden, in de goede volgorde."
        " Bent u de code kwijt? Neem dan contact op; er gaat niets verloren.",
    )


def _read(typed: str) -> ReceiptCode:
    try:
        return read_code(typed)
    except Refusal:
        return NOBODYS


def _may_come_in(holder: Holder) -> bool:
    if isinstance(holder, Party):
        return knows_of_case(holder)
    return holder.party is None or knows_of_case(holder.party)


def _kept(model: type[Holder], code: ReceiptCode) -> tuple[UUID | None, str]:
    """Return the row of a locator and the hash it keeps; nothing else is fetched or opened yet."""
    found = model.objects.filter(locator=code.locator).values_list("id", "secret_hash").first()
    return found if found and found[1] else (None, _nobody())


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
