"""The key tree: provider key -> client's key -> data keys. Whoever enters a client binds its ring.

The kernel knows no clients: the scope that enters one hands over its reference. Outside a bound
client nothing can be sealed or opened. A case has two data keys: one for what it is about, and
one for who they are. All of them lie wrapped in the key store, apart from the data.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from kernel import clock
from kernel.errors import Refusal
from kernel.vault import openkeys, tenantkeys
from kernel.vault.keystore import keeping
from kernel.vault.keystore import keys as stored
from kernel.vault.keystore.keys import TENANT_ID, DataKey
from kernel.vault.openkeys import Keys
from kernel.vault.purposes import CASE, IDENTITY, OWN, code, purpose_of
from kernel.vault.sealing import FIRST, new_key
from kernel.vault.tenantkeys import damaged

__all__ = ["damaged"]

TENANT = "tenant"

_REFERENCE = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True)
class _Ring:
    reference: str
    identities: set[UUID] = field(default_factory=set)


_bound: ContextVar[_Ring | None] = ContextVar("ring", default=None)
_closed: ContextVar[bool] = ContextVar("identities closed", default=False)


def make_tenant_key(reference: str) -> None:
    """Make the keys of a client that opens, unless it has them.

    They are there at once: a client whose opening is rolled back leaves keys of nothing.
    """
    tenantkeys.made(_checked(reference), FIRST)
    _add(reference, TENANT_ID, [OWN])


@contextmanager
def bound(reference: str) -> Iterator[None]:
    """Work with the keys of one client."""
    with _holding(_Ring(_checked(reference))):
        yield


@contextmanager
def unbound() -> Iterator[None]:
    """Work without any client's keys, as in the public schema."""
    with _holding(None):
        yield


@contextmanager
def identities_closed() -> Iterator[None]:
    """Work where nobody's identity may be opened; Refusal "vault.identity_closed" says so."""
    token = _closed.set(True)
    try:
        yield
    finally:
        _closed.reset(token)


def are_identities_closed() -> bool:
    """Whether this is a piece of work where nobody's identity may be opened."""
    return _closed.get()


def reference() -> str:
    """Return the reference of the bound client; raise Refusal "vault.no_tenant" without one."""
    return _ring().reference


def opened_identities() -> frozenset[UUID]:
    """Return the cases whose identity key was used since the client was entered."""
    return frozenset(_ring().identities)


def note_shown(case_ids: Collection[UUID]) -> None:
    """Note that the identities of these cases are shown, though `many` opened them, not a row."""
    _ring().identities.update(case_ids)


def key_to_seal(scope: str, purpose: str = CASE) -> tuple[int, bytes]:
    """Return the newest key of a case, or of the client itself, with its code.

    `scope` is the case's id or "tenant". A case without keys is given them, at once and for
    good. Raise Refusal "vault.destroyed" when they were destroyed, "vault.no_tenant" outside a
    client.
    """
    case_id, purpose = _named(scope, purpose)
    keys = _kept(case_id)
    if not keys.newest(purpose):
        _add(reference(), case_id, [OWN] if case_id == TENANT_ID else [CASE, IDENTITY])
        keys = _loaded(case_id)
    version = keys.newest(purpose)
    _note(case_id, purpose)
    return code(purpose, version), keys.plain[purpose, version]


def key_to_open(scope: str, of_code: int) -> bytes:
    """Return the key that sealed a value.

    Raise Refusal "vault.no_key" when the case has none, "vault.destroyed" when they were
    destroyed, "vault.damaged" when it never had this one.
    """
    purpose, version = purpose_of(of_code)
    case_id, purpose = _named(scope, purpose)
    _note(case_id, purpose)
    key = _kept(case_id).plain.get((purpose, version))
    if key is None:
        keys = _loaded(case_id)
        if not keys.plain:
            raise Refusal("vault.no_key", message=_("Voor dit dossier is geen sleutel."))
        key = keys.plain.get((purpose, version))
    if key is None:
        raise damaged(f"vault.{purpose}_key")
    return key


def tenant_key() -> bytes:
    """Return the newest key of the client's own data."""
    return key_to_seal(TENANT)[1]


