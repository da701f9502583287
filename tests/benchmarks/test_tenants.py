"""Opening clients and changing all of them, against stock django-tenants in the same run."""

from collections.abc import Callable
from functools import partial

import pytest
from django.apps.registry import Apps
from django.db import connection, migrations, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tenants.schemas import spares, stamps
from tenants.schemas.migrating import migrate
from tenants.schemas.plan import plan
from tests.benchmarks import crowd, stock
from tests.benchmarks.ratios import in_turns, seconds, tell
from tests.factories.aside import aside
from tests.factories.releases import longer

pytestmark = pytest.mark.django_db
ROUNDS = 5
FIELD = 'migrations.AddField("act", "added", models.CharField(max_length=10, default=""))'
INDEX = 'migrations.AddIndex("act", models.Index(fields=["added"], name="act_added"))'
PYTHON = "migrations.RunPython(mark, migrations.RunPython.noop)"
RELEASE = """
from django.db import migrations, models

def mark(apps, _editor):
    rows = apps.get_model("procedures", "Department").objects
    rows.update_or_create(code="merk", defaults={{"name": "Merk", "employees_count": 1}})

class Migration(migrations.Migration):
    dependencies = [("procedures", "{last}")]
    operations = [{operations}]
"""
BACK = (
    'ALTER TABLE "{}".procedures_act DROP COLUMN IF EXISTS added',
    "DELETE FROM \"{}\".procedures_department WHERE code = 'merk'",
    "DELETE FROM \"{}\".django_migrations WHERE name = '9999_more'",
)


def mark(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write a row, as migrations of data do."""
    rows = apps.get_model("procedures", "Department").objects
    rows.update_or_create(code="merk", defaults={"name": "Merk", "employees_count": 1})


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of the owner's work on a connection of its own, warm."""

    def measured() -> float:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return seconds(work)

    return crowd.by_owner(measured)


def stocks(work: Callable[[], object]) -> float:
    """Return the seconds of the same by stock, on a connection of its own, warm."""

    def measured() -> float:
        with stock.stock(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return seconds(work)

    return aside(measured)


def test_opening(present: int) -> None:
    made: list[str] = []

    def replay() -> None:
        with transaction.atomic():
            made.append(spares.built())

    def claim() -> None:
        with transaction.atomic():
            made.append(str(spares.claimed()))

    with crowd.spares_ready(ROUNDS):
        theirs, replayed, claimed = in_turns(
            lambda: stocks(lambda: made.append(stock.opened())),
            lambda: timed(replay),
            lambda: timed(claim),
            rounds=ROUNDS,
        )
    crowd.by_owner(lambda: crowd.drop(*made))
    tell(f"make a schema, {present} present", replayed, theirs, goal="x 12, at 3,000 x 25")
    tell(f"claim a spare, {present} present", claimed, theirs, goal="x 400, below 5 ms")


def test_nothing_to_change(present: int) -> None:
    theirs = stocks(stock.migrated)
    (ours,) = in_turns(lambda: timed(lambda: stamps.lagging(plan().stamp)))
    (whole,) = in_turns(lambda: timed(migrate))
    tell(f"find that none of {present} lags", ours, theirs)
    tell(f"the whole run over {present} that lack nothing", whole, theirs, goal="x 600")


@pytest.mark.parametrize("kind", ["a column and an index", "a change by Python"])
def test_changing_all(present: int, kind: str) -> None:
    python = kind == "a change by Python"
    theirs = _by_stock(PYTHON if python else f"{FIELD}, {INDEX}")
    ours = timed(partial(_by_us, python=python))
    crowd.by_owner(_take_back)
    tell(f"{kind}, {present} clients", ours, theirs, goal="x 60" if python else "x 150")


def _by_us(*, python: bool) -> None:
    blank = models.CharField(max_length=10, default="")
    index = models.Index(fields=["added"], name="act_added")
    kinds = [migrations.RunPython(mark)] if python else [
        migrations.AddField("act", "added", blank), migrations.AddIndex("act", index),
    ]  # fmt: skip
    found = migrate(longer(*kinds))
    assert (found.failed, len(found.done) > 0) == ({}, True)


def _by_stock(operations: str) -> float:
    last = plan().loader.graph.leaf_nodes("procedures")[0][1]
    with stock.next_release(RELEASE.format(last=last, operations=operations)):
        took = stocks(stock.migrated)
    crowd.by_owner(_take_back)
    return took


def _take_back() -> None:
    for schema in stamps.stamped():
        with connection.cursor() as cursor:
            for statement in BACK:
                cursor.execute(statement.format(schema))
            cursor.execute(stamps.statement(schema, plan().stamp))
