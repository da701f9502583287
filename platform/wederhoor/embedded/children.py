"""Child processes that end with us: started with a parent-death signal, stopped step by step."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wederhoor.embedded.accounts import Account

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 15.0
PLAIN = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/bin:/bin"}

Process = subprocess.Popen[bytes]


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How a child runs: as whom, with what environment, and what it gets when we die."""

    account: Account
    environment: Mapping[str, str]
    dies_by: signal.Signals = signal.SIGTERM


def spawn(
    command: Sequence[str | Path], manner: Manner, *, log: Path, heard: bool = False
) -> Process:
    """Start a child in a session of its own, which the kernel ends when we die.

    What it prints goes to the log; if `heard`, only its errors do and we can read the rest.
    Must be called from the main thread: the parent-death signal follows the thread that forked.
    """
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 our own command
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if heard else output,
            stderr=output,
            cwd="/" if manner.account.is_other else None,
            env=dict(manner.environment),
            start_new_session=True,
            preexec_fn=_mortal(manner.dies_by),  # noqa: PLW1509 we fork from the main thread only
            **manner.account.popen_arguments(),
        )


def stop(process: Process, *signals: signal.Signals, grace: float = GRACE_SECONDS) -> None:
    """End a child: each signal in turn with `grace` seconds to obey, at last SIGKILL."""
    for step in (*signals, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(step)
        try:
            process.wait(timeout=grace)
        except subprocess.TimeoutExpired:
            continue


def _mortal(dies_by: signal.Signals) -> Callable[[], None] | None:
    """Return what the child runs before exec; only Linux knows the parent-death signal."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def follow_parent() -> None:
        prctl(PR_SET_PDEATHSIG, int(dies_by), 0, 0, 0)
        if os.getppid() != parent:  # died between the fork and the line above
            os.kill(os.getpid(), signal.SIGKILL)

    return follow_parent
