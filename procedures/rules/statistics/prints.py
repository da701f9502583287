"""Every count that an edition prints, under the name it has in all reports."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from procedures.rules.statistics.places import Place, period_of
from procedures.rules.statistics.tables import Cell, Column, Figures, Line, Table
from procedures.rules.suppression import Interval, Mark, Relation, interval

HIDING: tuple[Mark, ...] = ("small", "covered", "withheld")


@dataclass(frozen=True, slots=True)
class Print:
    """One printed count: where it belongs, its own key, how it is printed."""

    place: Place
    key: str
    cell: Cell

    @property
    def name(self) -> str:
        """The name of the count in all reports."""
        return self.place.name(self.key)

    @property
    def mark(self) -> Mark:
        """How it is hidden, empty where it is shown."""
        return next((each for each in HIDING if each == self.cell.mark), "")

    def bounds(self, threshold: int) -> Interval:
        """Return what a reader knows of the count from this print alone."""
        value = None if self.cell.value is None else int(self.cell.value)
        return interval(self.mark, value=value, threshold=threshold)


def prints(figures: Figures) -> Iterator[Print]:
    """Yield the counts of an edition, also those of the earlier periods it prints beside them."""
    for table in figures.tables:
        for line in (*table.lines, *table.totals):
            yield from _of_line(figures, table, line)


def _of_line(figures: Figures, table: Table, line: Line) -> Iterator[Print]:
    for cell in line.cells:
        if cell.key:
            yield Print(figures.place, cell.key, cell)
    current = table.cell(line.code, figures.period.code)
    if current is None or not current.key:
        return
    for column, cell in zip(table.columns, line.cells, strict=True):
        if _is_earlier(column, line, figures) and cell.mark != "none":
            period = period_of(column.code)
            yield Print(Place(period, figures.scope), current.key, cell)


def _is_earlier(column: Column, line: Line, figures: Figures) -> bool:
    is_count = (line.unit or column.unit) == "count"
    return is_count and column.dimension == "year" and column.code != figures.period.code


def told(figures: Figures) -> Iterator[Relation]:
    """Yield what an edition says of its counts, by their names, for each period it prints."""
    found = list(prints(figures))
    printed = {each.name for each in found}
    for place in dict.fromkeys(each.place for each in found):
        for relation in figures.relations:
            named = Relation(
                place.name(relation.total),
                tuple(place.name(part) for part in relation.parts),
                relation.kind,
            )
            if named.total in printed:
                yield from _printed(named, printed, own=place == figures.place)


def _printed(relation: Relation, printed: set[str], *, own: bool) -> Iterator[Relation]:
    """Leave out the parts of the own period without a print: months to come counted nothing."""
    parts = tuple(part for part in relation.parts if part in printed)
    if own or (parts and parts == relation.parts):
        yield replace(relation, parts=parts)
