"""A client's empty schema as text: made once per release, replayed for each client that opens."""

import subprocess
from functools import lru_cache
from secrets import token_hex

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from kernel import clock
from tenants import scope
from tenants.models import Snapshot
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner, owner_connection
from tenants.schemas import stamps
from tenants.schemas.plan import plan, run

TEMPLATE = "t_5eed5eed5eed5eed"
"""The name that the schema has in the text: no client's, and nowhere in its rows."""

FLAGS = ("--no-owner", "--no-privileges", "--no-comments", "--rows-per-insert=1000")


class SnapshotError(Exception):
    """The snapshot could not be made; the message is one sentence for the operator."""


def replayed(schema: str) -> str:
    """Return the SQL that makes a schema of this release: tables, rows, role, rights and stamp.

    One message for the server, to be sent by the owner within a transaction.
    """
    stamp = plan().stamp
    parts = [
        _text(stamp).replace(TEMPLATE, schema),
        *rights.role_statements(schema),
        *rights.table_statements(schema, rights.own_tables()),
        stamps.statement(schema, stamp),
    ]
    return ";\n".join(parts)


@lru_cache(maxsize=2)
def _text(stamp: str) -> str:
    found = Snapshot.objects.filter(stamp=stamp).first()
    if found is None:
        found, _ = Snapshot.objects.get_or_create(
            stamp=stamp, defaults={"ddl": make(), "made_at": clock.now()}
        )
    return str(found.ddl)


def make() -> str:
    """Migrate a schema on a scratch database, and return it as text. Takes about two seconds.

    Raise SnapshotError when the database or the program `pg_dump` refuses.
    """
    name = f"scratch_{token_hex(6)}"
    _administer(f'CREATE DATABASE "{name}"')
    try:
        with as_owner(name) as scratch:
            with scratch.cursor() as cursor:
                cursor.execute(f'CREATE SCHEMA "{TEMPLATE}"')
            with scope.in_schema(TEMPLATE):
                run(connections[DEFAULT_DB_ALIAS], plan().steps)
            return _statements(_dumped(scratch))
    finally:
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def _administer(statement: str) -> None:
    """Run a statement that no transaction may hold, on a connection of its own."""
    aside = owner_connection()
    try:
        with aside.cursor() as cursor:
            cursor.execute(statement)
    finally:
        aside.close()


def _dumped(scratch: BaseDatabaseWrapper) -> str:
    given = {key: str(value) for key, value in scratch.settings_dict.items()}
    command = [settings.PG_DUMP, *FLAGS, f"--schema={TEMPLATE}", f"--dbname={given['NAME']}"]
    command += [f"--host={given['HOST']}", f"--port={given['PORT']}", f"--username={given['USER']}"]
    done = subprocess.run(  # noqa: S603 the program is ours, the names are generated
        command,
        env={"PGPASSWORD": given["PASSWORD"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode != 0:
        raise SnapshotError(f"pg_dump could not read the scratch database: {done.stderr.strip()}")
    return done.stdout


def _statements(dump: str) -> str:
    """Return the dump without what is for psql or for a session of its own."""
    lines = (line for line in dump.splitlines() if not line.startswith(("\\", "--", "SET ")))
    kept = [line for line in lines if "pg_catalog.set_config(" not in line and line.strip()]
    return "\n".join(kept)
