"""Rows by the thousand, made by the server: true to the models, empty of meaning."""

from django.db import connection, models

INSERT = "INSERT INTO {} SELECT {} FROM {}"
PLAIN = {
    "bool": "false",
    "byte": "''",
    "char": "''",
    "date": "date '2026-01-05'",
    "int": "0",
    "json": "'{}'",
    "serial": "0",
    "text": "''",
    "time": "now()",
    "uuid": "gen_random_uuid()",
}


def fill(model: type[models.Model], schema: str, *, source: str, **values: str) -> None:
    """Add a row for each of `source` (an SQL FROM part), as the owner.

    `values` are SQL expressions; the other columns are empty, null where they may be.
    """
    columns = {
        field.column: values.get(field.column) or _plain(field)
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    }
    into = f'"{schema}".{model._meta.db_table} ({", ".join(columns)})'
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(into, ", ".join(columns.values()), source))


def _plain(field: models.Field[object, object]) -> str:
    if field.null:
        return "NULL"
    kind = str(field.db_type(connection))
    if kind.endswith("[]"):
        return "'{}'"
    return next(value for word, value in PLAIN.items() if word in kind)
