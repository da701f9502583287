"""What each schema is: a stamp kept as the comment on it, read for all of them by one query."""

from django.db import connection

PREFIX = "wederhoor "
ALL = """
    SELECT n.nspname, coalesce(d.description, '') FROM pg_namespace AS n
    LEFT JOIN pg_description AS d
      ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass AND d.objsubid = 0
    WHERE n.nspname ~ '^t_[0-9a-f]{16}$'
"""


def statement(schema: str, stamp: str) -> str:
    """Return the SQL that stamps a schema; its name is generated, the stamp hexadecimal."""
    return f"COMMENT ON SCHEMA \"{schema}\" IS '{PREFIX}{stamp}'"


def stamped() -> dict[str, str]:
    """Return the stamp of every client's schema and spare; empty where it has none."""
    with connection.cursor() as cursor:
        cursor.execute(ALL)
        return {name: said.removeprefix(PREFIX) for name, said in cursor.fetchall()}


def lagging(stamp: str) -> list[str]:
    """Return the schemas that are not at this stamp, in a stable order."""
    return sorted(name for name, found in stamped().items() if found != stamp)
