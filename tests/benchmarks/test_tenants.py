"""Opening clients and changing all of them, against stock django-tenants in the same run."""

import sys
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

import pytest
from django.core.management import call_command
from django.db import connection, migrations, models, transaction

from kernel import clock
from tenants import scope
from tenants.models import SpareSchema, Tenant, new_schema_name
from tenants.schemas import spares, stamps
from tenants.schemas.migrating import migrate
from tenants.schemas.plan import plan
from tests.factories.aside import aside
from tests.factories.releases import longer

pytestmark = pytest.mark.django_db
ROUNDS = 5


@pytest.fixture
def present(acme: Tenant, pytestconfig: pytest.Config) -> Iterator[int]:
    """As many clients as asked for, each with a row and an empty schema; gone afterwards."""
    count = int(pytestconfig.getoption("--clients"))
    aside(lambda: _open_many(acme, count))
    yield count
    aside(_close_many)


def _open_many(like: Tenant, count: int) -> None:
    for place in range(count):
        with transaction.atomic():
            Tenant.objects.create(
                schema_name=spares.built(),
                name=f"Bench {place}",
                slug=f"bench-{place}",
                created_at=like.created_at,
            )


def _close_many() -> None:
    for tenant in Tenant.objects.filter(slug__startswith="bench-"):
        _drop(tenant.schema_name)
        tenant.delete()
    SpareSchema.objects.all().delete()


def _drop(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP SCHEMA "{name}" CASCADE')


def _drop_all(names: list[str]) -> None:
    for name in names:
        _drop(name)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that the work takes on a connection of its own, warm."""

    def measured() -> float:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        started = perf_counter()
        work()
        return perf_counter() - started

    return aside(measured)


def tell(what: str, ours: float, stock: float) -> None:
    """Print both and how many times quicker ours is."""
    sys.stdout.write(
        f"\n  {what:56} {ours * 1e3:10.2f} ms   stock {stock * 1e3:10.1f} ms   x {stock / ours:.0f}"
    )


def test_opening(present: int) -> None:
    made: list[str] = []
    aside(lambda: spares.fill(ROUNDS, at=clock.now()))

    def stock() -> None:
        name = new_schema_name()
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE SCHEMA "{name}"')
        call_command("migrate_schemas", schema_name=name, verbosity=0)
        made.append(name)

    def replay() -> None:
        with transaction.atomic():
            made.append(spares.built())

    def claim() -> None:
        with transaction.atomic():
            made.append(str(spares.claimed()))

    rounds = [(timed(stock), timed(replay), timed(claim)) for _ in range(ROUNDS)]
    theirs, replayed, claimed = (median(times) for times in zip(*rounds, strict=True))
    tell(f"make a schema, {present} clients present", replayed, theirs)
    tell("claim a spare", claimed, theirs)
    aside(lambda: _drop_all(made))


def test_changing_all(present: int) -> None:
    noop = timed(lambda: call_command("migrate_schemas", tenant=True, verbosity=0))
    ours = median(timed(lambda: stamps.lagging(plan().stamp)) for _ in range(ROUNDS))
    whole = median(timed(migrate) for _ in range(ROUNDS))
    tell(f"find that none of {present} lags", ours, noop)
    tell("the whole run in which nothing is to be done", whole, noop)
    more = longer(
        migrations.AddField("act", "added", models.CharField(max_length=10, default="")),
        migrations.AddIndex("act", models.Index(fields=["added"], name="act_added")),
    )
    changed = timed(lambda: migrate(more))
    tell("a column and an index everywhere (stock: its no-op)", changed, noop)
    with scope.in_public():
        aside(lambda: _take_back(more.stamp))


def _take_back(stamp: str) -> None:
    for schema, found in stamps.stamped().items():
        if found == stamp:
            with connection.cursor() as cursor:
                cursor.execute(f'ALTER TABLE "{schema}".procedures_act DROP COLUMN added')
                cursor.execute(stamps.statement(schema, plan().stamp))
