"""What the set-up says while it works, and how it runs other programs."""

import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

STARTED = time.monotonic()
PATIENCE_SECONDS = 5.0
LAST_LINES = 8
LONGEST_LINE = 240


class SetupError(Exception):
    """The set-up cannot go on; the message is one sentence for the person at the terminal."""


def say(sentence: str) -> None:
    """Print a progress line with the seconds since the start."""
    sys.stdout.write(f"set-up {time.monotonic() - STARTED:4.0f} s  {sentence}\n")
    sys.stdout.flush()


def run(
    command: Sequence[str | Path],
    *,
    otherwise: str,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> str:
    """Run a program, with a sign of life every few seconds, and return what it printed.

    Raises SetupError with the sentence `otherwise` after showing the end of its output.
    """
    words = [str(part) for part in command]
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(  # noqa: S603 our own command
                words, stdout=output, stderr=subprocess.STDOUT, env=environment, cwd=cwd
            )
        except OSError as problem:
            raise SetupError(f"{otherwise} ({words[0]}: {problem.strerror})") from problem
        _wait(process)
        output.seek(0)
        printed = output.read().decode(errors="replace")
    if process.returncode:
        sys.stderr.write(f"\n$ {shlex.join(words)}\n{_end(printed)}\n\n")
        raise SetupError(otherwise)
    return printed


def succeeds(command: Sequence[str | Path]) -> bool:
    """Tell whether a program runs and is content."""
    try:
        return not subprocess.run(  # noqa: S603 our own command
            [str(part) for part in command], check=False, capture_output=True, timeout=300
        ).returncode
    except (OSError, subprocess.SubprocessError):
        return False


def _wait(process: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            say("... still busy")
        except BaseException:
            process.terminate()
            raise
        else:
            return


def _end(printed: str) -> str:
    lines = [line.rstrip() for line in printed.splitlines() if line.strip()]
    return "\n".join(line[:LONGEST_LINE] for line in lines[-LAST_LINES:])
