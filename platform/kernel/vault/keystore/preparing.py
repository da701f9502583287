"""Making the key store: its database, its tables and who may do what in it."""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS tenant_key (
        reference text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        label text NOT NULL,
        wrapped bytea NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (reference, version)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS data_key (
        reference text NOT NULL,
        case_id uuid NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('case', 'identity', 'tenant')),
        version integer NOT NULL CHECK (version > 0),
        under integer NOT NULL,
        wrapped bytea NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (reference, case_id, purpose, version)
    )
    """,
    "CREATE INDEX IF NOT EXISTS data_key_under ON data_key (reference, under)",
    """
    CREATE TABLE IF NOT EXISTS tombstone (
        reference text NOT NULL,
        case_id uuid NOT NULL,
        destroyed_at timestamptz NOT NULL,
        PRIMARY KEY (reference, case_id)
    )
    """,
)
APP_MAY = ("GRANT SELECT, INSERT ON tenant_key, data_key TO {}", "GRANT SELECT ON tombstone TO {}")
KEEPER_MAY = (
    "GRANT SELECT, INSERT, DELETE ON tenant_key, data_key TO {}",
    "GRANT UPDATE (label, wrapped) ON tenant_key TO {}",
    "GRANT UPDATE (under, wrapped) ON data_key TO {}",
    "GRANT SELECT, INSERT ON tombstone TO {}",
)
TAKEN = (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation)
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(3737844653)"


def prepare(owner: Mapping[str, Any], *, app: str, keeper: str) -> None:
    """Make what is absent of the database, the logins, the tables and their rights.

    `owner` are the connection parameters of a login that may make databases and roles; `app`
    and `keeper` the addresses by which the two logins reach the key store. A tombstone can be
    neither changed nor deleted by either: a destroyed key stays destroyed.
    """
    reached = {login: conninfo_to_dict(login) for login in (app, keeper) if login}
    name = str(reached[app]["dbname"])
    users = [str(parts.get("user") or owner["user"]) for parts in reached.values()]
    with psycopg.connect(**owner, autocommit=True) as connection:
        for parts in reached.values():
            _make_login(connection, parts)
        _make_database(connection, name, users)
    with psycopg.connect(**{**owner, "dbname": name}) as connection:
        connection.execute(ONE_AT_A_TIME)
        for statement in TABLES:
            connection.execute(statement)
        _allow(connection, users)


def drop(owner: Mapping[str, Any], name: str) -> None:
    """Drop a key store with everything in it: only for what tests and drills made."""
    statement = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    with psycopg.connect(**owner, autocommit=True) as connection:
        try:
            connection.execute(statement + sql.SQL(" WITH (FORCE)"))
        except psycopg.errors.InsufficientPrivilege:
            connection.execute(statement)  # in its way was autovacuum, which yields by itself


def _make_login(connection: psycopg.Connection, parts: Mapping[str, Any]) -> None:
    user = parts.get("user")
    known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
    if not user or connection.execute(known, [user]).rowcount:
        return
    role = sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}")
    try:
        connection.execute(role.format(sql.Identifier(user), sql.Literal(parts.get("password"))))
    except TAKEN:
        return


def _make_database(connection: psycopg.Connection, name: str, users: list[str]) -> None:
    known = "SELECT 1 FROM pg_database WHERE datname = %s"
    database = sql.Identifier(name)
    if not connection.execute(known, [name]).rowcount:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(database))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    for user in users:
        allow = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
        connection.execute(allow.format(database, sql.Identifier(user)))


def _allow(connection: psycopg.Connection, users: list[str]) -> None:
    """Give each of the two logins its rights; where they are one, it has both."""
    connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    for user, rights in zip(users, (APP_MAY, KEEPER_MAY), strict=False):
        for right in rights:
            connection.execute(sql.SQL(right).format(sql.Identifier(user)))
