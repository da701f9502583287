"""What else ends with a client: each part of the system says it here, and none is forgotten."""

from collections.abc import Callable
from datetime import datetime

from tenants.models import Tenant

Farewell = Callable[[Tenant, datetime], int]
"""Ends something of a client, at this moment; returns how much of it is left. May be repeated."""

_farewells: dict[str, Farewell] = {}


def register(name: str, farewell: Farewell) -> None:
    """Let a part of the system end with a client; `name` is its line in the proof."""
    _farewells[name] = farewell


def say_all(tenant: Tenant, *, at: datetime) -> dict[str, int]:
    """End everything of a client that was registered; return how much is left of each."""
    return {name: farewell(tenant, at) for name, farewell in sorted(_farewells.items())}
