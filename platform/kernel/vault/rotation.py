"""Renewing keys while everything serves: each step may be killed, and the next run goes on.

A provider key wraps every client's key anew; a client's key wraps all its data keys anew. Until
the last one is done both versions open. A new version is begun only when nothing lags behind.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kernel.vault import openkeys, providers, tenantkeys
from kernel.vault.keystore import keeping, keys
from kernel.vault.keystore.asking import Login
from kernel.vault.keystore.keys import TenantKey
from kernel.vault.tenantkeys import open_one, tenant_place

BATCH_COUNT = 500
USED_FOR = timedelta(minutes=30)
"""How long a process may still wrap with a version it opened before: twice what it keeps it."""

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a run came to: whether a new version was made, and how many keys were wrapped anew."""

    is_new: bool
    wrapped_count: int


def _quiet(_count: int) -> None:
    """Tell nobody."""


def every_key() -> Iterator[TenantKey]:
    """Return the keys of all clients, in the order of reference and version."""
    after = ("", 0)
    while page := keys.every_tenant_key(after=after):
        yield from page
        after = (page[-1].reference, page[-1].version)


def rotate_provider(*, tell: Told = _quiet) -> Renewed:
    """Make a new provider key, unless keys lag behind the newest; wrap every client's key anew.

    Raise what the provider raises; then run it again: it goes on where it stopped.
    """
    newest = providers.probe()
    is_new = all(key.wrapped.label == newest for key in every_key())
    if is_new:
        providers.current().renew()
        newest = providers.probe()
    done = 0
    for key in every_key():
        if key.wrapped.label != newest:
            plain = open_one(key)
            place = tenant_place(key.reference, key.version)
            keeping.rewrap_tenant_key(key, providers.current().wrap(plain, place))
            done += 1
            tell(done)
    return Renewed(is_new, done)


def rotate_tenant(reference: str, *, tell: Told = _quiet) -> Renewed:
    """Make a new key of a client, unless data keys lag behind; wrap its data keys anew."""
    tenantkeys.forget(reference)
    newest = tenantkeys.opened(reference).newest
    is_new = not keys.under_older(reference, newest, count=1)
    if is_new:
        newest += 1
        tenantkeys.made(reference, newest, login=Login.KEEPER)
    return Renewed(is_new, _wrap_behind(reference, newest, tell))


def catch_up(reference: str, *, at: datetime) -> Renewed:
    """Wrap anew what lags, and delete older versions that wrap nothing any more."""
    tenantkeys.forget(reference)
    done = _wrap_behind(reference, tenantkeys.opened(reference).newest, _quiet)
    keeping.delete_unused(reference, before=at - USED_FOR)
    return Renewed(is_new=False, wrapped_count=done)


def _wrap_behind(reference: str, newest: int, tell: Told) -> int:
    """Wrap anew in batches, each of them whole or not at all."""
    done = 0
    while batch := keys.under_older(reference, newest, count=BATCH_COUNT):
        again = [(key, tenantkeys.rewrapped(key, tenantkeys.unwrapped(key))) for key in batch]
        keeping.rewrap_data_keys([(key, one.wrapped) for key, one in again], under=newest)
        done += len(batch)
        tell(done)
    openkeys.clear()
    return done
