"""The key tree: provider key -> tenant key -> case key. Whoever enters a tenant binds its ring.

The kernel knows no tenants: the scope that enters one hands over its reference and its wrapped
key. Outside a bound tenant nothing can be sealed or opened.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from kernel import clock
from kernel.errors import Refusal
from kernel.vault import keycache, providers
from kernel.vault.models.keys import CaseKey
from kernel.vault.sealing import DamagedError, Place, new_key, sealed, unsealed

TENANT = "tenant"

_REFERENCE = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True)
class _Ring:
    reference: str
    wrapped: bytes

    @cached_property
    def key(self) -> bytes:
        place = _tenant_place(self.reference)
        try:
            return providers.current().unwrap(self.wrapped, place)
        except DamagedError as error:
            raise damaged(place.label) from error


_bound: ContextVar[_Ring | None] = ContextVar("ring", default=None)


def new_tenant_key(reference: str) -> bytes:
    """Return a new tenant key, wrapped by the provider for the tenant with this reference."""
    return providers.current().wrap(new_key(), _tenant_place(_checked(reference)))


@contextmanager
def bound(reference: str, wrapped: bytes) -> Iterator[None]:
    """Work with the keys of one tenant; `wrapped` is what `new_tenant_key` gave."""
    with _holding(_Ring(_checked(reference), bytes(wrapped))):
        yield


@contextmanager
def unbound() -> Iterator[None]:
    """Work without any tenant's keys, as in the public schema."""
    with _holding(None):
        yield


def reference() -> str:
    """Return the reference of the bound tenant; raise Refusal "vault.no_tenant" without one."""
    return _ring().reference


def tenant_key() -> bytes:
    """Return the key of the bound tenant; raise Refusal "vault.no_tenant" without one."""
    return _ring().key


def case_key(case_id: UUID) -> bytes:
    """Return the key of a case, made and kept in this transaction when it has none yet.

    Raise Refusal "vault.destroyed" when it was destroyed and "vault.no_tenant" outside a tenant.
    """
    return recalled_key(case_id) or _loaded(case_id) or _made(case_id)


def kept_case_key(case_id: UUID) -> bytes:
    """Return the key of a case that has one.

    Raise Refusal "vault.no_key" when there is none, "vault.destroyed" when it was destroyed.
    """
    key = recalled_key(case_id) or _loaded(case_id)
    if key is None:
        raise Refusal("vault.no_key", message=_("Voor dit dossier is geen sleutel."))
    return key


def warm(case_ids: Collection[UUID]) -> None:
    """Fetch the keys of many cases in one query, before a list that opens their texts."""
    missing = [case_id for case_id in case_ids if recalled_key(case_id) is None]
    for row in CaseKey.objects.filter(case_id__in=missing, wrapped__isnull=False):
        _opened(row)


def destroy_case_key(case_id: UUID) -> None:
    """Destroy the key of a case, so that nothing sealed with it can be read again.

    A case that never had a key gets none from now on either.
    """
    gone = {"wrapped": None, "destroyed_at": clock.now()}
    _insert(case_id, None)
    CaseKey.objects.filter(case_id=case_id, wrapped__isnull=False).update(**gone)
    keycache.forget((reference(), case_id))


def damaged(label: str) -> Refusal:
    """Return the refusal to open a value that was altered or belongs elsewhere."""
    message = _("Een gegeven is beschadigd en kan niet worden gelezen.")
    return Refusal("vault.damaged", message=message, label=label)


def recalled_key(case_id: UUID) -> bytes | None:
    """Return the key of a case when it is at hand without a query."""
    return keycache.recall((reference(), case_id))


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


def _loaded(case_id: UUID) -> bytes | None:
    row = CaseKey.objects.filter(case_id=case_id).first()
    return _opened(row) if row else None


def _made(case_id: UUID) -> bytes:
    """Insert a key unless somebody else just did; the key in the table is the one that counts."""
    _insert(case_id, sealed(tenant_key(), new_key(), _case_place(case_id)))
    return kept_case_key(case_id)


def _insert(case_id: UUID, wrapped: bytes | None) -> None:
    now = clock.now()
    destroyed_at = None if wrapped else now
    row = CaseKey(case_id=case_id, wrapped=wrapped, created_at=now, destroyed_at=destroyed_at)
    CaseKey.objects.bulk_create([row], ignore_conflicts=True)


def _opened(row: CaseKey) -> bytes:
    if row.wrapped is None:
        raise Refusal("vault.destroyed", message=_("Dit dossier is vernietigd."))
    place = _case_place(row.case_id)
    try:
        key = unsealed(tenant_key(), bytes(row.wrapped), place)
    except DamagedError as error:
        raise damaged(place.label) from error
    keycache.remember((reference(), row.case_id), key)
    return key


def _tenant_place(reference: str) -> Place:
    return Place(reference, TENANT, "vault.tenant_key", "")


def _case_place(case_id: UUID) -> Place:
    return Place(reference(), str(case_id), "vault.case_key", "")
