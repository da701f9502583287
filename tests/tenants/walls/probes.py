"""Thirteen ways out of one client and into another, as somebody would try them who can write SQL.

Outcomes: `escapes` (the other client's word came back), `denied` (by privilege), `refused` (one
statement a message, or nothing may be changed), `nothing` (it ran and gave nothing), `done` (it
ran; what it made stays), `names` (it ran and gave the opaque names of schemas).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg

WORD = "kanarie-van-de-buren"

Ask = Callable[[str], str]
"""Carries out one message and returns everything that came back, errors excepted."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Who asks, and what is to be reached: a schema and the role that may read it."""

    schema: str
    role: str
    table: str = "canary"
    column: str = "word"


@dataclass(frozen=True, slots=True)
class Probe:
    """One attempt: messages in a row, with names to fill in. `leaves`: what it makes is the aim."""

    name: str
    messages: Sequence[str]
    leaves: bool = False


PROBES = (
    Probe("a table by its whole name", ["SELECT {column} FROM {schema}.{table}"]),
    Probe(
        "a union behind our own rows",
        ["SELECT {column} FROM {table} UNION ALL SELECT {column} FROM {schema}.{table}"],
    ),
    Probe(
        "another path in the same message",
        ["SELECT 1; SET search_path TO {schema}; SELECT {column} FROM {table}"],
    ),
    Probe(
        "another role in the same message",
        ["SELECT 1; RESET ROLE; SET ROLE {role}; SELECT {column} FROM {schema}.{table}"],
    ),
    Probe(
        "another role within one statement",
        [
            """SELECT set_config('role', '{role}', false), (SELECT string_agg(word, ' ') FROM
            ts_stat('SELECT to_tsvector(''simple'', {column}) FROM {schema}.{table}'))"""
        ],
    ),
    Probe(
        "a block of plpgsql",
        [
            """DO $$ DECLARE found text; BEGIN SET ROLE {role};
            SELECT {column} INTO found FROM {schema}.{table}; RAISE EXCEPTION '%', found; END $$"""
        ],
    ),
    Probe(
        "a function that takes another role",
        [
            """CREATE FUNCTION pg_temp.peek() RETURNS text LANGUAGE sql SET role = '{role}'
            AS 'SELECT {column} FROM {schema}.{table} LIMIT 1'""",
            "SELECT pg_temp.peek()",
        ],
    ),
    Probe("a copy out", ["COPY {schema}.{table} ({column}) TO STDOUT"]),
    Probe("a file of the server", ["SELECT pg_read_file('postgresql.conf')"]),
    Probe(
        "a table of ones own in front of the real one",
        ["CREATE TEMP TABLE {table} AS SELECT '" + WORD + "'::text AS {column}"],
        leaves=True,
    ),
    Probe("the names in the catalogue", ["SELECT nspname FROM pg_namespace ORDER BY 1"]),
    Probe(
        "the values in the statistics",
        ["SELECT most_common_vals::text FROM pg_stats WHERE schemaname = '{schema}'"],
    ),
    Probe(
        "whole statements of ones own",
        ["RESET ROLE", "SET ROLE {role}", "SELECT {column} FROM {schema}.{table}"],
    ),
)

DENIED = frozenset({"42501", "0LP01"})
"""insufficient_privilege, invalid_grant_operation."""

REFUSED = frozenset({"42601", "25006"})
"""syntax_error: a second statement in one message of the extended protocol; and a
change in a read-only transaction."""

NOT_THERE = frozenset({"42P01"})
"""undefined_table: the path leads nowhere that we may look."""


def attempt(probe: Probe, aim: Aim, ask: Ask) -> str:
    """Try, and say how it ended."""
    names = {"schema": aim.schema, "role": aim.role, "table": aim.table, "column": aim.column}
    said = []
    for message in probe.messages:
        try:
            said.append(ask(message.format(**names)))
        except psycopg.Error as error:
            return _failure(error)
    return _ending(probe, aim, "".join(said))


def _failure(error: psycopg.Error) -> str:
    if WORD in str(error):
        return "escapes"
    known = {DENIED: "denied", REFUSED: "refused", NOT_THERE: "nothing"}
    return next((word for codes, word in known.items() if error.sqlstate in codes), repr(error))


def _ending(probe: Probe, aim: Aim, said: str) -> str:
    if WORD in said or "listen_addresses" in said:
        return "escapes"
    if probe.leaves:
        return "done"
    return "names" if aim.schema in said else "nothing"


def simply(connection: psycopg.Connection) -> Ask:
    """Ask as Django does by itself: values are written into the text, several statements go."""

    def ask(message: str) -> str:
        cursor = psycopg.ClientCursor(connection)
        if message.startswith("COPY"):
            return _copied(cursor, message)
        cursor.execute(message)  # type: ignore[arg-type] # a probe is no literal
        found = [str(cursor.fetchall())] if cursor.description else []
        while cursor.nextset():
            found += [str(cursor.fetchall())] if cursor.description else []
        return "".join(found)

    return ask


def extendedly(connection: psycopg.Connection) -> Ask:
    """Ask by the extended protocol: one statement a message."""

    def ask(message: str) -> str:
        cursor = connection.cursor(binary=True)
        if message.startswith("COPY"):
            return _copied(cursor, message)
        cursor.execute(message)  # type: ignore[arg-type] # a probe is no literal
        return str(cursor.fetchall()) if cursor.description else ""

    return ask


def _copied(cursor: psycopg.Cursor, message: str) -> str:
    with cursor.copy(message) as copy:  # type: ignore[arg-type] # a probe is no literal
        return b"".join(bytes(part) for part in copy).decode()
