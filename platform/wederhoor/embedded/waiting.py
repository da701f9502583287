"""Waiting for a server to answer, with its own words when it does not."""

import time
from collections.abc import Callable
from pathlib import Path

from wederhoor.embedded.children import Process
from wederhoor.embedded.errors import ServerError

STEP_SECONDS = 0.02
LONGEST_SECONDS = 120.0
LAST_LINES = 6


def until_ready(name: str, process: Process, log: Path, *, ready: Callable[[], bool]) -> None:
    """Return once `ready()` says yes.

    Raises ServerError with the end of the log when the process ends first or takes two minutes.
    """
    deadline = time.monotonic() + LONGEST_SECONDS
    while not ready():
        if process.poll() is not None:
            raise ServerError(f"{name} did not start. Its log says: {tail(log)}")
        if time.monotonic() > deadline:
            raise ServerError(f"{name} did not answer in time. Its log says: {tail(log)}")
        time.sleep(STEP_SECONDS)


def tail(log: Path) -> str:
    """Return the last lines of a log, and where it is."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
    return "\n  ".join(["", *lines, f"({log})"])
