"""Holding the register of personal columns against the columns there are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from procedures.rules.personal.register import Register, Table


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a client's table: whether it holds text, is sealed, or points at a person."""

    model: str
    name: str
    is_text: bool = False
    is_sealed: bool = False
    is_person: bool = False


def wrong_with(found: Register, columns: Collection[Column]) -> list[str]:
    """Return what is wrong, a sentence each: a column without an entry, an entry without a column.

    Every column of text, JSON, bytes or a list, and every one that points at a person, is in the
    register; what is personal and text is sealed, or says why it is open.
    """
    return sorted([*_tables(found, columns), *_entries(found, columns), *_columns(found, columns)])


def _tables(found: Register, columns: Collection[Column]) -> Iterator[str]:
    models = {column.model for column in columns}
    yield from (f"{label} is not in the register." for label in models - found.tables.keys())
    yield from (f"{label} is no table." for label in found.tables.keys() - models)
    for label, table in found.tables.items():
        if table.purpose not in found.purposes or table.kept not in found.kept:
            yield f"{label} has no known purpose or term."
        if table.personal.keys() & table.codes.keys():
            yield f"{label} has a column that is personal and is not."


def _entries(found: Register, columns: Collection[Column]) -> Iterator[str]:
    known = {(column.model, column.name) for column in columns}
    for label, table in found.tables.items():
        for name in (*table.personal, *table.codes):
            if (label, name) not in known:
                yield f"{label}.{name} is no column."


def _columns(found: Register, columns: Collection[Column]) -> Iterator[str]:
    for column in columns:
        table = found.tables.get(column.model)
        if table is not None:
            yield from _column(column, table)


def _column(column: Column, table: Table) -> Iterator[str]:
    label, entry = f"{column.model}.{column.name}", table.personal.get(column.name)
    if entry is None:
        if column.is_person:
            yield f"{label} points at a person and is not in the register."
        elif column.is_text and column.name not in table.codes:
            yield f"{label} holds text and is not in the register."
        return
    if column.is_sealed and entry.open:
        yield f"{label} is sealed and says why it is open."
    if not column.is_sealed and not entry.open:
        yield f"{label} is personal, not sealed, and does not say why."
