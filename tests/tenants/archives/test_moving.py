"""A client is moved to another database: whole there, closed and gone here."""

from collections.abc import Iterator
from secrets import token_hex

import psycopg
import pytest
from django.core.management import call_command
from django.db import transaction
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kernel.errors import Refusal
from tenants.archives import moving
from tenants.archives.server import parameters
from tenants.models import Tenant
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner
from tests.factories.aside import aside
from tests.tenants.archives.conftest import AT, Leaver, standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(db: None) -> Iterator[str]:  # noqa: ARG001
    """Another database with the shared tables of this release; gone afterwards."""
    name = f"test_elsewhere_{token_hex(4)}"
    _administer(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        aside(lambda: _migrate(name))
        yield address(name)
    finally:
        _administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def address(name: str) -> str:
    given = {key: parameters().get(key) for key in ("host", "port", "user", "password")}
    return make_conninfo("", **given, dbname=name)


def _administer(statement: sql.Composed) -> None:
    with psycopg.connect(**parameters(), autocommit=True) as server:
        server.execute(statement)


def _migrate(name: str) -> None:
    with as_owner(name) as owner:
        call_command("migrate_schemas", shared=True, verbosity=0, interactive=False)
        with transaction.atomic(), owner.cursor() as cursor:
            rights.grant_shared(cursor)


def found_at(url: str) -> list[tuple[str, str, int]]:
    """Return name, state and number of cases of the clients in the other database."""
    with psycopg.connect(url) as server:
        rows = server.execute(
            "SELECT slug, state, schema_name FROM tenants_tenant WHERE schema_name <> 'public'"
        ).fetchall()
        count = sql.SQL("SELECT count(*) FROM {}")
        return [
            (slug, state, server.execute(count.format(_cases(schema))).fetchall()[0][0])
            for slug, state, schema in rows
        ]


def _cases(schema: str) -> sql.Identifier:
    return sql.Identifier(schema, "procedures_complaint")


def test_client_is_open_there_and_closed_here(leaver: Leaver, elsewhere: str) -> None:
    before = standing()
    aside(lambda: moving.move(leaver.tenant, to=elsewhere, at=AT))
    here = Tenant.objects.get(pk=leaver.tenant.pk)
    assert found_at(elsewhere) == [("leaver", "open", 2)]
    assert here.state == Tenant.State.CLOSED
    assert here.lives_at.split("/")[-1].startswith("test_elsewhere_")
    assert "password" not in here.lives_at
    assert before.schemas - standing().schemas == {leaver.tenant.schema_name}


def test_moving_again_changes_nothing(leaver: Leaver, elsewhere: str) -> None:
    aside(lambda: moving.move(leaver.tenant, to=elsewhere, at=AT))
    aside(lambda: moving.move(Tenant.objects.get(pk=leaver.tenant.pk), to=elsewhere, at=AT))
    assert found_at(elsewhere) == [("leaver", "open", 2)]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("geen adres", "move.url_malformed"),
        ("postgresql://niemand@127.0.0.1:1/nergens", "move.not_ready"),
    ],
)
def test_database_that_cannot_take_it_is_refused(leaver: Leaver, url: str, code: str) -> None:
    before = standing()
    with pytest.raises(Refusal) as refused:
        aside(lambda: moving.move(leaver.tenant, to=url, at=AT))
    assert refused.value.code == code
    assert standing() == before
