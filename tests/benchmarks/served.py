"""The web server as it runs in production, on the tests' own database; and an empty one."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from wederhoor import env
from wederhoor.running import programs

PATIENCE_SECONDS = 60


@contextmanager
def ours() -> Iterator[int]:
    """Serve the product; return the port."""
    port = _free()
    environment = env.inherited(
        DJANGO_SETTINGS_MODULE=programs.SETTINGS,
        WEDERHOOR_PORT=str(port),
        SENTRY_DSN="",
        DATABASE_URL=_of_tests(env.database_url()),
        KEY_STORE_URL=settings.KEY_STORE_URL,
        KEY_STORE_KEEPER_URL=settings.KEY_STORE_KEEPER_URL,
    )
    with _running([sys.executable, "-m", "wederhoor", "web"], environment, port):
        yield port


@contextmanager
def empty() -> Iterator[int]:
    """Serve a Django that knows one empty page; return the port."""
    port = _free()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += ["--blocking-threads", "4", "tests.benchmarks.plain:application"]
    with _running(command, env.inherited(), port):
        yield port


def _free() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


def _of_tests(url: str) -> str:
    return urlsplit(url)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield
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
