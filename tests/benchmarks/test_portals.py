"""What each reader waits for: their main pages, mixed, at 10 and 50 requests a second.

`make bench TESTS="-k portals --town 50 --cases 400"` is the form of 50 clients and 20,000 cases.
"""

from collections.abc import Iterator
from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.benchmarks import rush, served
from tests.benchmarks.ratios import mood, say, words
from tests.benchmarks.rush import Visit
from tests.benchmarks.town import House, Town, browser_of, party_at, town
from tests.factories import bureau
from tests.factories.aside import aside
from tests.factories.entering import entered

pytestmark = pytest.mark.django_db
RATES = (10, 50)
SPAN_SECONDS = 60
ASKED_AT = 10
"""In so many houses each reader is met."""
GOAL_SECONDS, GOAL_QUERIES = 0.3, 15
BOUNDS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")

Met = tuple[str, Client, str, str]
"""A reader, their browser, the name of a page and its path."""


@pytest.fixture(scope="module")
def built(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
    pytestconfig: pytest.Config,
) -> Iterator[list[Met]]:
    """Build the town, committed, with everybody signed in, for the whole module."""
    clients = int(pytestconfig.getoption("--town"))
    each = int(pytestconfig.getoption("--cases"))
    with django_db_blocker.unblock(), town(clients, each) as made:
        say(f"-- {clients} clients, {clients * each} cases; the machine: {mood()}")
        met = [one for house in made.houses[:ASKED_AT] for one in pages(house)]
        yield [*met, *bureau_pages(made)]


def pages(house: House) -> Iterator[Met]:
    """Yield reader, browser, page and path for everybody at one client."""
    case = house.advised.id
    nobody = Client(headers={"host": house.host})
    for page, path in (("start", "/"), ("how it goes", "/zo-werkt-het/"), ("filing", "/melden/")):
        yield "somebody with a problem", nobody, page, path
    for side in ("complainant", "respondent"):
        browser = party_at(house, side)
        for page, path in (("start", ""), ("letters", "brieven/"), ("messages", "berichten/")):
            yield side, browser, page, f"/mijn-zaak/{path}"
    carla = browser_of(house, "carla")
    for page, path in (("cases", "zaken/"), ("case", f"zaken/{case}/")):
        yield "secretariat", carla, page, f"/werk/{path}"
    dirk = browser_of(house, "dirk")
    for page, path in (("cases", ""), ("case", f"zaken/{house.seated.id}/")):
        yield "committee", dirk, page, f"/commissie/{path}"
    henk = browser_of(house, "henk")
    for page, path in (("start", ""), ("case", f"zaken/{case}/"), ("measures", "maatregelen/")):
        yield "employer", henk, page, f"/werkgever/{path}"


def bureau_pages(made: Town) -> Iterator[Met]:
    """Yield the same for who works over all clients."""
    tess = bureau.at_bureau(made.consultant)
    yield "consultancy", tess, "worklist", "/"
    yield "consultancy", tess, "clients", "/organisaties/"
    yield "consultancy", tess, "a client", f"/organisaties/{made.houses[0].tenant.slug}/"
    yield (
        "consultancy",
        entered(made.consultant, made.houses[0].tenant),
        "its cases",
        "/werk/zaken/",
    )
    yield "platform owner", bureau.at_bureau(made.owner), "clients", "/beheer/"


def visit(reader: str, browser: Client, page: str, path: str) -> Visit:
    """Return what a browser would send."""
    jar = browser.cookies
    cookie = "; ".join(f"{name}={one.value}" for name, one in jar.items())
    return Visit(reader, page, str(browser.defaults["HTTP_HOST"]), path, cookie)


def test_portals(built: list[Met]) -> None:
    aside(lambda: _say_queries(built))  # committed: the server must not wait for our locks
    visits = [visit(*one) for one in built]
    Random(1).shuffle(visits)  # noqa: S311 - everybody comes through one another
    with served.ours() as server:
        warm = rush.rush(server.port, visits, rate=5, span=len(visits) / 5)
        assert {one.status for one in warm} == {200}, [one for one in warm if one.status != 200]
        for rate in RATES:
            _say_rush(_timed(server, visits, rate), rate)
    with served.empty() as server:
        for rate in RATES:
            taken = _timed(server, visits, rate)
            _say_line("an empty Django view", [one.seconds for one in taken], rate)


def _timed(server: served.Served, visits: list[Visit], rate: int) -> list[rush.Taken]:
    """Send the visits, and say how much of a core the server used for each."""
    before = server.cpu_seconds()
    taken = rush.rush(server.port, visits, rate=rate, span=SPAN_SECONDS)
    each = (server.cpu_seconds() - before) / len(taken)
    say(f"-- at {rate}/s: {words(each)} of one core a request; the machine: {mood()}")
    return taken


def _say_queries(every: list[Met]) -> None:
    """Print the queries of each page, warm, in the first house."""
    met = set()
    for reader, browser, page, path in every:
        if (reader, page) in met:
            continue
        met.add((reader, page))
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(path)
        assert answer.status_code == 200, (reader, page, path, answer.status_code)
        told = [one["sql"].lstrip(" (\n") for one in asked]
        trail = sum("audit_head" in one for one in told)
        count = sum(one.startswith("SELECT") and "audit_head" not in one for one in told)
        over = "" if count <= GOAL_QUERIES else f"   (goal {GOAL_QUERIES})"
        other = len([one for one in told if not one.startswith(BOUNDS)]) - count - trail
        say(
            f"{reader:26} {page:14} {count:>3} questions, {other} other statements, "
            f"{trail} for the audit trail{over}"
        )


def _say_rush(taken: list[rush.Taken], rate: int) -> None:
    failed = [one for one in taken if one.status != 200]
    assert failed == []
    for reader, times in rush.by_reader(taken).items():
        _say_line(reader, times, rate)
    _say_line("everybody together", [one.seconds for one in taken], rate)


def _say_line(who: str, times: list[float], rate: int) -> None:
    half, most = rush.quantile(times, 0.5), rush.quantile(times, 0.95)
    over = "" if most <= GOAL_SECONDS else f"   (goal {words(GOAL_SECONDS)})"
    say(f"{who:26} {rate:>3}/s   p50 {words(half):>10}   p95 {words(most):>10}{over}")
