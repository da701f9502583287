"""Migrations that look at the schema: over several connections, each schema whole or not at all."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import pytest
from django.apps.registry import Apps
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import Error, connection, migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration

from tenants import scope
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner
from tenants.schemas import spares, stamps
from tenants.schemas.migrating import Migrated, migrate
from tenants.schemas.plan import Planned, plan
from tenants.schemas.structure import fingerprint
from tests.factories.aside import aside
from tests.factories.pool import empty
from tests.factories.releases import Longer, longer

pytestmark = pytest.mark.django_db

BACK = (
    'DROP INDEX IF EXISTS "{}".act_named',
    'DROP INDEX IF EXISTS "{}".department_people',
    "DELETE FROM \"{}\".procedures_department WHERE code LIKE 'merk%'",
    "DELETE FROM \"{}\".django_migrations WHERE name = '9999_more'",
)
MARK = """
    INSERT INTO "{}".procedures_department (code, name, employees_count) VALUES ('merk', 'X', 7)
"""
TWICE = MARK.replace("'merk'", "'merk2'")
HALF_MADE = """
    CREATE UNIQUE INDEX CONCURRENTLY department_people ON "{}".procedures_department
    (employees_count)
"""
VALID = """
    SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid =
    to_regclass('{}.department_people')
"""
MARKS = "SELECT count(*) FROM \"{}\".procedures_department WHERE code = 'merk'"
Result = TypeVar("Result")


def by_owner(work: Callable[[], Result]) -> Result:
    def owning() -> Result:
        with as_owner(), scope.in_public():
            return work()

    return aside(owning)


def sent(schema: str, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(schema))


def number(schema: str, question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question.format(schema))
        return int(cursor.fetchone()[0])


@pytest.fixture
def seven(db: None) -> Iterator[list[str]]:  # noqa: ARG001
    """Return every schema there is: the two clients' and five that stand ready."""
    empty()
    made = by_owner(lambda: [spares.built() for _ in range(5)])
    every = by_owner(lambda: sorted(stamps.stamped()))
    yield every
    for schema in every:
        stamped = (*BACK, stamps.statement(schema, plan().stamp))
        back = rights.removal_statements(schema) if schema in made else stamped
        by_owner(partial(sent, schema, *back))


def mark(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    departments = apps.get_model("procedures", "Department").objects
    departments.create(code="merk", name="Merk", employees_count=1)


def migrated(release: Longer) -> Migrated:
    found = by_owner(lambda: migrate(release, connections_count=3))
    return Migrated(sorted(found.done), found.failed)


def beside_the_work() -> Longer:
    """Return a release with an index that is made while people work on."""
    release = longer()
    index = models.Index(fields=["employees_count"], name="department_people")
    operations = [AddIndexConcurrently("department", index)]
    kind = type("More", (Migration,), {"operations": operations, "atomic": False})
    last = release.steps[-1]
    step = Planned(last.key, kind("9999_more", "procedures"), last.before)
    release.__dict__["steps"] = (*release.steps[:-1], step)
    return release


def test_python_that_fails_in_one_schema_leaves_it_as_it_was_and_does_all_others(
    seven: list[str],
) -> None:
    broken = seven[3]
    release = longer(
        migrations.AddIndex("act", models.Index(fields=["name"], name="act_named")),
        migrations.RunPython(mark),
    )
    by_owner(partial(sent, broken, MARK))
    before = by_owner(lambda: fingerprint(broken))
    found = migrated(release)
    assert found.done == [one for one in seven if one != broken]
    assert list(found.failed) == [broken]
    assert "merk" in found.failed[broken]
    assert by_owner(lambda: fingerprint(broken)) == before
    by_owner(partial(sent, broken, BACK[2]))
    assert migrated(release) == Migrated([broken])
    assert [by_owner(partial(number, one, MARKS)) for one in seven] == [1] * 7
    assert len(by_owner(lambda: {fingerprint(one) for one in seven})) == 1


def test_index_beside_the_work_is_made_everywhere_and_half_made_ones_anew(
    seven: list[str],
) -> None:
    half = seven[2]
    by_owner(partial(sent, half, MARK, TWICE))
    with pytest.raises(Error):
        by_owner(partial(sent, half, HALF_MADE))
    assert by_owner(partial(number, half, VALID)) == 0
    assert migrated(beside_the_work()) == Migrated(seven)
    assert [by_owner(partial(number, one, VALID)) for one in seven] == [1] * 7
    assert len(by_owner(lambda: {fingerprint(one) for one in seven})) == 1


def test_index_that_a_broken_off_run_made_is_kept(seven: list[str]) -> None:
    done = seven[1]
    made = HALF_MADE.replace("UNIQUE ", "")
    by_owner(partial(sent, done, made))
    assert migrated(beside_the_work()) == Migrated(seven)


def test_drift_of_one_schema_shows_after_the_run(seven: list[str]) -> None:
    drifted = seven[4]
    by_owner(partial(sent, drifted, 'CREATE INDEX strange ON "{}".procedures_act (kind)'))
    assert migrated(longer(migrations.RunPython(mark))) == Migrated(seven)
    prints = by_owner(lambda: [fingerprint(one) for one in seven])
    by_owner(partial(sent, drifted, 'DROP INDEX "{}".strange'))
    usual = [one for one in prints if one != prints[4]]
    assert (len(set(usual)), len(usual)) == (1, 6)
