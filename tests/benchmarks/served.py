"""The web server as it runs in production, on the tests' own database; and an empty one."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from wederhoor import env
from wederhoor.running import programs

PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Served:
    """A web server that runs: its port, and its first process."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Return how long its processes were at work so far (Linux tells it, else 0)."""
        ticks = sum(map(_ticks, [self.pid, *_below(self.pid)]))
        return ticks / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


def _ticks(pid: int) -> int:
    return sum(map(int, _stat(pid)[11:13]))


def _below(pid: int) -> list[int]:
    every = [int(one.name) for one in Path("/proc").glob("[0-9]*")]
    own = [one for one in every if _stat(one)[1:2] == [str(pid)]]
    return own + [deeper for one in own for deeper in _below(one)]


@contextmanager
def ours() -> Iterator["Served"]:
    """Serve the product with as many processes as it takes by itself."""
    port = _free()
    environment = env.inherited(
        DJANGO_SETTINGS_MODULE=programs.SETTINGS,
        WEDERHOOR_PORT=str(port),
        SENTRY_DSN="",
        DATABASE_URL=_of_tests(env.database_url()),
        KEY_STORE_URL=settings.KEY_STORE_URL,
        KEY_STORE_KEEPER_URL=settings.KEY_STORE_KEEPER_URL,
    )
    with _running([sys.executable, "-m", "wederhoor", "web"], environment, port) as server:
        yield server


@contextmanager
def empty() -> Iterator["Served"]:
    """Serve a Django that knows one empty page, with as many processes."""
    port = _free()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += ["--workers", str(programs.cores()), "--blocking-threads", "4"]
    command += ["tests.benchmarks.plain:application"]
    with _running(command, env.inherited(), port) as server:
        yield server


def _free() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


def _of_tests(url: str) -> str:
    return urlsplit(url)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator["Served"]:
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield Served(port, server.pid)
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=5)) as wire:
            wire.request("GET", "/static/icon.svg", headers={"host": "bureau.localhost"})
            wire.getresponse()
            return
        time.sleep(0.1)
    raise AssertionError("the web server did not start")
