"""Which cases of the bound tenant were shredded, kept on disk beside both databases.

A restore of old backups brings rows and keys back; what stands here says which of them must go
again before anybody may look. It holds ids, codes and moments, no word about anybody.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from kernel.errors import Refusal
from kernel.vault import ring

FOLDER = "tombstones"


def note(tombstone: Mapping[str, Any]) -> None:
    """Write a tombstone, on disk before this returns; one that stands there is not doubled."""
    if any(one["id"] == tombstone["id"] for one in noted()):
        return
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as ledger:
        ledger.write(json.dumps(tombstone, sort_keys=True) + "\n")
        ledger.flush()
        os.fsync(ledger.fileno())


def noted() -> list[dict[str, Any]]:
    """Return the tombstones of the bound tenant, the oldest first.

    A last line that was cut off by a crash is left out: its shredding goes on and writes it anew.
    Raise Refusal `tombstones.damaged` for any other line that cannot be read.
    """
    path = _path()
    if not path.exists():
        return []
    whole, _, cut_off = path.read_text(encoding="utf-8").rpartition("\n")
    try:
        found = [dict(json.loads(line)) for line in whole.splitlines()]
    except ValueError as error:
        raise _damaged() from error
    if cut_off:
        _drop(path, len(cut_off.encode()))
    return found


def _drop(path: Path, byte_count: int) -> None:
    with path.open("r+b") as ledger:
        ledger.truncate(path.stat().st_size - byte_count)


def _damaged() -> Refusal:
    return Refusal(
        "tombstones.damaged",
        message="De lijst van vernietigde dossiers is beschadigd."
        " Zet haar terug voordat u verdergaat.",
    )


def _path() -> Path:
    return Path(settings.VAULT_FILES).parent / FOLDER / f"{ring.reference()}.jsonl"
