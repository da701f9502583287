"""Many copies of a case with all that hangs on it, made by the database itself.

A copy weighs what its pattern weighs: sealed bytes come along as they lie. They belong to the
pattern's place, so nobody can open them here; what lists and counts show is not sealed.
"""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db import connection, models
from psycopg import sql

from procedures.models import Complaint
from tenants.models import WorklistRow

LEFT_OUT = frozenset({"filingreceipt", "storedfile", "shredding", "registerstub", "legalhold"})
"""What is signed, stored or destroyed for one case alone."""
_ANOTHER = "md5(one.{column}::text || count)::uuid"
"""The id of a copy: that of its pattern and which copy it is, so that rows find each other."""
_COPY = """INSERT INTO {table} ({columns}) SELECT {values}
FROM {table} AS one, generate_series(1, %s) AS count WHERE one.{case} = %s"""

Field = models.Field  # type: ignore[type-arg] # of any kind


@cache
def kinds() -> tuple[type[models.Model], ...]:
    """Return the models that hang on a case, each after those it refers to."""
    own = apps.get_app_config("procedures").get_models()
    found = [
        model
        for model in own
        if model._meta.model_name not in LEFT_OUT
        and any(field.name == "case" for field in model._meta.concrete_fields)
    ]
    return tuple(sorted(found, key=lambda model: _depth(model, frozenset(found))))


def _depth(model: type[models.Model], among: frozenset[type[models.Model]]) -> int:
    above = {field.related_model for field in model._meta.concrete_fields if field.is_relation}
    return 1 + max((_depth(one, among) for one in above & among - {model}), default=0)  # type: ignore[type-var]


def copies(case: Complaint, letter: str, count: int) -> None:
    """Copy a case so many times, numbered by the letter, with its row in the worklist."""
    with connection.cursor() as cursor:
        for model in (Complaint, *kinds(), WorklistRow):
            cursor.execute(_statement(model, letter), [count, case.pk])


@cache
def _statement(model: type[models.Model], letter: str) -> sql.Composed:
    columns = dict(_columns(model, letter))
    return sql.SQL(_COPY).format(
        table=sql.Identifier(model._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join(columns.values()),
        case=sql.Identifier("id" if model is Complaint else "case_id"),
    )


def _columns(model: type[models.Model], letter: str) -> Iterator[tuple[str, sql.Composable]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.AutoField):
            continue
        column = sql.Identifier(field.column)
        if field.name == "number" and model in {Complaint, WorklistRow}:
            value = sql.SQL("{} || count").format(sql.Literal(f"2025-{letter}"))
        elif field.name == "case_id" or _is_made_anew(field):
            value = sql.SQL(_ANOTHER).format(column=column)
        elif field.unique and field.null:
            value = sql.SQL("NULL")
        else:
            value = sql.SQL("one.{}").format(column)
        yield field.column, value


def _is_made_anew(field: Field) -> bool:
    """Whether a value is the id of something that is copied too, or of the copy itself."""
    if field.is_relation:
        return field.related_model in {Complaint, *kinds()}
    return field.unique and not field.null and isinstance(field, models.UUIDField)
