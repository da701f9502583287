"""Thousands of cases of one client in one year: copies by SQL of one that walked to its end."""

from collections.abc import Mapping

from django.db import connection, models
from psycopg import sql

from procedures.models import Act, Advice, Complaint, Measure, TermRow

PARTS: tuple[type[models.Model], ...] = (Act, TermRow, Measure, Advice)
"""What the register reads of a case. What people wrote is never opened here, so it is copied."""
NEW_CASE = sql.SQL("md5('case' || n)::uuid")
_DAY = "date '2025-01-01' + mod(n, 365)"
OF_CASE = {
    "filing_key": "md5('key' || n)::uuid",
    "number": "'J-' || n",
    "received_on": _DAY,
    "closed_on": f"case when mod(n, 7) > 0 then {_DAY} + 20 + mod(n, 41) end",
    "channel": "(array['portal', 'post', 'phone'])[1 + mod(n, 3)]",
    "anonymous": "mod(n, 11) = 0",
    "categories": "(array['{bullying}', '{intimidation}', '{bullying,violence}'])[1 + mod(n, 3)]"
    "::varchar[]",
    "outcome": "(array['founded', 'unfounded', 'mediated'])[1 + mod(n, 3)]",
}
OF_PART: Mapping[type[models.Model], Mapping[str, str]] = {
    Act: {
        "facts": "case when kind <> 'aftercare' then facts else facts || jsonb_build_object("
        "'appreciation_handling', 1 + mod(n, 10), 'retaliation', mod(n, 50) = 0) end"
    },
    TermRow: {"due_on": f"{_DAY} + 14", "ended_on": f"{_DAY} + 5 + mod(n, 11)", "state": "'met'"},
    Measure: {"state": "(array['agreed', 'done'])[1 + mod(n, 2)]"},
    Advice: {"follows": "mod(n, 5) > 0"},
}


def fill(case: Complaint, count: int) -> None:
    """Copy a case so often, with what is counted of it varied, and let the planner know."""
    _copy(Complaint, case, count, {"id": "md5('case' || n)::uuid", **OF_CASE})
    for part in PARTS:
        _copy(part, case, count, OF_PART[part])
    with connection.cursor() as cursor:
        for model in (Complaint, *PARTS):
            cursor.execute(sql.SQL("analyze {}").format(sql.Identifier(model._meta.db_table)))


def _copy(model: type[models.Model], case: Complaint, count: int, given: Mapping[str, str]) -> None:
    """Insert the rows of one case again for each number from 1 to the count."""
    of = "id" if model is Complaint else "case_id"
    fields = [one for one in model._meta.concrete_fields if not isinstance(one, models.AutoField)]
    names = sql.SQL(", ").join(sql.Identifier(one.column) for one in fields)
    values = sql.SQL(", ").join(_value(one, given) for one in fields)
    command = sql.SQL(
        "insert into {} ({}) select {} from {}, generate_series(1, %s) n where {} = %s"
    )
    table = sql.Identifier(model._meta.db_table)
    with connection.cursor() as cursor:
        words = command.format(table, names, values, table, sql.Identifier(of))
        cursor.execute(words, [count, case.id])


def _value(field: models.Field[object, object], given: Mapping[str, str]) -> sql.Composable:
    if field.column in given:
        return sql.SQL(given[field.column])
    if field.column == "case_id":
        return NEW_CASE
    if field.primary_key:
        return sql.SQL("md5(id::text || n)::uuid")
    return sql.Identifier(field.column)
