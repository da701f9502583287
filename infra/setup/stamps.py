"""What was installed last, so that a second set-up has nothing to do."""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path


class Stamp:
    """A file in the environment that says, for each part, the digest of what it was made from."""

    def __init__(self, environment: Path) -> None:
        self._path = environment / "setup.json"

    def read(self) -> dict[str, str]:
        """Return the digests by part; nothing when the file is missing or broken."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, **parts: str) -> None:
        """Note the digests of these parts."""
        self._path.write_text(json.dumps(self.read() | parts, indent=1), encoding="utf-8")


def digest(paths: Iterable[Path], *words: str) -> str:
    """Return a digest of files, words, the Python in use and where the checkout is."""
    total = hashlib.sha256("\n".join([sys.version, *words]).encode())
    for path in sorted(paths):
        total.update(f"\n{path}\n".encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()
