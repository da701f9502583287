"""Keys that lie sealed in a client's rows, kept open for a short while, never past a rollback.

A key that was read or made inside a transaction hangs on that transaction as a commit hook:
Django drops the hook when the transaction or its savepoint is rolled back, and with it the key.
A key whose row was rolled back must not seal anything, for nobody could ever open it again.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from uuid import UUID

from django.db import transaction

from kernel.vault import openkeys

KEPT_COUNT = 4096
KEPT_SECONDS = 60.0

KeyName = tuple[str, UUID]

_kept: OrderedDict[KeyName, tuple[float, bytes]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class _AtCommit:
    """A key known to one transaction; None when the transaction destroyed it."""

    name: KeyName
    key: bytes | None

    def __call__(self) -> None:
        if self.key is None:
            _drop(self.name)
        else:
            _keep(self.name, self.key)


def remember(name: KeyName, key: bytes) -> None:
    """Keep `key` for this transaction, and for this process once it commits."""
    transaction.on_commit(_AtCommit(name, key))


def forget(name: KeyName) -> None:
    """Drop the key now, and again once this transaction commits."""
    _drop(name)
    transaction.on_commit(_AtCommit(name, None))


def recall(name: KeyName) -> bytes | None:
    """Return the key when this transaction or this process still holds it."""
    for _, hook, *_ in reversed(transaction.get_connection().run_on_commit):
        if isinstance(hook, _AtCommit) and hook.name == name:
            return hook.key
    with _lock:
        kept_at, key = _kept.get(name, (0.0, b""))
    return key if key and monotonic() - kept_at < KEPT_SECONDS else None


def clear() -> None:
    """Drop every key this process keeps, those of the key store too."""
    with _lock:
        _kept.clear()
    openkeys.clear()


def _keep(name: KeyName, key: bytes) -> None:
    with _lock:
        _kept[name] = (monotonic(), key)
        _kept.move_to_end(name)
        if len(_kept) > KEPT_COUNT:
            _kept.popitem(last=False)


def _drop(name: KeyName) -> None:
    with _lock:
        _kept.pop(name, None)
