"""The year of every client of a consultancy: 300 clients with 100,000 cases, one after another.

`make bench CLIENTS=300 TESTS="-k portfolio"` is the whole of it.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection

from procedures.models import Complaint
from procedures.queries.year import year_figures
from tenants import scope
from tenants.models import Tenant
from tenants.provisioning import open_client
from tests import cast
from tests.benchmarks import crowd
from tests.benchmarks.by_sql import COUNTS
from tests.benchmarks.cores import Cores
from tests.benchmarks.ratios import say
from tests.benchmarks.year_of_cases import fill_other
from tests.factories import cases
from tests.factories.aside import aside

pytestmark = pytest.mark.django_db
EACH, YEAR, TODAY = 334, 2025, date(2026, 1, 20)
SLUG, STEP = "pattern", 100


@pytest.fixture(scope="module")
def filled(hall: None, pytestconfig: pytest.Config) -> Iterator[int]:  # noqa: ARG001
    """All the clients of this run, each with its cases."""
    count = max(int(pytestconfig.getoption("--clients")), 1)
    crowd.grow(count)
    pattern, case = aside(_pattern)
    crowd.by_owner(lambda: [_fill(case, pattern, one) for one in crowd.members()])
    yield count
    crowd.by_owner(lambda: _leave(pattern))


def _pattern() -> tuple[Tenant, Complaint]:
    """Return a client with one case that walked to its end, committed."""
    open_client(slug=SLUG, name="Patroon", host=f"{SLUG}.localhost", at=crowd.OPENED_AT)
    tenant = Tenant.objects.get(slug=SLUG)
    with scope.within(tenant):
        who = cast.cast()
        case = cast.decided(who)
        cases.do(case, "closed", who.carla)
        cases.do(case, "aftercare_done", who.carla, aftercare_channel="phone")
        return tenant, case


def _fill(case: Complaint, pattern: Tenant, tenant: Tenant) -> None:
    fill_other(case, EACH, schemas=(pattern.schema_name, tenant.schema_name))


def _leave(pattern: Tenant) -> None:
    pattern.delete()
    crowd.drop(pattern.schema_name)


def ours(tenant: Tenant) -> int:
    """Return how many cases a client received, by the figures of its year."""
    cell = year_figures(YEAR, TODAY).cell("flow", "received")
    assert cell, tenant
    return int(cell.value or 0)


def by_sql(tenant: Tenant) -> int:
    """Return the same by the one statement."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, {"from": date(YEAR, 1, 1), "until": date(YEAR, 12, 31)})
        found = {(table, line): number for table, line, number in cursor.fetchall()}
    assert found, tenant
    return int(found["flow", "received"])


def peak() -> float:
    """Return the most memory this process held since it was asked before, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(one for one in status.splitlines() if one.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return int(line.split()[1]) / 1024


def test_portfolio(filled: int) -> None:
    totals = [aside(lambda count=count: _visited(count)) for count in (ours, by_sql)]
    assert totals == [filled * EACH, filled * EACH]


def _visited(count: object) -> int:
    """Visit all clients as the worker does; say how long it took and what it held."""
    total, name = 0, getattr(count, "__name__", "")
    members, cores = crowd.members(), Cores()
    peak()
    for number, tenant in enumerate(members, start=1):
        request_started.send(None)
        with scope.within(tenant):
            cores.begin()
            total += count(tenant)  # type: ignore[operator]
            cores.end()
        request_finished.send(None)
        if number % STEP == 0 or number == len(members):
            say(f"{name:8} {number:>4} clients: {cores.told()}, at most {peak():.0f} MB")
    return total
