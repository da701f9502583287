"""How the web server, the worker and the scheduler are started, here and in production."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from wederhoor import env

SETTINGS = "wederhoor.settings"
CELERY = ("-m", "celery", "--app", "wederhoor.celery")
MOST_PROCESSES = 8
"""So many web processes at most by default: each holds connections to the database."""


def web() -> list[str]:
    """Return the command of the web server: granian, WSGI, several threads a process."""
    return [
        sys.executable,
        *("-m", "granian", "--interface", "wsgi", "wederhoor.wsgi:application"),
        *("--host", env.text("WEDERHOOR_ADDRESS", "127.0.0.1")),
        *("--port", str(port())),
        *("--workers", str(env.number("WEDERHOOR_WEB_PROCESSES", min(cores(), MOST_PROCESSES)))),
        *("--blocking-threads", str(env.number("WEDERHOOR_WEB_THREADS", 4))),
        *("--http", "1", "--http1-header-read-timeout", "10000", "--no-ws"),
        *("--workers-kill-timeout", "5", "--respawn-failed-workers"),
    ]


def worker() -> list[str]:
    """Return the command of the worker: processes, because threads and the ORM do not mix."""
    return [
        sys.executable,
        *CELERY,
        *("worker", "--pool", "prefork", "--loglevel", "INFO"),
        *("--concurrency", str(env.number("WEDERHOOR_WORKER_PROCESSES", 2))),
        *("--without-gossip", "--without-mingle"),
    ]


def scheduler(folder: Path) -> list[str]:
    """Return the command of the scheduler, which keeps what it did last in `folder`."""
    return [
        sys.executable,
        *CELERY,
        *("beat", "--loglevel", "INFO", "--pidfile="),
        *("--schedule", str(folder / "schedule")),
    ]


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def port() -> int:
    """Return the port of the web server."""
    return env.number("WEDERHOOR_PORT", 8000)


def environment(**extra: str) -> dict[str, str]:
    """Return the environment of our programs."""
    return env.inherited(DJANGO_SETTINGS_MODULE=SETTINGS, **extra)


def become(command: list[str]) -> NoReturn:
    """Replace this process by the command, so that its signals reach it."""
    os.execve(command[0], command, environment())  # noqa: S606 our own command
