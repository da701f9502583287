"""Tables as they are read: the one source of the page, the PDF, the spreadsheet and the CSV."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from procedures.reports.wording import Words
from procedures.rules.statistics import Cell, Figures, Line, Table, Unit
from procedures.rules.suppression import Leak

COUNTED: frozenset[Unit] = frozenset({"count", "days", "mark", "per_100", "hours"})
WHOLE = frozenset(
    {"flow", "periods", "lead_time", "terms", "events", "measures", "appreciation"}
    | {"hours", "activity", "outside", "outside_ground"}
    | {"form_ground", "form_field", "form_nature", "form_handling"}
)
"""Tables that are always printed whole; their columns are no years of one count."""
FEWEST_BLANK_LINES = 3
"""From this many lines that never occurred, a sentence names them instead."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One number as text, with what it stands for."""

    text: str
    value: int | float | None
    mark: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row with its label; ``is_blank`` when it is zero wherever the table counts."""

    code: str
    label: str
    cells: tuple[ShownCell, ...]
    is_total: bool = False
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table in words. ``current`` and ``previous`` are places of columns, None without one."""

    name: str
    title: str
    tab: str
    corner: str
    heads: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    footnotes: tuple[str, ...]
    absent: str
    current: int
    previous: int | None

    @property
    def compact_lines(self) -> tuple[ShownLine, ...]:
        """The lines to print where space counts: those that ``absent`` names are left out."""
        return tuple(line for line in self.lines if not (self.absent and line.is_blank))


def shown(figures: Figures, language: str) -> tuple[ShownTable, ...]:
    """Return all tables of the figures in words of a language."""
    words = Words(language, figures.labels)
    return tuple(_table(table, figures, words) for table in figures.tables)


def by_name(figures: Figures, language: str) -> Mapping[str, ShownTable]:
    """Return the tables in words by their name."""
    return {table.name: table for table in shown(figures, language)}


def places(figures: Figures, exposed: Iterable[Leak], language: str) -> tuple[str, ...]:
    """Say where each hidden number that can be found out is printed, or in which other year."""
    words = Words(language, figures.labels)
    found: dict[str, str] = {}
    for table in figures.tables:
        for line in (*table.lines, *table.totals):
            for column, cell in zip(table.columns, line.cells, strict=True):
                told = (words.text("tables", table.name), words.label(table.dimension, line.code))
                head = words.column(column, figures.period)
                found.setdefault(figures.place.name(cell.key), " – ".join((*told, head)))
    return tuple(found.get(leak.key, leak.key.partition(":")[0]) for leak in exposed)


def _table(table: Table, figures: Figures, words: Words) -> ShownTable:
    lines = tuple(_line(line, table, figures, words) for line in table.lines)
    totals = tuple(_line(line, table, figures, words, is_total=True) for line in table.totals)
    codes = [column.code for column in table.columns]
    own = figures.period.code
    current = codes.index(own) if own in codes else 0
    return ShownTable(
        name=table.name,
        title=words.text("tables", table.name),
        tab=words.text("tabs", table.name),
        corner=words.text("heads", table.dimension),
        heads=tuple(words.column(column, figures.period) for column in table.columns),
        lines=lines + totals,
        footnotes=tuple(_footnote(code, figures, words) for code in table.footnotes),
        absent="" if table.name in WHOLE else _absent(lines, words),
        current=current,
        previous=current - 1 if current else None,
    )


def _line(
    line: Line, table: Table, figures: Figures, words: Words, *, is_total: bool = False
) -> ShownLine:
    units = [line.unit or column.unit for column in table.columns]
    cells = tuple(
        ShownCell(words.cell(cell, unit, figures.threshold), cell.value, cell.mark, unit)
        for cell, unit in zip(line.cells, units, strict=True)
    )
    label = words.label(table.dimension, line.code)
    return ShownLine(line.code, label, cells, is_total, _is_blank(line.cells, units))


def _is_blank(cells: tuple[Cell, ...], units: list[Unit]) -> bool:
    """Tell whether nothing was counted; a number of employees is no count."""
    counts = [cell for cell, unit in zip(cells, units, strict=True) if unit in COUNTED]
    return all(cell.value == 0 or cell.mark == "none" for cell in counts)


def _absent(lines: tuple[ShownLine, ...], words: Words) -> str:
    """Name the lines that never occurred, unless few did not or none did."""
    blank = [line.label for line in lines if line.is_blank]
    if len(blank) < FEWEST_BLANK_LINES or len(blank) == len(lines):
        return ""
    return words.text("report", "absent", names=", ".join(blank))


def _footnote(code: str, figures: Figures, words: Words) -> str:
    threshold = figures.threshold
    kind, _, own = code.partition(":")
    if kind == "note":
        return words.label(kind, own)
    given = {"threshold": threshold, "double": 2 * threshold, "year": figures.year}
    return words.text("footnotes", code, **given)
