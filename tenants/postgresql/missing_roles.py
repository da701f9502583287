"""Roles for schemas that have none: made before there were roles, or restored on a new server."""

from typing import Any

from tenants.postgresql import rights

LACKING = """
    SELECT n.nspname, coalesce(array_agg(t.tablename::text) FILTER (WHERE t.tablename <> ''), '{}')
    FROM pg_namespace AS n LEFT JOIN pg_tables AS t ON t.schemaname = n.nspname
    WHERE n.nspname ~ '^t_[0-9a-f]{16}$'
      AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'r_' || right(n.nspname, 16))
    GROUP BY n.nspname ORDER BY n.nspname
"""


def give(cursor: Any) -> list[str]:
    """Make the roles that are missing, with the rights on the tables there are.

    Return the schemas that got one. Call it as the owner.
    """
    if not rights.walled():
        return []
    cursor.execute(LACKING)
    lacking = cursor.fetchall()
    for schema, tables in lacking:
        for statement in (
            *rights.role_statements(schema),
            *rights.table_statements(schema, sorted(tables)),
        ):
            cursor.execute(statement)
    return [schema for schema, _tables in lacking]
