"""Opened data keys, kept in this process for a short while."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from uuid import UUID

from kernel.vault import tenantkeys

KEPT_COUNT = 4096
KEPT_SECONDS = 60.0

KeyName = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one case, or of the client itself, by purpose and version."""

    plain: Mapping[tuple[str, int], bytes] = field(default_factory=dict, repr=False)
    is_destroyed: bool = False

    def newest(self, purpose: str) -> int:
        """Return the version to seal with; 0 when there is none."""
        return max((version for name, version in self.plain if name == purpose), default=0)


_kept: OrderedDict[KeyName, tuple[float, Keys]] = OrderedDict()
_lock = Lock()


def remember(name: KeyName, keys: Keys) -> None:
    """Keep the keys for a short while."""
    with _lock:
        _kept[name] = (monotonic(), keys)
        _kept.move_to_end(name)
        if len(_kept) > KEPT_COUNT:
            _kept.popitem(last=False)


def forget(name: KeyName) -> None:
    """Drop the keys now; other processes do so within a minute."""
    with _lock:
        _kept.pop(name, None)


def recall(name: KeyName) -> Keys | None:
    """Return the keys when this process still holds them."""
    with _lock:
        kept_at, keys = _kept.get(name, (0.0, None))
    return keys if keys and monotonic() - kept_at < KEPT_SECONDS else None


def clear() -> None:
    """Drop every key this process keeps, the clients' own too."""
    with _lock:
        _kept.clear()
    tenantkeys.forget()
