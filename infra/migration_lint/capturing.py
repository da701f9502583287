"""What every migration really sends: run on a scratch database, and written down as it goes by."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper

from infra.migration_lint.judging import Change
from tenants.postgresql.owner import as_owner
from tenants.schemas.plan import Planned, plan, run

SCHEMAS = {"public": True, "t_5eed5eed5eed5eed": False}
"""The two kinds of schema, and whether its tables are shared."""

STRUCTURAL = ("ALTER", "CLUSTER", "COMMENT", "CREATE", "DROP", "LOCK", "REINDEX", "TRUNCATE")
"""How a statement begins that changes or locks a table; rows are no matter of the linter's."""

Execute = Callable[..., object]


def changes() -> list[Change]:
    """Run all migrations on an empty database, and return what each sent to each kind of schema."""
    with _scratch() as scratch:
        return [change for schema in SCHEMAS for change in _of(scratch, schema)]


def _of(scratch: DatabaseWrapper, schema: str) -> list[Change]:
    with scratch.cursor() as cursor:
        cursor.execute(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
        cursor.execute(f'SET search_path TO "{schema}", public')
    scratch.schema_name = schema  # type: ignore[attr-defined] # what the router asks for
    found = [_sent(scratch, step, shared=SCHEMAS[schema]) for step in plan().steps]
    return [change for change in found if change.statements]


def _sent(scratch: DatabaseWrapper, step: Planned, *, shared: bool) -> Change:
    sent: list[str] = []

    def note(execute: Execute, sql: object, *rest: object) -> object:
        text = str(sql)
        if text.lstrip().upper().startswith(STRUCTURAL) and "django_migrations" not in text:
            sent.append(text)
        return execute(sql, *rest)

    with scratch.execute_wrapper(note):
        run(scratch, [step])
    return Change(".".join(step.key), tuple(sent), shared=shared, atomic=step.migration.atomic)


@contextmanager
def _scratch() -> Iterator[DatabaseWrapper]:
    """Let this thread's connection be one to an empty database, and afterwards what it was."""
    name = f"scratch_{token_hex(6)}"
    with as_owner():
        owner = dict(connection.settings_dict)
    _administer(owner, f'CREATE DATABASE "{name}"')
    former, scratch = connections[DEFAULT_DB_ALIAS], _plain({**owner, "NAME": name})
    connections[DEFAULT_DB_ALIAS] = scratch
    try:
        yield scratch
    finally:
        scratch.close()
        connections[DEFAULT_DB_ALIAS] = former
        _administer(owner, f'DROP DATABASE "{name}" WITH (FORCE)')


def _administer(owner: dict[str, Any], statement: str) -> None:
    aside = _plain(owner)
    try:
        with aside.cursor() as cursor:
            cursor.execute(statement)
    finally:
        aside.close()


def _plain(given: dict[str, Any]) -> DatabaseWrapper:
    return DatabaseWrapper(given, DEFAULT_DB_ALIAS)
