"""The only way out to an address that somebody else chose (ASVS 1.3.6: no forged requests).

Such an address could lead back to us: to our own database, to a neighbour's, or to the service
that hands a cloud machine its keys. So: HTTPS only, the name is resolved once, each address it
has must be one of the open internet, and the connection goes to the address that was looked at;
a name that changes its mind in between changes nothing. No redirect is followed, no proxy of
the environment is used, and an answer has an end in bytes and in seconds.

What the operator configures (the key provider, the mail server, Stripe) does not come here.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.connection import create_connection

from kernel.addresses import is_loopback, is_public
from kernel.errors import Refusal

CONNECT_SECONDS = 3.0
READ_SECONDS = 5.0
WHOLE_SECONDS = 10.0
ANSWER_BYTES = 1024 * 1024
OWN_PORTS_UNTIL = 1024
HTTPS_PORT = 443
ADDRESS_LENGTH = 2000

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an address leads: each of `ips` was looked at, and is allowed."""

    host: str
    port: int
    ips: tuple[str, ...]


def resolved(host: str, port: int) -> list[str]:
    """Return every IP address of a host; empty when there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]


def destination(address: str, *, resolve: Resolve = resolved) -> Destination:
    """Return where `address` leads, for forms that want to say no at once.

    Raise Refusal "address.malformed", "address.not_https" or "address.private". Loopback, without
    HTTPS too, is allowed where settings.OUTGOING_LOOPBACK is on: on a developer's machine.
    """
    parts = _parts(address)
    if parts.scheme != "https" and not settings.OUTGOING_LOOPBACK:
        raise _not_https()
    found = _allowed(str(parts.hostname), _port(parts), resolve)
    if parts.scheme != "https" and not all(is_loopback(ip) for ip in found.ips):
        raise _not_https()
    return found


def session(*, answer_bytes: int = ANSWER_BYTES, resolve: Resolve = resolved) -> Session:
    """Return a session of `requests` that goes nowhere but where `destination` allows.

    A request raises the refusals of `destination`, "address.redirects" for an answer that sends
    elsewhere, "address.too_much" and "address.too_slow"; network errors as `requests` has them.
    """
    return _GuardedSession(answer_bytes, resolve)


def fetched(address: str, *, answer_bytes: int = ANSWER_BYTES) -> bytes:
    """Return what stands at `address`; raise the refusals of `session`, or RequestException."""
    with session(answer_bytes=answer_bytes) as ours:
        answer = ours.get(address)
    answer.raise_for_status()
    return answer.content


class _GuardedSession(Session):
    def __init__(self, answer_bytes: int, resolve: Resolve) -> None:
        super().__init__()
        self.trust_env = False
        self._answer_bytes = answer_bytes
        self._resolve = resolve
        self.adapters.clear()
        for scheme in ("https://", "http://"):
            self.mount(scheme, _GuardedAdapter(resolve))

    def send(self, request: PreparedRequest, **kwargs: Any) -> Response:
        """Send one request and read its whole answer, within the limits."""
        destination(request.url or "", resolve=self._resolve)
        ends_at = monotonic() + WHOLE_SECONDS
        timeout = kwargs.get("timeout") or (CONNECT_SECONDS, READ_SECONDS)
        fixed = {"allow_redirects": False, "stream": True, "verify": True, "proxies": {}}
        answer = super().send(request, **{**kwargs, **fixed, "timeout": timeout})
        try:
            if answer.is_redirect:
                raise Refusal("address.redirects", message=_("Dit adres verwijst door."))
            answer._content = b"".join(self._pieces(answer, ends_at))  # noqa: SLF001 as `content` would
        finally:
            answer.close()
        return answer

    def _pieces(self, answer: Response, ends_at: float) -> Iterator[bytes]:
        byte_count = 0
        for piece in answer.iter_content(16 * 1024):
            byte_count += len(piece)
            if byte_count > self._answer_bytes:
                message = _("Dit adres geeft een te groot antwoord.")
                raise Refusal("address.too_much", message=message, limit=self._answer_bytes)
            _end_if_late(ends_at)
            yield piece
        _end_if_late(ends_at)


def _end_if_late(ends_at: float) -> None:
    if monotonic() > ends_at:
        raise Refusal("address.too_slow", message=_("Dit adres antwoordt te langzaam."))


class _GuardedAdapter(HTTPAdapter):
    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        super().__init__()

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,  # noqa: FBT001, FBT002 -- as the parent has it
        **kwargs: Any,
    ) -> None:
        """Make pools whose connections look where they go."""
        super().init_poolmanager(connections, maxsize, block, **kwargs)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {
            "http": _pool_class(HTTPConnectionPool, HTTPConnection, self._resolve),
            "https": _pool_class(HTTPSConnectionPool, HTTPSConnection, self._resolve),
        }


def _pool_class(
    pool: type[HTTPConnectionPool], connection: type[HTTPConnection], resolve: Resolve
) -> type[HTTPConnectionPool]:
    """Return a kind of pool whose connections connect to an address that was looked at."""

    class Guarded(connection):  # type: ignore[valid-type, misc]
        _deadline: _Deadline | None = None

        def _new_conn(self) -> socket.socket:
            found = _allowed(self.host, self.port, resolve)
            ours = create_connection((found.ips[0], found.port), self.timeout)
            self._deadline = _Deadline(ours)
            return ours

        def close(self) -> None:
            if self._deadline is not None:
                self._deadline.drop()
            super().close()

    return type(pool.__name__, (pool,), {"ConnectionCls": Guarded})


class _Deadline:
    """Ends a connection after its time, also where the other side sends a byte now and then."""

    def __init__(self, ours: socket.socket) -> None:
        self._twin = ours.dup()
        self._timer = Timer(WHOLE_SECONDS, self._end)
        self._timer.daemon = True
        self._timer.start()

    def drop(self) -> None:
        self._timer.cancel()
        self._twin.close()

    def _end(self) -> None:
        with suppress(OSError):
            self._twin.shutdown(socket.SHUT_RDWR)
        self._twin.close()


def _parts(address: str) -> SplitResult:
    """Return the parts of a plain web address; nothing that two readers could read two ways."""
    odd = not address.isprintable() or not address.isascii() or set(address) & set(" \\<>\"'`{}|^")
    try:
        parts = urlsplit(address)
        known = bool(parts.hostname) and parts.port != 0
    except ValueError:
        odd = True
    if odd or not known or len(address) > ADDRESS_LENGTH or "@" in parts.netloc:
        raise Refusal("address.malformed", message=_("Dit is geen webadres dat we begrijpen."))
    if parts.scheme not in {"http", "https"}:
        raise _not_https()
    return parts


def _not_https() -> Refusal:
    return Refusal("address.not_https", message=_("Dit adres moet met https:// beginnen."))


def _port(parts: SplitResult) -> int:
    return parts.port or (HTTPS_PORT if parts.scheme == "https" else 80)


def _allowed(host: str, port: int, resolve: Resolve) -> Destination:
    """Return the addresses of a host when all of them are open to us."""
    found = resolve(host, port)
    own = settings.OUTGOING_LOOPBACK and bool(found) and all(is_loopback(ip) for ip in found)
    usual = port == HTTPS_PORT or port >= OWN_PORTS_UNTIL
    if not found or not (own or (usual and all(is_public(ip) for ip in found))):
        message = _("Dit adres is niet te vinden op het open internet.")
        raise Refusal("address.private", message=message, host=host)
    return Destination(host, port, tuple(found))
