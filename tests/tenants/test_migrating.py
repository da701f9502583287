"""All schemas changed at once: what lags and only that, each whole or not at all."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import psycopg
import pytest
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tenants import scope
from tenants.models import Tenant, new_schema_name
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner, owner_parameters
from tenants.schemas import spares, stamps
from tenants.schemas.migrating import Migrated, migrate
from tenants.schemas.plan import Plan, Planned, new_tables, plan, run
from tenants.schemas.rendering import is_pure
from tenants.schemas.structure import fingerprint
from tests.factories.aside import aside
from tests.factories.pool import empty
from tests.factories.releases import longer

pytestmark = pytest.mark.django_db

COLUMN = """
    SELECT count(*) FROM information_schema.columns
    WHERE table_schema = %s AND table_name = 'procedures_act' AND column_name = 'added'
"""
MARKS = "SELECT count(*) FROM SCHEMA.procedures_department WHERE code = 'merk'"
UNMARK = "DELETE FROM SCHEMA.procedures_department WHERE code = 'merk'"
FORGET = "DELETE FROM SCHEMA.django_migrations WHERE name = '9999_more'"
READ = "SELECT count(*) FROM SCHEMA.procedures_act"
ADD = "ALTER TABLE SCHEMA.procedures_act ADD added text"
DROP = "ALTER TABLE SCHEMA.procedures_act DROP COLUMN IF EXISTS added"
BLANK = models.CharField(max_length=10, default="")


@pytest.fixture
def three(acme: Tenant, globex: Tenant) -> Iterator[list[str]]:
    """Three spares beside the two clients, of this release; they are brought back afterwards."""
    clients = [acme.schema_name, globex.schema_name]
    empty()
    made = aside(three_made)
    yield sorted([*clients, *made])
    aside(lambda: _put_back(made, clients))


def three_made() -> list[str]:
    with as_owner():
        return [spares.built() for _ in range(3)]


def _put_back(made: list[str], clients: list[str]) -> None:
    with as_owner() as owner, owner.cursor() as cursor:
        for name in made:
            for statement in rights.removal_statements(name):
                cursor.execute(statement)
        for name in clients:
            cursor.execute(within(name, DROP))
            cursor.execute(within(name, FORGET))
            cursor.execute(stamps.statement(name, plan().stamp))


def fingerprints(*schemas: str) -> int:
    """Return how many different structures there are."""
    return aside(lambda: len({fingerprint(schema) for schema in schemas}))


def columns(schema: str) -> int:
    return aside(lambda: number(COLUMN, schema))


def number(question: str, *about: str) -> int:
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute(question, about)
        return int(cursor.fetchone()[0])


def within(schema: str, statement: str) -> str:
    """Return a statement about this schema's tables; its name is generated."""
    return statement.replace("SCHEMA", f'"{schema}"')


def migrated(chosen: Plan, tell: Callable[[int, int], None] | None = None) -> Migrated:
    return aside(lambda: migrate(chosen, tell=tell or (lambda _done, _all: None)))


def test_nothing_lags_after_opening(three: list[str]) -> None:
    assert set(three) <= set(stamps.stamped())
    assert migrated(plan()) == Migrated()


def test_schema_of_an_older_release_becomes_the_one_of_today(acme: Tenant) -> None:
    older = new_schema_name()
    aside(lambda: _older(older, plan().steps[:-2]))
    try:
        assert fingerprints(older, acme.schema_name) == 2
        assert migrated(plan()) == Migrated(done=[older])
        assert fingerprints(older, acme.schema_name) == 1
    finally:
        aside(lambda: _put_back([older], []))


def _older(name: str, steps: tuple[Planned, ...]) -> None:
    with as_owner() as owner:
        with owner.cursor() as cursor:
            cursor.execute(f'CREATE SCHEMA "{name}"')
            for statement in rights.role_statements(name):
                cursor.execute(statement)
        with scope.in_schema(name):
            run(owner, steps)
        with owner.cursor() as cursor:
            for statement in rights.table_statements(name, new_tables(steps)):
                cursor.execute(statement)


def test_every_schema_gets_the_column_by_one_message(three: list[str]) -> None:
    more = longer(migrations.AddField("act", "added", BLANK))
    assert is_pure(more.steps[-1])
    told: list[tuple[int, int]] = []
    found = migrated(more, lambda done, total: told.append((done, total)))
    assert (sorted(found.done), found.failed) == (three, {})
    assert [columns(schema) for schema in three] == [1] * 5
    assert told == [(1, 5), (5, 5)]
    assert fingerprints(*three) == 1
    assert migrated(more) == Migrated()


def test_python_runs_in_every_schema_and_sees_its_own_rows(three: list[str]) -> None:
    def mark(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
        apps.get_model("procedures", "Department").objects.create(
            code="merk", name="Merk", employees_count=1
        )

    more = longer(
        migrations.AddField("act", "added", BLANK),
        migrations.RunPython(mark, migrations.RunPython.noop),
    )
    assert not is_pure(more.steps[-1])
    assert sorted(migrated(more).done) == three
    try:
        assert aside(lambda: [number(within(one, MARKS)) for one in three]) == [1] * 5
    finally:
        for one in three:
            aside(partial(execute, within(one, UNMARK)))


def test_schema_that_fails_stops_alone_and_the_next_run_does_just_that_one(
    three: list[str],
) -> None:
    broken = three[2]
    more = longer(migrations.AddField("act", "added", BLANK))
    aside(lambda: execute(within(broken, ADD)))
    found = migrated(more)
    assert list(found.failed) == [broken]
    assert "already exists" in found.failed[broken]
    assert stamps.lagging("f" * 32) == [broken]
    aside(lambda: execute(within(broken, DROP)))
    assert migrated(more) == Migrated(done=[broken])


def test_canary_that_fails_keeps_the_others_as_they_are(three: list[str]) -> None:
    canary = three[0]
    more = longer(migrations.AddField("act", "added", BLANK))
    aside(lambda: execute(within(canary, ADD)))
    assert list(migrated(more).failed) == [canary]
    assert [columns(schema) for schema in three] == [1, 0, 0, 0, 0]
    assert stamps.lagging(plan().stamp) == []


def test_schema_in_use_gives_way_and_is_done_when_it_is_free(three: list[str]) -> None:
    busy = three[1]
    more = longer(migrations.AddField("act", "added", BLANK))
    with psycopg.connect(**owner_parameters()) as reader:
        reader.execute(within(busy, READ))
        begun = aside_later(lambda: migrate(more))
        assert columns(busy) == 0
        reader.execute(within(busy, READ))
        reader.rollback()
        assert sorted(begun().done) == three


def aside_later(do: Callable[[], Migrated]) -> Callable[[], Migrated]:
    thread = ThreadPoolExecutor(1)
    future = thread.submit(aside, do)
    return lambda: future.result(timeout=60)


def execute(statement: str) -> None:
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute(statement)
