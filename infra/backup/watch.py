"""Read `pgbackrest info --output=json`; say what is wrong with the backups, exit 1 if anything is.

Only the standard library, for it runs where the backups are, also when nothing else does.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

DAY = 86_400
NEWEST_AGE = 26 * 3_600
KEYS = "wederhoor-keys"
STANZAS = frozenset({"wederhoor", KEYS})
LONGEST_KEY_AGE = 14 * DAY
"""A shredded case can be read again from the key store's backups: none may be older than this."""


def problems(stanzas: list[dict[str, Any]], now: float) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong."""
    for missing in sorted(STANZAS - {one["name"] for one in stanzas}):
        yield f"{missing}: there is no backup of it at all."
    for stanza in stanzas:
        name, backups = stanza["name"], stanza["backup"]
        if stanza["status"]["code"] != 0:
            yield f"{name}: {stanza['status']['message']}."
        if not backups:
            continue
        if any(one.get("error") for one in backups):
            yield f"{name}: a backup has damaged pages."
        if now - max(_ended(one) for one in backups) > NEWEST_AGE:
            yield f"{name}: the newest backup is more than 26 hours old."
        if name == KEYS and now - min(_ended(one) for one in backups) > LONGEST_KEY_AGE:
            yield f"{name}: a backup is older than 14 days; what was shredded can be read from it."


def main() -> int:
    """Read standard input and tell."""
    try:
        found = list(problems(json.load(sys.stdin), time.time()))
    except (ValueError, KeyError, TypeError) as problem:
        found = [f"The answer of pgbackrest cannot be read: {problem!r}."]
    for sentence in found:
        sys.stderr.write(f"{sentence}\n")
    return 1 if found else 0


def _ended(backup: dict[str, Any]) -> float:
    return float(backup["timestamp"]["stop"])


if __name__ == "__main__":
    sys.exit(main())