def steady_key() -> bytes:
    """Return the first key of the client's own data, which no rotation changes."""
    return key_to_open(TENANT, code(OWN, FIRST))


def case_key(case_id: UUID) -> bytes:
    """Return the newest key of a case, made when it has none yet."""
    return key_to_seal(str(case_id))[1]


def kept_case_key(case_id: UUID) -> bytes:
    """Return the newest key of a case that has one; raise as `key_to_open` does."""
    version = _kept(case_id).newest(CASE) or FIRST
    return key_to_open(str(case_id), code(CASE, version))


def warm(case_ids: Collection[UUID]) -> None:
    """Fetch the keys of many cases in one question, before a list that opens their texts."""
    missing = [one for one in case_ids if openkeys.recall((reference(), one)) is None]
    if missing:
        found: dict[UUID, list[DataKey]] = {}
        for key in stored.found(reference(), missing).keys:
            found.setdefault(key.case_id, []).append(key)
        for case_id, keys in found.items():
            _remember(case_id, keys)


def destroy_case_key(case_id: UUID) -> None:
    """Destroy the keys of a case, so that nothing sealed with them can be read again.

    It is done at once, whatever becomes of the transaction around it: destroy last. A case that
    never had a key gets none from now on either. Raise Refusal "vault.no_keeper" where the
    keeper's login is not known.
    """
    keeping.destroy(reference(), case_id, at=clock.now())
    openkeys.forget((reference(), case_id))


def destroyed_cases() -> dict[UUID, datetime]:
    """Return which cases' keys were destroyed, and when."""
    return dict(stored.all_of(reference()).destroyed)


def is_destroyed(case_id: UUID) -> bool:
    """Whether the keys of a case were destroyed."""
    return case_id in stored.found(reference(), [case_id]).destroyed


def case_ids_before(moment: datetime) -> list[UUID]:
    """Return the cases whose first key was made before `moment` and was not destroyed."""
    return stored.case_ids_before(reference(), moment)


@contextmanager
def _holding(ring: _Ring | None) -> Iterator[None]:
    token = _bound.set(ring)
    try:
        yield
    finally:
        _bound.reset(token)


def _ring() -> _Ring:
    ring = _bound.get()
    if ring is None:
        raise Refusal("vault.no_tenant", message=_("Er is geen organisatie gekozen."))
    return ring


def _checked(reference: str) -> str:
    if not _REFERENCE.fullmatch(reference):
        raise ValueError("A tenant reference has letters, digits and hyphens only.")
    return reference


def _named(scope: str, purpose: str) -> tuple[UUID, str]:
    """Return whose key it is, and which: what the client seals for itself has one purpose."""
    if scope == TENANT:
        return TENANT_ID, OWN
    return UUID(scope), CASE if purpose == OWN else purpose


def _note(case_id: UUID, purpose: str) -> None:
    if purpose != IDENTITY:
        return
    if _closed.get():
        message = _("Wie het zijn, blijft hier dicht.")
        raise Refusal("vault.identity_closed", message=message)
    _ring().identities.add(case_id)


def _kept(case_id: UUID) -> Keys:
    return openkeys.recall((reference(), case_id)) or _loaded(case_id)


def _loaded(case_id: UUID) -> Keys:
    found = stored.found(reference(), [case_id])
    if case_id in found.destroyed:
        openkeys.forget((reference(), case_id))
        raise Refusal("vault.destroyed", message=_("Dit dossier is vernietigd."))
    return _remember(case_id, found.keys) if found.keys else Keys()


def _remember(case_id: UUID, found: list[DataKey]) -> Keys:
    keys = Keys({(key.purpose, key.version): tenantkeys.unwrapped(key) for key in found})
    openkeys.remember((reference(), case_id), keys)
    return keys


def _add(reference: str, case_id: UUID, purposes: list[str]) -> None:
    """Add first versions unless somebody else just did; the key in the store counts."""
    now = clock.now()
    blank = [DataKey(reference, case_id, purpose, FIRST, 0, b"", now) for purpose in purposes]
    stored.add_data_keys([tenantkeys.rewrapped(key, new_key()) for key in blank])
