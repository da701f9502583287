"""What somebody typed, kept in their session under the client's own key until it is sent.

The session row lies outside the client's schema; without the client's key it says nothing.
"""

import json
from base64 import b64decode, b64encode
from typing import Any

from django.http import HttpRequest

from kernel.vault import ring
from kernel.vault.sealing import DamagedError, Place, derived, padded, sealed, unpadded, unsealed

Kept = dict[str, Any]


def keep(request: HttpRequest, name: str, value: Kept) -> None:
    """Keep a value of JSON under a name."""
    raw = sealed(_key(), padded(json.dumps(value).encode()), _place(name))
    request.session[name] = b64encode(raw).decode()


def kept(request: HttpRequest, name: str) -> Kept | None:
    """Return what was kept, or None: nothing was, or it cannot be opened here."""
    raw = request.session.get(name)
    if not isinstance(raw, str):
        return None
    try:
        found: Kept = json.loads(unpadded(unsealed(_key(), b64decode(raw), _place(name))))
    except (DamagedError, ValueError):
        return None
    return found


def forget(request: HttpRequest, name: str) -> None:
    """Let go of what was kept."""
    request.session.pop(name, None)


def _key() -> bytes:
    return derived(ring.tenant_key(), "session")


def _place(name: str) -> Place:
    return Place(ring.reference(), ring.TENANT, f"session.{name}", "")
