"""What the demo says: progress with the seconds since the start, then one screen."""

import contextlib
import sys
import time
from pathlib import Path

from wederhoor.embedded.servers import Addresses
from wederhoor.running import programs

WIDTH = 78


class Screen:
    """The terminal of `make demo`."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def say(self, sentence: str) -> None:
        """Print a progress line."""
        self.write(f"demo {time.monotonic() - self._started:5.1f} s  {sentence}")

    def write(self, text: str) -> None:
        """Print as it is; a terminal that was closed keeps nothing from being ended."""
        with contextlib.suppress(OSError):
            sys.stdout.write(f"{text}\n")
            sys.stdout.flush()

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._started


def summary(addresses: Addresses, *, folder: Path, guide: str, seconds: float) -> str:
    """Return the one screen: what runs where, then the guide of the demo itself."""
    rows = {
        "web": f"http://127.0.0.1:{programs.port()}, granian",
        "worker": "Celery, with a scheduler beside it",
        "database": _described(addresses, "database"),
        "broker": _described(addresses, "broker"),
        "data, logs": f"{folder}, {folder / 'log'}",
    }
    lines = [f"  {name:11}{where}" for name, where in rows.items()]
    head = f"Wederhoor runs, after {seconds:.0f} s. Ctrl-C ends it and leaves nothing running."
    return "\n".join(["", "=" * WIDTH, head, *lines, "-" * WIDTH, guide.strip("\n"), "=" * WIDTH])


def _described(addresses: Addresses, server: str) -> str:
    if server not in addresses.embedded:
        return "yours, as set in the environment"
    return {
        "database": "PostgreSQL, embedded, on a socket and on 127.0.0.1",
        "broker": "Valkey, embedded, on a socket",
    }[server]
