"""Two clients, always, so that every test can prove that nothing crosses."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker
from xdist.scheduler import LoadScopeScheduling

from kernel.audit.keys import chain_key
from tenants import hosts, limits, networks, scope
from tenants.models import Tenant
from tenants.provisioning import open_client, open_consultancy
from tests.attacks.table import ATTACK, cases, shown_in
from tests.keystores import own_key_store
from tests.quick_hashing import quick_hashing

OPENED_AT = datetime(2024, 1, 1, 9, 0, tzinfo=UTC)
COUNTED = ("isolation checks", "matrix checks", "header checks", "pages judged")
CLIENTS = {"acme": "Acme", "globex": "Globex"}
TOGETHER = (
    "tests/journeys/",
    "tests/isolation/",
    "tests/walks/",
    "tests/pages/",
    "tests/wederhoor/demo/test_loading.py",
)
"""Files that share something slow or a broker, the slowest first: each group has one worker."""


class Together(LoadScopeScheduling):
    """Hand out file by file, so that what a file makes once is made once; the groups go first.

    The marks for that (`xdist_group`) have no effect in pytest 9.2 with pytest-xdist 3.8.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((group for group in TOGETHER if file.startswith(group)), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Spread the tests over the workers, in the order in which they were collected."""
    config.option.loadscopereorder = False
    return Together(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how often something was checked, where a test counted it (`record_property`)."""
    counts: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        counts.update({name: value for name, value in report.user_properties if name in COUNTED})
    for name, count in counts.items():
        terminalreporter.write_line(f"{name}: {count}")
    shown = shown_in(terminalreporter.getreports("passed"))
    if shown:
        terminalreporter.write_line(f"attack cases shown: {len(shown)} of {len(cases())}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the report of each test carry the attack cases it shows; the slowest groups go first."""
    items.sort(key=_place)
    for item in items:
        for mark in item.iter_markers("attack"):
            item.user_properties.extend((ATTACK, case) for case in mark.args)


def _place(item: pytest.Item) -> int:
    """Return how early a test goes: a slow group that came last would keep one worker waiting."""
    found = (at for at, group in enumerate(TOGETHER) if item.nodeid.startswith(group))
    return next(found, len(TOGETHER))


@pytest.fixture(scope="session", autouse=True)
def _quick_hashing(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hash passwords and codes quickly: thousands of tests make them. Measuring asks the real."""
    with ExitStack() as stack:
        if not any("benchmarks" in item.path.parts for item in request.session.items):
            stack.enter_context(quick_hashing())
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Open the consultancy and two clients once; each test is then one transaction."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            assert str(connection.settings_dict["NAME"]).startswith("test_")
            stack.enter_context(own_key_store())
            open_consultancy(name="Bureau Samenspraak", host="bureau.localhost", at=OPENED_AT)
            for slug, name in CLIENTS.items():
                open_client(slug=slug, name=name, host=f"{slug}.localhost", at=OPENED_AT)
                _make_lasting_key(slug)
        yield


def _make_lasting_key(slug: str) -> None:
    """Commit the key of a client's trail: a test that runs commit hooks, and is then rolled back,
    would leave the tests after it a key that no row holds."""
    with scope.within(Tenant.objects.get(slug=slug)):
        chain_key()


@pytest.fixture(autouse=True)
def _hosts_of_one_test() -> None:
    """Forget whose hosts were known: what a test opened is gone with its transaction."""
    hosts.forget()


@pytest.fixture(autouse=True)
def _limits_of_one_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count for this test alone: the broker outlives it. No slot of networks ends meanwhile."""
    monkeypatch.setattr(limits, "SPACE", f"limit-{uuid4()}")
    monkeypatch.setattr(networks, "SLOT_SECONDS", 10**8)


@pytest.fixture
def acme(db: None) -> Tenant:  # noqa: ARG001
    """Return one client."""
    return Tenant.objects.get(slug="acme")


@pytest.fixture
def globex(db: None) -> Tenant:  # noqa: ARG001
    """Return another client, who may never see anything of the first."""
    return Tenant.objects.get(slug="globex")


@pytest.fixture
def in_acme(acme: Tenant) -> Iterator[Tenant]:
    """Work inside the first client."""
    with scope.within(acme):
        yield acme
