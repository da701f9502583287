"""The structure of a schema as the catalogue has it: to prove two schemas equal."""
# ruff: noqa: S608 -- every question is our own text; names are given as parameters

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Protocol

from django.db import connection

INSIDE = """ARRAY(
    SELECT d.objid FROM pg_depend AS d WHERE d.refclassid = 'pg_namespace'::regclass
      AND d.refobjid = %(schema)s::regnamespace AND d.classid = 'pg_class'::regclass)"""
"""The tables, sequences and views of a schema, found by an index however many schemas there are."""

PARTS = {
    "tables": f"""
        SELECT c.relname, c.relkind::text, c.relpersistence::text, c.relrowsecurity::text
        FROM pg_class AS c WHERE c.oid = ANY({INSIDE})
    """,
    "columns": f"""
        SELECT c.relname, a.attnum::text, a.attname, format_type(a.atttypid, a.atttypmod),
               a.attnotnull::text, a.attidentity::text, a.attgenerated::text,
               coalesce(pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
        LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.oid = ANY({INSIDE}) AND c.relkind IN ('r', 'v')
          AND a.attnum > 0 AND NOT a.attisdropped
    """,
    "constraints": f"""
        SELECT c.conname, c.contype::text, c.conrelid::regclass::text, pg_get_constraintdef(c.oid),
               c.condeferrable::text, c.condeferred::text, c.convalidated::text
        FROM pg_constraint AS c WHERE c.conrelid = ANY({INSIDE})
    """,
    "indexes": f"""
        SELECT i.relname, t.relname, pg_get_indexdef(x.indexrelid)
        FROM pg_index AS x JOIN pg_class AS i ON i.oid = x.indexrelid
        JOIN pg_class AS t ON t.oid = x.indrelid WHERE x.indrelid = ANY({INSIDE})
    """,
    "sequences": f"""
        SELECT c.relname, format_type(s.seqtypid, NULL), s.seqstart::text, s.seqincrement::text,
               s.seqcycle::text
        FROM pg_sequence AS s JOIN pg_class AS c ON c.oid = s.seqrelid
        WHERE s.seqrelid = ANY({INSIDE})
    """,
    "rights": f"""
        SELECT c.relname, CASE WHEN left(g.rolname, 2) = 'r_' THEN 'its role'
               ELSE coalesce(g.rolname, 'everybody') END, a.privilege_type
        FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a
        LEFT JOIN pg_roles AS g ON g.oid = a.grantee
        WHERE c.oid = ANY({INSIDE}) AND c.relkind = 'r' AND a.grantee <> c.relowner
    """,
    "triggers": f"""
        SELECT t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger AS t
        WHERE t.tgrelid = ANY({INSIDE}) AND NOT t.tgisinternal
    """,
}

SPELLINGS = (
    (r"\('([^']*)'::character varying\)::text", r"'\1'"),
    (r"'([^']*)'::character varying", r"'\1'"),
    (r"\((ARRAY\[[^\]]*\])\)::text\[\]", r"\1"),
)

Structure = dict[str, list[tuple[str, ...]]]


class Cursor(Protocol):
    """Whatever asks the server a question: Django's cursor, or the driver's own."""

    def execute(self, query: Any, params: Any = None, /) -> object:
        """Ask."""

    def fetchall(self) -> Iterable[Any]:
        """Return the rows of the answer."""


def structure_of(schema: str) -> Structure:
    """Return each part of the catalogue that describes a schema, without the schema's own name."""
    with connection.cursor() as cursor:
        return structure_by(cursor, schema)


def structure_by(cursor: Cursor, schema: str) -> Structure:
    """Return the same as `structure_of`, as this cursor's connection sees it."""
    found: Structure = {}
    for part, question in PARTS.items():
        cursor.execute(question, {"schema": schema})
        rows = [tuple(str(value) for value in row) for row in cursor.fetchall()]
        found[part] = sorted(_nameless(row, schema) for row in rows)
    return found


def _nameless(row: tuple[str, ...], schema: str) -> tuple[str, ...]:
    names = re.compile(rf'"?{schema}"?\.')
    return tuple(_spelled(names.sub("", one) if schema in one else one) for one in row)


def _spelled(value: str) -> str:
    """Return a list of words in the one spelling: the server keeps it as it was first given."""
    if "::" not in value:
        return value
    for pattern, one in SPELLINGS:
        value = re.sub(pattern, one, value)
    return value


def fingerprint(schema: str) -> str:
    """Return a digest of a schema's structure: equal for schemas that are the same."""
    return digest_of(structure_of(schema))


def digest_of(structure: Mapping[str, list[tuple[str, ...]]]) -> str:
    """Return the digest of a structure: 32 hexadecimal digits."""
    return sha256(repr(sorted(structure.items())).encode()).hexdigest()[:32]
