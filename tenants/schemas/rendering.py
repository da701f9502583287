"""Migrations as SQL that is the same for every schema, where their operations allow it."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.migrations import operations as kinds
from django.db.migrations.operations.base import Operation
from django.db.models import ManyToManyField

from tenants import scope
from tenants.postgresql.rights import table_statements
from tenants.schemas import stamps
from tenants.schemas.plan import Planned

PURE = (
    kinds.CreateModel,
    kinds.DeleteModel,
    kinds.AddIndex,
    kinds.RemoveIndex,
    kinds.RenameField,
    kinds.AddConstraint,
    kinds.RemoveConstraint,
    kinds.AlterModelOptions,
    kinds.AlterModelManagers,
)
"""Operations whose SQL follows from the models alone, without a look at the database."""

RECORD = "INSERT INTO django_migrations (app, name, applied) VALUES ('{}', '{}', now())"


def rendered(steps: Sequence[Planned], *, like: str) -> str | None:
    """Return the SQL of these migrations, or None when one must look at the schema itself.

    `like` is any schema they have to run on: shared apps have no tables there.
    """
    if not all(is_pure(step) for step in steps):
        return None
    found: list[str] = []
    with scope.in_schema(like):
        for step in steps:
            found += _statements(step)
            found.append(RECORD.format(*step.key) + ";")
    return "\n".join(found)


def is_pure(step: Planned) -> bool:
    """Whether the SQL of a migration is the same for every schema."""
    return step.migration.atomic and all(map(_is_pure, step.migration.operations))


def _is_pure(operation: Operation) -> bool:
    if isinstance(operation, kinds.SeparateDatabaseAndState):
        return all(map(_is_pure, operation.database_operations))
    if isinstance(operation, kinds.AddField):
        return not isinstance(operation.field, ManyToManyField)
    if isinstance(operation, kinds.RemoveField):
        return False
    if isinstance(operation, kinds.RunSQL):
        return isinstance(operation.sql, str)
    return isinstance(operation, PURE)


def _statements(step: Planned) -> Iterable[str]:
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        step.migration.apply(step.before.clone(), editor, collect_sql=True)
    collected: list[str] = list(editor.collected_sql)
    return [line for line in collected if not line.startswith("--")]


def message(
    schema: str, sql: str, tables: Sequence[str] = (), *, stamp: str, patience_ms: int
) -> str:
    """Return the one message that changes a schema: one transaction that waits for no lock long.

    `tables` are new: the schema's role gets its rights on them.
    """
    granted = "".join(f"{one};\n" for one in table_statements(schema, tables))
    return (
        f"BEGIN; SET LOCAL lock_timeout = {patience_ms};"
        f' SET LOCAL search_path TO "{schema}";\n{sql}\n{granted}'
        f"{stamps.statement(schema, stamp)}; COMMIT"
    )
