"""Run the child that makes a copy."""

import subprocess
import sys
from collections.abc import Iterable

from kernel.vault.cleaning import REFUSED_STATUS, TooMuchError, UnreadableError

PATIENCE_SECONDS = 20.0
COPY_FACTOR = 4
"""A copy of more than so many times the file is none."""
_ROOM = 1024 * 1024


def copy_of(content_type: str, chunks: Iterable[bytes]) -> bytes:
    """Return the copy of a file. Raise TooMuchError for a bomb, UnreadableError without a copy."""
    whole = b"".join(chunks)
    command = [sys.executable, "-I", "-m", "kernel.vault.cleaning", content_type]
    try:
        done = subprocess.run(  # noqa: S603 our own module, and a type from our own list
            command, input=whole, capture_output=True, timeout=PATIENCE_SECONDS, check=False, env={}
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise UnreadableError from error
    if done.returncode == REFUSED_STATUS:
        raise TooMuchError
    if done.returncode or not done.stdout or len(done.stdout) > COPY_FACTOR * len(whole) + _ROOM:
        raise UnreadableError
    return done.stdout
