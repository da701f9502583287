from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections

from procedures.models import Department
from tenants import scope
from tenants.models import Tenant
from tenants.postgresql import asking
from tests.tenants.walls.probes import WORD
from tests.tenants.walls.torture import word_of


@pytest.fixture
def committed(db: None) -> Iterator[list[Tenant]]:  # noqa: ARG001 the database must be there
    """Two clients with a word of their own each, outside the transaction of the test."""
    with _written(word_of) as tenants:
        yield tenants


@pytest.fixture
def clients(db: None) -> Iterator[tuple[Tenant, Tenant]]:  # noqa: ARG001 the same
    """Our client and the other, of which the other's word is the canary."""
    with _written(lambda tenant: "van-ons" if tenant.slug == "acme" else WORD) as (ours, theirs):
        yield ours, theirs


@contextmanager
def _written(word: Callable[[Tenant], str]) -> Iterator[list[Tenant]]:
    idle = connections["default"]
    connections["default"] = idle.copy()
    tenants = list(Tenant.objects.filter(slug__in=["acme", "globex"]).order_by("slug"))
    try:
        for tenant in tenants:
            with scope.within(tenant):
                Department.objects.create(code=word(tenant), name="Kanarie")
        yield tenants
    finally:
        asking.POOL.forget()
        connection.close()
        for tenant in tenants:
            with scope.within(tenant):
                Department.objects.all().delete()
        connection.close()
        connections["default"] = idle
