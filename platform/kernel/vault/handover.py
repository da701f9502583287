"""A client's keys, opened, on their way to another installation; and gone for good.

Who asks sees to it that they leave only sealed to whoever receives them. The keys stay the
same bytes, so that what they sealed opens; only what wraps them is of this installation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kernel.vault import openkeys, tenantkeys
from kernel.vault.keystore import keeping, keys
from kernel.vault.keystore.keys import TENANT_ID, DataKey
from kernel.vault.sealing import FIRST

OWN_SCOPE = "tenant"


@dataclass(frozen=True, slots=True, repr=False)
class HandedKey:
    """One version of a data key; without a key it is the tombstone of a destroyed case.

    `scope` is "tenant" or the case's id.
    """

    scope: str
    purpose: str
    version: int
    key: bytes | None
    created_at: datetime
    destroyed_at: datetime | None


def given(reference: str) -> list[HandedKey]:
    """Return every data key of a client, all versions, and its tombstones: two questions in all.

    Raise what `tenantkeys.opened` raises.
    """
    found = keys.all_of(reference)
    live = [
        HandedKey(
            _scope(key.case_id),
            key.purpose,
            key.version,
            tenantkeys.unwrapped(key),
            key.created_at,
            None,
        )
        for key in found.keys
    ]
    gone = [
        HandedKey(_scope(case_id), "case", FIRST, None, at, at)
        for case_id, at in found.destroyed.items()
    ]
    return sorted([*live, *gone], key=lambda one: (one.scope, one.purpose, one.version))


def taken(reference: str, handed: Iterable[HandedKey]) -> None:
    """Keep a client's keys here, wrapped by this installation; what is here already stays.

    What was destroyed here or there stays destroyed. It is done at once, in no transaction.
    """
    tenantkeys.made(reference, FIRST)
    known = list(handed)
    gone = {one.scope: one.destroyed_at for one in known if one.destroyed_at is not None}
    for scope, at in gone.items():
        keeping.destroy(reference, _case_id(scope), at=at)
    here = keys.all_of(reference)
    dead = {_scope(case_id) for case_id in here.destroyed}
    there = {(_scope(key.case_id), key.purpose, key.version) for key in here.keys}
    keys.add_data_keys(
        tenantkeys.rewrapped(
            DataKey(
                reference, _case_id(one.scope), one.purpose, one.version, 0, b"", one.created_at
            ),
            one.key,
        )
        for one in known
        if one.key is not None
        and one.scope not in dead
        and (one.scope, one.purpose, one.version) not in there
    )
    openkeys.clear()


def erased(reference: str) -> int:
    """Delete every key of a client; return how many are left: 0 is the proof.

    Tombstones stay. Raise Refusal "vault.no_keeper" where the keeper's login is not known.
    """
    left = keeping.erase(reference)
    openkeys.clear()
    return left


def _scope(case_id: UUID) -> str:
    return OWN_SCOPE if case_id == TENANT_ID else str(case_id)


def _case_id(scope: str) -> UUID:
    return TENANT_ID if scope == OWN_SCOPE else UUID(scope)
