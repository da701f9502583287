"""The real server on a real socket: requests that two readers could read in two ways."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from urllib.parse import urlsplit

import pytest
from django.db import connection

from wederhoor import env
from wederhoor.running import programs

GOOD = b"GET /static/icon.svg HTTP/1.1\r\nHost: acme.localhost\r\n"
END = b"\r\n\r\n"
POST = b"POST /static/icon.svg HTTP/1.1\r\nHost: acme.localhost\r\n"
SECOND = b"GET /evil HTTP/1.1\r\nHost: x\r\n\r\n"
AMBIGUOUS = {
    "CL.TE": POST
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked"
    + END
    + b"0\r\n\r\n"
    + SECOND,
    "TE.CL": POST
    + b"Transfer-Encoding: chunked\r\nContent-Length: 4"
    + END
    + b"0\r\n\r\n"
    + SECOND,
    "two lengths": POST + b"Content-Length: 0\r\nContent-Length: 40" + END + SECOND,
    "a list of lengths": POST + b"Content-Length: 0, 40" + END + SECOND,
    "a signed length": POST + b"Content-Length: +5" + END + b"hello" + SECOND,
    "a length in hex": POST + b"Content-Length: 0x5" + END + b"hello" + SECOND,
    "an odd encoding": POST + b"Transfer-Encoding: xchunked" + END + b"0\r\n\r\n" + SECOND,
    "two encodings": POST + b"Transfer-Encoding: chunked, identity" + END + b"0\r\n\r\n" + SECOND,
    "a folded header": GOOD + b"X-A: b\r\n c: d" + END + SECOND,
    "a space before the colon": GOOD + b"Content-Length : 5" + END + b"hello" + SECOND,
    "a bare line end in a name": GOOD + b"X-A\nB: c" + END + SECOND,
    "a zero byte": GOOD + b"X-A: b\x00c" + END + SECOND,
    "a chunk of odd size": POST + b"Transfer-Encoding: chunked" + END + b"zz\r\nx\r\n" + SECOND,
    "a chunk without end": POST + b"Transfer-Encoding: chunked" + END + b"-1\r\n\r\n" + SECOND,
    "no version": b"GET /static/icon.svg\r\n\r\n",
    "an odd version": b"GET /static/icon.svg HTTP/9.9\r\nHost: acme.localhost\r\n\r\n",
    "no host": b"GET /gezond/ HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /gezond/ HTTP/1.1\r\nHost: acme.localhost\r\nHost: evil.example\r\n\r\n",
    "another host in the line": b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
}
FLOODS = {
    "10,000 headers": GOOD + b"".join(b"X-%d: y\r\n" % one for one in range(10_000)) + b"\r\n",
    "a header of 1 MB": GOOD + b"X-Long: " + b"y" * 1_048_576 + END,
    "an address of 1 MB": b"GET /"
    + b"a" * 1_048_576
    + b" HTTP/1.1\r\nHost: acme.localhost\r\n\r\n",
}


@pytest.fixture(scope="module")
def port(django_db_setup: None) -> Iterator[int]:  # noqa: ARG001
    """Run the web server as it runs in production, until the module is through."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        found = int(free.getsockname()[1])
    environment = env.inherited(
        DJANGO_SETTINGS_MODULE=programs.SETTINGS,
        WEDERHOOR_PORT=str(found),
        WEDERHOOR_WEB_PROCESSES="1",
        SENTRY_DSN="",
        DATABASE_URL=_of_tests(env.database_url()),
    )
    command = [sys.executable, "-m", "wederhoor", "web"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(found)
            yield found
        finally:
            server.terminate()


def _of_tests(url: str) -> str:
    """Return the address of the tests' own database, which has clients in it."""
    place = urlsplit(url)
    return place._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with suppress(OSError):
            assert _asked(port, GOOD + b"Connection: close" + END).startswith(b"HTTP/1.1 200")
            return
        time.sleep(0.1)
    raise AssertionError("the web server did not start")


def _asked(port: int, said: bytes) -> bytes:
    """Return everything that comes back until the server is silent or closes."""
    answer = b""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=3)) as wire:
        with suppress(OSError):
            wire.sendall(said)
        with suppress(OSError):
            while piece := wire.recv(65536):
                answer += piece
    return answer


def _statuses(answer: bytes) -> list[int]:
    lines = [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]]
    return [int(line) for line in lines]


@pytest.mark.attack("H04")
@pytest.mark.parametrize("kind", list(AMBIGUOUS))
def test_a_request_with_two_readings_never_hides_a_second_one(port: int, kind: str) -> None:
    statuses = _statuses(_asked(port, AMBIGUOUS[kind]))

    assert len(statuses) <= 1
    assert set(statuses) <= {400, 404, 405, 501, 505}


@pytest.mark.attack("H07")
@pytest.mark.parametrize("kind", list(FLOODS))
def test_a_flood_of_headers_is_refused(port: int, kind: str) -> None:
    statuses = _statuses(_asked(port, FLOODS[kind]))

    assert set(statuses) <= {400, 414, 431}
    assert _statuses(_asked(port, GOOD + b"Connection: close" + END)) == [200]


@pytest.mark.attack("H06")
def test_many_slow_visitors_do_not_keep_others_out(port: int) -> None:
    slow = [socket.create_connection(("127.0.0.1", port), timeout=3) for _ in range(60)]
    try:
        for wire in slow:
            wire.sendall(GOOD + b"X-Slow: ")

        assert _statuses(_asked(port, GOOD + b"Connection: close" + END)) == [200]
    finally:
        for wire in slow:
            wire.close()


@pytest.mark.attack("H05")
@pytest.mark.parametrize("method", [b"TRACE", b"DEBUG", b"PROPFIND", b"get"])
def test_a_method_that_nothing_has_is_refused_on_the_wire(port: int, method: bytes) -> None:
    said = method + b" /gezond/ HTTP/1.1\r\nHost: acme.localhost\r\nX-Echo: canary"
    answer = _asked(port, said + b"\r\nConnection: close" + END)

    assert _statuses(answer) == [405]
    assert b"canary" not in answer
