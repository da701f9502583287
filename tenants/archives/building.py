"""A client's schema built up from an archive: tables, rows, then what guards them, compared."""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import sql

from kernel.errors import Refusal
from tenants.archives import layout
from tenants.archives.packing import PIECE_BYTES
from tenants.archives.reading import Archive
from tenants.schemas.structure import digest_of, structure_by

STATEMENT = re.compile(r"(?:[^;']|'(?:[^']|'')*')+(?:;|\Z)", re.DOTALL)
ROWS = ("INSERT INTO", "SELECT pg_catalog.setval")
GUARDS = re.compile(r"CREATE (?:UNIQUE )?INDEX|ALTER TABLE ONLY \S+\s+ADD CONSTRAINT")

FROZEN = """
    UPDATE "{}".post_outboxmessage SET state = 'check', claim = NULL, error = 'restored'
    WHERE state IN ('pending', 'sending')
"""
"""What was waiting to be sent may have left since: a person decides, nothing goes by itself."""

Column = layout.Column


def build(server: psycopg.Connection[Any], archive: Archive, schema: str, text: str) -> None:
    """Make the schema from its release's text and fill it, in the transaction of `server`.

    `text` is the snapshot of the release with this schema's name. Raise Refusal
    `archive.differs` when what stands there afterwards is not what the archive says.
    """
    tables, guards = divided(text)
    _send(server, tables)
    for table in archive.manifest.tables:
        _fill(server, archive, schema, table)
    _set_sequences(server, archive, schema)
    _send(server, guards)
    _compare(server, archive, schema)
    server.execute(FROZEN.format(schema).encode())


def divided(text: str) -> tuple[list[str], list[str]]:
    """Divide a snapshot in what makes the tables and what guards them; its rows are left out."""
    tables: list[str] = []
    guards: list[str] = []
    for statement in _statements(text):
        if guards or GUARDS.match(statement):
            guards.append(statement)
        else:
            tables.append(statement)
    return tables, guards


def _statements(text: str) -> Iterator[str]:
    for found in STATEMENT.finditer(text):
        statement = found.group().strip().removesuffix(";")
        if statement and not statement.startswith(ROWS):
            yield statement


def _send(server: psycopg.Connection[Any], statements: list[str]) -> None:
    if statements:
        server.execute(";\n".join(statements).encode())


def _fill(
    server: psycopg.Connection[Any], archive: Archive, schema: str, table: layout.Table
) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary, FREEZE)").format(
        sql.Identifier(schema, table.name),
        sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns),
    )
    source = archive.part(table.member)
    with server.cursor() as cursor:
        try:
            with cursor.copy(statement) as copy:
                while piece := source.read(PIECE_BYTES):
                    copy.write(piece)
        except psycopg.DatabaseError as error:
            raise _differs(table.name) from error
        if cursor.rowcount != table.rows_count:
            raise _differs(table.name)


def _set_sequences(server: psycopg.Connection[Any], archive: Archive, schema: str) -> None:
    for name, (last, is_called) in archive.manifest.structure.sequences.items():
        place = sql.Identifier(schema, name).as_string(server)
        server.execute("SELECT setval(%s::regclass, %s, %s)", [place, last, is_called])


def _compare(server: psycopg.Connection[Any], archive: Archive, schema: str) -> None:
    """Compare the structure with what the archive says; the rows were counted as they came."""
    found = digest_of(structure_by(server.cursor(), schema))
    if found != archive.manifest.structure.fingerprint:
        raise _differs("structure")


def _differs(part: str) -> Refusal:
    message = (
        "Wat er na het terugzetten staat, is niet wat het archief zegt. Er is niets gewijzigd."
    )
    return Refusal("archive.differs", message=message, part=part)
