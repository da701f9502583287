"""Many clients to measure among: each a row, a host and an empty schema of this release."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

from django.db import connection, transaction

from tenants import scope
from tenants.models import Domain, SpareSchema, Tenant
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner
from tenants.schemas import spares
from tests.factories.aside import aside

OPENED_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
SLUG = "bench-{}"
HOST = "bench-{}.localhost"
LARGE = "large"
Result = TypeVar("Result")


def by_owner(work: Callable[[], Result]) -> Result:
    """Do it as the owner, on a connection of its own, and commit."""

    def owning() -> Result:
        with as_owner(), scope.in_public():
            return work()

    return aside(owning)


def members() -> list[Tenant]:
    """Return the crowd in the order in which they came."""
    return aside(_members)


def _members() -> list[Tenant]:
    with scope.in_public():
        return list(Tenant.objects.filter(slug__startswith=SLUG.format("")).order_by("id"))


def grow(count: int) -> None:
    """Let there be so many of them, and let the planner know."""
    by_owner(lambda: _grow(count))


def _grow(count: int) -> None:
    for place in range(Tenant.objects.filter(slug__startswith=SLUG.format("")).count(), count):
        with transaction.atomic():
            tenant = Tenant.objects.create(
                schema_name=spares.built(),
                name=f"Bench {place}",
                slug=SLUG.format(place),
                created_at=OPENED_AT,
            )
            Domain.objects.create(tenant=tenant, domain=HOST.format(place), is_primary=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def leave() -> None:
    """Take them all away, with every schema that was made meanwhile."""
    by_owner(_leave)


def _leave() -> None:
    for tenant in [*_members(), *Tenant.objects.filter(slug=LARGE)]:
        tenant.delete()
        drop(tenant.schema_name)
    for spare in SpareSchema.objects.all():
        spare.delete()
        drop(spare.schema_name)


def drop(*schemas: str) -> None:
    """Drop schemas with their roles; for the owner."""
    for schema in schemas:
        with connection.cursor() as cursor:
            for statement in rights.removal_statements(schema):
                cursor.execute(statement)


@contextmanager
def spares_ready(count: int) -> Iterator[None]:
    """Let so many spares stand ready, and none afterwards."""
    by_owner(lambda: spares.fill(count, at=OPENED_AT))
    try:
        yield
    finally:
        by_owner(_no_spares)


def _no_spares() -> None:
    for spare in SpareSchema.objects.all():
        spare.delete()
        drop(spare.schema_name)


@contextmanager
def as_application() -> Iterator[None]:
    """Work as the application does, in the public scope."""
    with scope.in_public():
        yield
