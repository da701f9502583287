"""Many cases at once, for what depends on their number: the rows of one case, copied by SQL.

The copies' sealed values open nowhere, for they are bound to the row they come from.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import psycopg

KEYS = """
    SELECT k.conrelid::regclass::text, a.attname, k.confrelid::regclass::text
    FROM pg_constraint AS k JOIN pg_attribute AS a
      ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'f' AND k.connamespace = %(schema)s::regnamespace
"""
UNIQUE = """
    SELECT DISTINCT i.indrelid::regclass::text, a.attname
    FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid JOIN pg_attribute AS a
      ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE i.indisunique AND NOT i.indisprimary AND i.indnkeyatts = 1
      AND c.relnamespace = %(schema)s::regnamespace
"""
COLUMNS = """
    SELECT table_name, column_name, data_type, is_identity, character_maximum_length
    FROM information_schema.columns
    WHERE table_schema = %(schema)s ORDER BY table_name, ordinal_position
"""
CASES = "procedures_complaint"


@dataclass
class _Copying:
    """The columns, foreign keys and unique columns of a schema."""

    server: psycopg.Connection[Any]
    columns: list[tuple[str, str, str, str, int | None]]
    keys: dict[tuple[str, str], str]
    unique: set[tuple[str, str]]

    @cached_property
    def tables(self) -> list[str]:
        """Return the tables of cases, each after those it refers to."""
        found = {table for table, name, *_ in self.columns if name == "case_id"} | {CASES}
        return sorted(found, key=lambda table: self._depth(table, found))

    def _depth(self, table: str, among: set[str]) -> int:
        above = {to for (of, _), to in self.keys.items() if of == table and to != table}
        return 1 + max((self._depth(one, among) for one in above & among), default=0)

    def copy(self, table: str, count: int) -> int:
        mine = [one[1:] for one in self.columns if one[0] == table and one[3] == "NO"]
        names = ", ".join(f'"{name}"' for name, *_ in mine)
        values = ", ".join(self._value(table, name, kind, length) for name, kind, _, length in mine)
        source = f'FROM "{table}" AS s, generate_series(1, {count}) AS n'
        made = self.server.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {values} {source}'.encode()
        )
        return made.rowcount

    def _value(self, table: str, name: str, kind: str, length: int | None) -> str:
        refers = self.keys.get((table, name)) in self.tables
        if kind == "uuid" and (name in {"id", "case_id"} or refers or (table, name) in self.unique):
            return f'md5(s."{name}"::text || n)::uuid'
        if (table, name) in self.unique:
            return f"lpad(to_hex(row_number() OVER ()), {length or 12}, 'z')"
        return f's."{name}"'


def multiply(server: psycopg.Connection[Any], schema: str, count: int) -> int:
    """Copy the rows of the cases that are there `count` times; return how many rows were made."""
    given = {"schema": schema}
    server.execute(f'SET search_path TO "{schema}"'.encode())
    copying = _Copying(
        server,
        server.execute(COLUMNS, given).fetchall(),
        {(table, name): to for table, name, to in server.execute(KEYS, given).fetchall()},
        set(server.execute(UNIQUE, given).fetchall()),
    )
    return sum(copying.copy(table, count) for table in copying.tables)
