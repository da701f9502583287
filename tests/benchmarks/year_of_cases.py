"""Thousands of cases of one client in one year: copies by SQL of one that walked to its end."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, models
from psycopg import sql

from procedures.models import Act, AdoptedRegulation, Advice, Complaint, Measure, TermRow

PARTS: tuple[type[models.Model], ...] = (Act, TermRow, Measure, Advice)
"""What the register reads of a case. What people wrote is never opened here, so it is copied."""
NEW_CASE = sql.SQL("md5('case' || n)::uuid")
_DAY = "date '2025-01-01' + mod(n, 365)"
OF_CASE = {
    "id": "md5('case' || n)::uuid",
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


@dataclass(frozen=True, slots=True)
class Copying:
    """A case that is copied so often, in its own schema or from one schema into another."""

    case: Complaint
    count: int
    schemas: tuple[str, str] | None = None

    def table(self, model: type[models.Model], place: int) -> sql.Composable:
        """Return the name of a table where it is read (0) or written (1)."""
        names = (model._meta.db_table,)
        return sql.Identifier(*((self.schemas[place], *names) if self.schemas else names))


def fill(case: Complaint, count: int) -> None:
    """Copy a case so often, with what is counted of it varied."""
    _fill(Copying(case, count))


def fill_other(case: Complaint, count: int, *, schemas: tuple[str, str]) -> None:
    """Do the same from one schema into another, with the regulation of the case; for the owner."""
    copying = Copying(case, count, schemas)
    _insert(copying, AdoptedRegulation, {}, "select from generate_series(1, 1)")
    _fill(copying)


def _fill(copying: Copying) -> None:
    source = "select n from generate_series(1, %(count)s) n"
    _insert(copying, Complaint, OF_CASE, source)
    for part in PARTS:
        _insert(copying, part, OF_PART[part], source)


def _insert(
    copying: Copying, model: type[models.Model], given: Mapping[str, str], source: str
) -> None:
    """Insert the rows of one case again for each number of the source."""
    of = {Complaint: "id", AdoptedRegulation: "id"}.get(model, "case_id")
    fields = [one for one in model._meta.concrete_fields if not isinstance(one, models.AutoField)]
    names = sql.SQL(", ").join(sql.Identifier(one.column) for one in fields)
    values = sql.SQL(", ").join(_value(one, given, model) for one in fields)
    command = sql.SQL("insert into {} ({}) select {} from {}, ({}) numbers where {} = %(of)s")
    tables = copying.table(model, 1), copying.table(model, 0)
    words = command.format(tables[0], names, values, tables[1], sql.SQL(source), sql.Identifier(of))
    which = copying.case.regulation_id if model is AdoptedRegulation else copying.case.id
    with connection.cursor() as cursor:
        cursor.execute(words, {"count": copying.count, "of": which})


def _value(
    field: models.Field[object, object], given: Mapping[str, str], model: type[models.Model]
) -> sql.Composable:
    if field.column in given:
        return sql.SQL(given[field.column])
    if field.column == "case_id":
        return NEW_CASE
    if field.primary_key and model is not AdoptedRegulation:
        return sql.SQL("md5(id::text || n)::uuid")
    return sql.Identifier(field.column)
