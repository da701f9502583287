"""Step D: a login of the database for one client alone, for text that users write.

Whoever may write SQL (a report of one's own, an export, a program that asks) signs in as a role
that may read that client's tables and nothing else: there is no role behind it to go back to, no
other client to name, and nothing that it can change. `tenants.postgresql.asking` uses it.
"""

from collections.abc import Iterator
from hashlib import sha256

import psycopg
from django.apps import apps
from django.utils.crypto import salted_hmac
from psycopg import sql

from tenants.postgresql.owner import owner_parameters

LIMITS = {
    "default_transaction_read_only": "on",
    "statement_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",
    "lock_timeout": "1s",
}
READABLE = "procedures"
"""The app whose tables may be read. What is sealed in them stays sealed: keys lie elsewhere."""


def make_login(schema: str) -> None:
    """Make the login of a client, or bring it up to date with the tables there are now."""
    role = sql.Identifier(login_of(schema))
    with psycopg.connect(**owner_parameters(), autocommit=True) as owner:
        known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
        verb = "ALTER" if owner.execute(known, [login_of(schema)]).rowcount else "CREATE"
        for statement in _statements(verb, role, schema):
            owner.execute(statement)


def drop_login(schema: str) -> None:
    """Remove the login of a client whose schema is gone; nothing happens when there is none."""
    with psycopg.connect(**owner_parameters(), autocommit=True) as owner:
        role = sql.Identifier(login_of(schema))
        owner.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(role))


def login_of(schema: str) -> str:
    """Return the name of the login: `l_` and the digits of the schema's name."""
    return f"l_{schema.removeprefix('t_')}"


def password_of(schema: str) -> str:
    """Return the password, the same in each process and kept in none: it follows from our key."""
    return salted_hmac("tenants.logins", schema, algorithm="sha256").hexdigest()


def mark() -> str:
    """Return what tells one list of tables from another; it is kept as the role's comment."""
    return sha256(",".join(_tables()).encode()).hexdigest()[:16]


def _statements(verb: str, role: sql.Identifier, schema: str) -> Iterator[sql.Composed]:
    """What makes the login: few connections, hard limits, its own path, and listed tables."""
    made = sql.SQL(verb + " ROLE {} LOGIN NOINHERIT CONNECTION LIMIT 5 PASSWORD {}")
    yield made.format(role, sql.Literal(password_of(schema)))
    for name, value in {**LIMITS, "search_path": schema}.items():
        setting = sql.SQL("ALTER ROLE {} SET {} = {}")
        yield setting.format(role, sql.Identifier(name), sql.Literal(value))
    yield sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(schema), role)
    tables = sql.SQL(", ").join(sql.Identifier(schema, table) for table in _tables())
    yield sql.SQL("GRANT SELECT ON {} TO {}").format(tables, role)
    yield sql.SQL("COMMENT ON ROLE {} IS {}").format(role, sql.Literal(mark()))


def _tables() -> list[str]:
    models = apps.get_app_config(READABLE).get_models(include_auto_created=True)
    return sorted(model._meta.db_table for model in models)
