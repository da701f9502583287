"""The figures of a client and a year as they are printed: nothing hidden is inside.

All values are frozen and turn into JSON, so that a published edition can keep them for good.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from procedures.rules.statistics.places import CLIENT, Period, Place
from procedures.rules.suppression import Relation

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Dimension, code, language: the text. The language "*" stands for every language."""

CellMark = Literal["", "small", "covered", "withheld", "few", "none", "at_least"]
"""The first four as in suppression. few: hidden, or resting on too few. none: there is nothing to
count. at_least: the value is a lower bound that follows from what is printed."""

Unit = Literal["count", "percent", "days", "mark", "per_100", "people", "hours"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed number. Cells with the same key hold the same count."""

    value: int | float | None
    mark: CellMark = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its code is a period, a code of ``dimension``, or a name of the report's texts."""

    code: str
    unit: Unit = "count"
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table; a unit of its own goes before the unit of the column."""

    code: str
    cells: tuple[Cell, ...]
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an edition; title, lines and footnotes are codes that a rendering words."""

    name: str
    dimension: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    totals: tuple[Line, ...] = ()
    footnotes: tuple[str, ...] = ()
    multi_valued: bool = False

    def cell(self, line: str, column: str) -> Cell | None:
        """Return the cell of a line or total in a column, None when there is none."""
        places = [place for place, each in enumerate(self.columns) if each.code == column]
        for each in (*self.lines, *self.totals):
            if each.code == line and places:
                return each.cells[places[0]]
        return None


@dataclass(frozen=True, slots=True)
class Figures:
    """All tables of one period and scope, with what a reader may know of their relations.

    ``until_on`` is the last day counted: that of the period, or earlier while it runs.
    """

    year: int
    until_on: date
    threshold: int
    tables: tuple[Table, ...]
    relations: tuple[Relation, ...]
    labels: Labels
    part: str = ""
    scope: str = CLIENT

    @property
    def period(self) -> Period:
        """The period that was counted."""
        return Period(self.year, self.part)

    @property
    def place(self) -> Place:
        """The period and the scope."""
        return Place(self.period, self.scope)

    def table(self, name: str) -> Table | None:
        """Return the table of this name, None when the client has no such table."""
        return next((table for table in self.tables if table.name == name), None)

    def cell(self, table: str, line: str, column: str = "") -> Cell | None:
        """Return one printed cell; without a column that of the period itself."""
        found = self.table(table)
        return found.cell(line, column or self.period.code) if found else None
