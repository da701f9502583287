"""The receipt codes and tokens of the demo, kept in its data folder so that the guide can tell.

Only the demo does this: anywhere else a code is shown once and nothing but a hash is kept.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

from django.conf import settings


class ToldCode(TypedDict):
    """The receipt code of a party in a case, and what is to be seen with it."""

    number: str
    part: str
    code: str
    shows: str


class ClientCodes(TypedDict):
    """The secret of a client's API token, and the codes that the guide tells."""

    api_token: str
    told: list[ToldCode]


def path() -> Path:
    """Return where they are written."""
    return Path(settings.DATA) / "demo-codes.json"


def write(found: Mapping[str, ClientCodes]) -> None:
    """Write them down for the owner of the folder only."""
    path().parent.mkdir(parents=True, exist_ok=True)
    path().touch(mode=0o600)
    path().write_text(json.dumps(found, indent=1), encoding="utf-8")


def read() -> Mapping[str, Any]:
    """Return them; nothing when the file is not there (any more)."""
    try:
        content = json.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
