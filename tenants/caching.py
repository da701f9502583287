"""A cache that cannot mix clients up: whose a value is stands in its key and in the value."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache

from kernel.errors import Refusal
from tenants.whose import whose


def key_of(key: str, key_prefix: str, version: int) -> str:
    """Return the name under which the client whose scope is open keeps `key` (KEY_FUNCTION)."""
    return f"{key_prefix}/{whose()}/{version}/{key}"


class TenantCache(LocMemCache):
    """Keeps values in the memory of one process, each with whose it is.

    The key alone would do as long as it is made right. When it is not, reading raises Refusal
    "cache.foreign" instead of giving one client what is another's.
    """

    incr = BaseCache.incr  # the memory's own would count on the value without its owner

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return the value that was kept here, else `default`."""
        held = super().get(key, None, version=version)
        if held is None:
            return default
        owner, value = held
        if owner != whose():
            raise Refusal("cache.foreign", message="Deze waarde is niet van deze organisatie.")
        return value

    def set(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        """Keep a value for as long as `timeout` says, in seconds."""
        super().set(key, (whose(), value), timeout=timeout, version=version)

    def add(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Keep a value unless there is one; answer whether this one is kept."""
        return super().add(key, (whose(), value), timeout=timeout, version=version)
