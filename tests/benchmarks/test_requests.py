"""What tenancy adds to a request: ours and stock's, over a Django that knows of no tenants.

The figures are microseconds, so it is the quickest round that counts: noise only ever adds.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from tempfile import TemporaryFile
from typing import IO

import pytest
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.test import RequestFactory, override_settings

from tests.benchmarks import crowd, stock
from tests.benchmarks.ratios import say, seconds, words
from tests.factories.aside import aside

pytestmark = pytest.mark.django_db
REQUESTS, ROUNDS = 100, 5
OURS = "tenants.middleware.HostMiddleware"
PAGES = {"no question": "/", "five questions": "/five/"}
READY = b"ReadyForQuery"

Ask = Callable[[str, str], None]


@contextmanager
def asking(middleware: str) -> Iterator[Ask]:
    """Answer requests for a host and a path in this process, with one middleware or none."""
    chosen = [middleware] if middleware else []
    with override_settings(MIDDLEWARE=chosen, ROOT_URLCONF="tests.benchmarks.empty"):
        handler, factory = BaseHandler(), RequestFactory()
        handler.load_middleware()

        def ask(host: str, path: str) -> None:
            answer = handler.get_response(factory.get(path, headers={"host": host}))
            assert answer.status_code == 200

        yield ask


def block(hosts: list[str], path: str, ask: Ask) -> float:
    """Return the seconds of one request, warm."""

    def ask_all(asked: list[str]) -> None:
        for host in asked:
            ask(host, path)

    ask_all(hosts)
    asked = list(islice(cycle(hosts), max(REQUESTS, len(hosts))))
    return seconds(lambda: ask_all(asked)) / len(asked)


@dataclass(frozen=True, slots=True)
class Side:
    """One way of answering: what stands around it, and its middleware."""

    around: Callable[[], AbstractContextManager[object]]
    middleware: str

    def measured(self, hosts: list[str], path: str) -> tuple[float, float]:
        """Return the seconds of one request and the round trips it takes."""

        def work() -> tuple[float, float]:
            with self.around(), asking(self.middleware) as ask:
                took, few = block(hosts, path, ask), hosts[:20]
                return took, trips(lambda: [ask(host, path) for host in few]) / len(few)

        return aside(work)


def trips(work: Callable[[], object]) -> int:
    """Return how often the server was waited for: each time it said that it was ready."""
    with TemporaryFile() as trace:
        connection.ensure_connection()
        connection.connection.pgconn.trace(trace.fileno())
        try:
            work()
        finally:
            connection.connection.pgconn.untrace()
        return _count(trace)


def _count(trace: IO[bytes]) -> int:
    os.lseek(trace.fileno(), 0, os.SEEK_SET)
    return trace.read().count(READY)


@pytest.mark.parametrize("asked", PAGES)
@pytest.mark.parametrize("many", [False, True], ids=["one host", "many hosts"])
def test_request(every: int, asked: str, *, many: bool) -> None:
    hosts = [crowd.HOST.format(place) for place in range(every if many else 1)]
    schema, path = crowd.members()[0].schema_name, PAGES[asked]
    sides = (
        Side(partial(stock.plain, schema), ""),
        Side(stock.stock, stock.MIDDLEWARE),
        Side(crowd.as_application, OURS),
    )
    rounds = [[side.measured(hosts, path) for side in sides] for _ in range(ROUNDS)]
    none, stocks, ours = (
        tuple(map(min, zip(*one, strict=True))) for one in zip(*rounds, strict=True)
    )
    told = f"{len(hosts)} hosts in turn" if many else "one hot host"
    added, theirs = ours[0] - none[0], stocks[0] - none[0]
    say(
        f"{f'{asked}, {told}':58} {words(ours[0]):>10}   stock {words(stocks[0]):>10}"
        f"   none {words(none[0]):>10}"
    )
    goal = "at most 25 us" if asked == "no question" else "a quarter of stock's"
    say(f"{'  what tenancy adds':58} {words(added):>10}   stock {words(theirs):>10}"
        f"   {added / theirs:.2f} of it   (goal {goal})")  # fmt: skip
    say(f"{'  round trips':58} {ours[1]:>10.1f}   stock {stocks[1]:>10.1f}"
        f"   none {none[1]:>10.1f}   (goal one more than none)")  # fmt: skip
