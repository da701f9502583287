"""Migrations that look at the schema they change: prepared once, run on any number of schemas.

The states of the models, and the classes made of them, are the same for every schema; to compute
them is most of the work. They are only read here, so several connections share them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from tenants.schemas.plan import Planned

RECORD = "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())"
INDEX = """
    SELECT i.indisvalid FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
    WHERE c.relname = %s AND c.relnamespace = current_schema()::regnamespace
"""
BROKEN = 'DROP INDEX CONCURRENTLY "{}"'


@dataclass(frozen=True, slots=True)
class Move:
    """One operation, with the models before and after it."""

    app: str
    operation: Operation
    before: ProjectState
    after: ProjectState


@dataclass(frozen=True, slots=True)
class Prepared:
    """One migration with all that running it needs, whatever the schema."""

    step: Planned
    moves: tuple[Move, ...]


def prepared(steps: Sequence[Planned]) -> tuple[Prepared, ...]:
    """Return the migrations with the states and classes of each of their operations."""
    return tuple(Prepared(step, tuple(_moves(step))) for step in steps)


def _moves(step: Planned) -> Iterator[Move]:
    app = step.migration.app_label
    states = [step.before.clone()]
    for operation in step.migration.operations:
        after = states[-1].clone()
        operation.state_forwards(app, after)
        states.append(after)
    for state in states:  # not before: a state with classes is slow to clone
        _ = state.apps
    for place, operation in enumerate(step.migration.operations):
        yield Move(app, operation, states[place], states[place + 1])


def one_at_a_time(steps: Sequence[Planned]) -> bool:
    """Whether only one schema may be changed at a time.

    An index that is made beside the work waits for every transaction that is under way, so two
    that are made at once wait for each other.
    """
    return not all(step.migration.atomic for step in steps)


def run_prepared(connection: BaseDatabaseWrapper, steps: Sequence[Prepared]) -> None:
    """Run migrations on the schema that the connection has open, and record them there.

    Each migration is one transaction, unless it says otherwise.
    """
    for one in steps:
        with connection.schema_editor(atomic=one.step.migration.atomic) as editor:
            for move in one.moves:
                _run(move, editor, whole=one.step.migration.atomic)
            editor.execute(RECORD, one.step.key)


def _run(move: Move, editor: BaseDatabaseSchemaEditor, *, whole: bool) -> None:
    """Run an operation; in a migration that is no transaction it is one where it can be."""
    if not whole and _is_there(move.operation, editor):
        return
    if not whole and move.operation.atomic:
        with transaction.atomic(editor.connection.alias):
            _forwards(move, editor)
    else:
        _forwards(move, editor)


def _forwards(move: Move, editor: BaseDatabaseSchemaEditor) -> None:
    move.operation.database_forwards(move.app, editor, move.before, move.after)


def _is_there(operation: Operation, editor: BaseDatabaseSchemaEditor) -> bool:
    """Whether a run that was broken off made this index; what it left half made is removed."""
    if not isinstance(operation, AddIndexConcurrently):
        return False
    with editor.connection.cursor() as cursor:
        cursor.execute(INDEX, [operation.index.name])
        found = cursor.fetchone()
        if found and not found[0]:
            cursor.execute(BROKEN.format(operation.index.name))
        return bool(found and found[0])
