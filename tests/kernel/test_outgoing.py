import gzip
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from pytest_django import Settings
from requests import ConnectionError as NoConnectionError
from requests import RequestException

from kernel import outgoing
from kernel.errors import Refusal

MEBIBYTE = 1024 * 1024
SECRET = b"the neighbour's secret"
SPELLINGS = [
    *("127.0.0.1", "127.1", "127.0.1", "0x7f.1", "0x7f000001", "2130706433", "017700000001"),
    *("0177.0.0.1", "0", "0.0.0.0", "[::]", "[::1]"),  # noqa: S104
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
    *("[0:0:0:0:0:ffff:127.0.0.1]", "localhost", "LOCALHOST", "localhost.", "169.254.169.254"),
    *("0xa9fea9fe", "2852039166", "[::ffff:a9fe:a9fe]", "[64:ff9b::a9fe:a9fe]", "10.0.0.1"),
    *("192.168.0.1", "172.16.0.1", "100.100.100.200", "[fd00:ec2::254]", "[fe80::1]"),
]
MALFORMED = [
    *("", "https://", "https:///x", "//example.org/", "example.org", "https://a@127.0.0.1/"),
    *("https://example.org@127.0.0.1/", "https://127.0.0.1\\@example.org/", "https://exa mple.org"),
    *("https://example.org\n.evil", "https://example.org:99999/", "https://example.org:x/"),
    *("https://[::1", "https://examp\u2024le.org/", "https://①②⑦.⓪.⓪.①/", "https://e.org/<x>"),
    *("https://example.org\t/", "https://" + "a" * 2000 + ".org/"),
]
OTHER_SCHEMES = [
    *("http://example.org/", "gopher://example.org/", "file:///etc/passwd", "ftp://example.org/"),
    *("data:text/plain,x", "javascript:alert(1)", "dict://example.org:11211/", "ldap://e.org/"),
]


class Answers(BaseHTTPRequestHandler):
    """A neighbour on this machine, whom nobody from outside may reach."""

    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        body = {"/large": b"x" * 2 * MEBIBYTE, "/bomb": gzip.compress(b"x" * 50 * MEBIBYTE)}
        self.send_response(302 if self.path == "/moved" else 200)
        if self.path == "/moved":
            self.send_header("Location", "/secret")
        if self.path == "/bomb":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body.get(self.path, SECRET))

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def neighbour() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.asked = []  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def loopback(settings: Settings) -> None:
    settings.OUTGOING_LOOPBACK = True


def _code(ask: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refused:
        ask()
    return refused.value.code


@pytest.mark.attack("I14")
@pytest.mark.parametrize("host", SPELLINGS)
def test_this_machine_in_another_spelling_is_refused_before_a_connection(host: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.settimeout(0)
        port = listener.getsockname()[1]

        code = _code(lambda: outgoing.fetched(f"https://{host}:{port}/"))

        assert code == "address.private"
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.attack("I14")
@pytest.mark.parametrize("address", MALFORMED)
def test_an_address_that_can_be_read_in_two_ways_is_refused(address: str) -> None:
    assert _code(lambda: outgoing.destination(address)) in {
        "address.malformed",
        "address.not_https",
    }


@pytest.mark.attack("I14")
@pytest.mark.parametrize("address", OTHER_SCHEMES)
def test_another_way_than_https_is_refused(address: str) -> None:
    code = _code(lambda: outgoing.destination(address, resolve=lambda *_: ["1.1.1.1"]))

    assert code in {"address.not_https", "address.malformed"}


@pytest.mark.attack("I14")
def test_a_name_with_one_closed_address_among_open_ones_is_refused() -> None:
    mixed = ["1.1.1.1", "169.254.169.254"]

    assert _code(lambda: outgoing.destination("https://e.org/", resolve=lambda *_: mixed)) == (
        "address.private"
    )


@pytest.mark.attack("I14")
@pytest.mark.parametrize("port", [22, 25, 80, 389, 993])
def test_a_port_of_another_service_is_refused(port: int) -> None:
    code = _code(
        lambda: outgoing.destination(f"https://e.org:{port}/", resolve=lambda *_: ["1.1.1.1"])
    )

    assert code == "address.private"


def test_an_open_address_is_allowed_with_the_addresses_that_were_looked_at() -> None:
    found = outgoing.destination("https://e.org/x", resolve=lambda *_: ["1.1.1.1", "2400::1"])

    assert found == outgoing.Destination("e.org", 443, ("1.1.1.1", "2400::1"))


@pytest.mark.attack("I14")
def test_a_name_that_changes_its_mind_before_the_connection_is_refused(
    neighbour: ThreadingHTTPServer,
) -> None:
    answers = iter([["1.1.1.1"], ["127.0.0.1"]])
    session = outgoing.session(resolve=lambda *_: next(answers))

    code = _code(lambda: session.get(f"https://rebind.example:{neighbour.server_port}/secret"))

    assert (code, neighbour.asked) == ("address.private", [])  # type: ignore[attr-defined]


@pytest.mark.usefixtures("loopback")
def test_this_machine_may_be_asked_where_the_operator_said_so(
    neighbour: ThreadingHTTPServer,
) -> None:
    address = f"http://localhost:{neighbour.server_port}/secret"

    assert outgoing.fetched(address) == SECRET


@pytest.mark.attack("I14")
@pytest.mark.usefixtures("loopback")
def test_an_answer_that_sends_elsewhere_is_not_followed(neighbour: ThreadingHTTPServer) -> None:
    address = f"http://127.0.0.1:{neighbour.server_port}/moved"

    code = _code(lambda: outgoing.session().get(address, allow_redirects=True))

    assert (code, neighbour.asked) == ("address.redirects", ["/moved"])  # type: ignore[attr-defined]


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize("path", ["large", "bomb"])
def test_an_answer_without_end_is_cut_off(neighbour: ThreadingHTTPServer, path: str) -> None:
    address = f"http://127.0.0.1:{neighbour.server_port}/{path}"

    assert _code(lambda: outgoing.fetched(address)) == "address.too_much"


@pytest.mark.usefixtures("loopback")
def test_an_answer_drop_by_drop_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "WHOLE_SECONDS", 0.3)
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        Thread(target=_drip, args=(listener,), daemon=True).start()

        with pytest.raises((RequestException, Refusal)):
            outgoing.fetched(f"http://127.0.0.1:{listener.getsockname()[1]}/")


def _drip(listener: socket.socket) -> None:
    caller, _ = listener.accept()
    with closing(caller):
        caller.recv(1000)
        caller.sendall(b"HTTP/1.1 200 OK\r\n")
        try:
            for _ in range(300):
                caller.sendall(b"X-Slow: ")
                caller.settimeout(0.05)
                try:
                    if not caller.recv(1):
                        return
                except TimeoutError:
                    continue
        except OSError:
            return


@pytest.mark.attack("I14")
def test_a_proxy_of_the_environment_is_not_used(
    neighbour: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{neighbour.server_port}")

    with pytest.raises((NoConnectionError, Refusal)):
        outgoing.fetched("https://nowhere.invalid/")

    assert neighbour.asked == []  # type: ignore[attr-defined]
