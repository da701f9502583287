"""Signed roots on disk beside the database, so that a restored backup cannot take them back.

One file per tenant, only ever appended to. Copy it to another host: there it is out of reach of
whoever could rewrite everything here.
"""

import json
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings

from kernel.audit import roots
from kernel.audit.models import Root
from kernel.audit.roots import Kept
from kernel.vault import ring

FOLDER = "roots"


def seal(at: datetime) -> Root | None:
    """Sign what came in the bound tenant's trail, and write it down; None when nothing came."""
    root = roots.sign_root(at)
    if root is not None:
        append(root)
    return root


def append(root: Root) -> None:
    """Write a root down, on disk before this returns."""
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(roots.document(root), sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())


def begin_anew(at: datetime) -> None:
    """Lay what was written down aside: after a restore the trail goes on from an older state."""
    path = _path()
    if path.exists():
        path.rename(path.with_name(f"{path.stem}.until-{at:%Y%m%dT%H%M%S}.jsonl"))


def newest() -> Kept | None:
    """Return the last root that was written down for the bound tenant.

    A line that was cut off by a crash is passed over. Raise Refusal "root.unreadable" when there
    are lines and none of them can be read.
    """
    path = _path()
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in reversed(lines):
        try:
            return roots.kept(json.loads(line))
        except ValueError:
            continue
    return roots.kept(None) if lines else None


def _path() -> Path:
    return Path(settings.VAULT_FILES).parent / FOLDER / f"{ring.reference()}.jsonl"
