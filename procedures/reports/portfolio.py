"""The report of a consultancy over all its clients, as tables, PDF, spreadsheet and CSV."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kernel.documents.colours import palette
from kernel.documents.pdf import render
from kernel.documents.sheets import Sheet, workbook
from procedures.queries.portfolio import Reported
from procedures.reports.chapters import pieces
from procedures.reports.prose import Block, lines
from procedures.reports.spreadsheet import sheet
from procedures.reports.view import ShownCell, ShownLine, ShownTable
from procedures.reports.wording import Words
from procedures.rules.reporting import definition
from procedures.rules.reporting.definition import said
from procedures.rules.statistics import Cell, Unit
from procedures.rules.statistics.portfolio import (
    ENOUGH,
    ENOUGH_FOR_HALF,
    MEASURES,
    Benchmark,
    benchmarks,
    numbers,
)

NAME = "portfolio"
TEMPLATE = Path(__file__).parent / "typst" / "portfolio.typ"
THRESHOLD = 5
"""Only for the words of a sign: what is small was hidden by the threshold of each client."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A year over all clients: their numbers, what is usual, and who has no report yet."""

    year: int
    language: str
    title: str
    subtitle: str
    clients: ShownTable
    usual: ShownTable
    without: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def tables(self) -> tuple[ShownTable, ShownTable]:
        """Both tables, in the order of every rendering."""
        return self.clients, self.usual


@dataclass(frozen=True, slots=True)
class Section:
    """What an edition says before its figures: a heading and plain blocks of text."""

    title: str
    prose: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose report it is, its colour and day, and what it says before the figures."""

    consultancy: str
    colour: str
    on: date
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A client and its numbers in the order of the measures; None without a report."""

    name: str
    reference: str
    cells: tuple[Cell, ...] | None


def row_of(one: Reported) -> ClientRow:
    """Return what the report prints of a client."""
    cells = None if one.figures is None else numbers(one.figures)
    return ClientRow(one.name, str(one.reference), cells)


def portfolio_of(year: int, language: str, given: Iterable[Reported]) -> Portfolio:
    """Return the report over the clients, in words of a language."""
    return portfolio_from(year, language, map(row_of, given))


def portfolio_from(year: int, language: str, given: Iterable[ClientRow]) -> Portfolio:
    """Return the report over clients whose numbers were read before."""
    words, made_of = Words(language, {}), definition(NAME)
    rows: list[tuple[str, tuple[Cell, ...]]] = []
    without: list[str] = []
    for one in given:
        if one.cells is None:
            without.append(one.name)
        else:
            rows.append((one.name, one.cells))
    usual = benchmarks([cells for _name, cells in rows])
    return Portfolio(
        year=year,
        language=language,
        title=said(made_of.title, language),
        subtitle=said(made_of.subtitle, language).format(period=year),
        clients=_clients(rows, words),
        usual=_usual(usual, words),
        without=tuple(without),
        notes=tuple(words.group("portfolio", "notes")),
    )


def _clients(rows: list[tuple[str, tuple[Cell, ...]]], words: Words) -> ShownTable:
    return ShownTable(
        name="clients",
        title=words.text("portfolio", "clients"),
        tab=words.text("portfolio", "clients"),
        corner=words.text("portfolio", "client"),
        heads=tuple(words.text("portfolio", "heads", one.code) for one in MEASURES),
        lines=tuple(
            ShownLine(str(place), name, _line(cells, words))
            for place, (name, cells) in enumerate(rows)
        ),
        footnotes=tuple(words.group("portfolio", "footnotes")),
        absent="",
        current=0,
        previous=None,
    )


def _line(cells: Sequence[Cell], words: Words) -> tuple[ShownCell, ...]:
    return tuple(_shown(cell, one.unit, words) for cell, one in zip(cells, MEASURES, strict=True))


def _usual(found: Iterable[Benchmark], words: Words) -> ShownTable:
    return ShownTable(
        name="usual",
        title=words.text("portfolio", "usual"),
        tab=words.text("portfolio", "usual"),
        corner=words.text("portfolio", "measure"),
        heads=tuple(words.group("portfolio", "usual_heads")),
        lines=tuple(
            ShownLine(
                one.measure.code,
                words.text("portfolio", "measures", one.measure.code),
                (
                    _shown(Cell(one.clients_count), "count", words),
                    *(
                        _shown(cell, one.measure.unit, words)
                        for cell in (one.middle, one.low, one.high)
                    ),
                ),
            )
            for one in found
        ),
        footnotes=(words.text("portfolio", "enough", least=ENOUGH, half=ENOUGH_FOR_HALF),),
        absent="",
        current=0,
        previous=None,
    )


def _shown(cell: Cell, unit: Unit, words: Words) -> ShownCell:
    return ShownCell(words.cell(cell, unit, THRESHOLD), cell.value, cell.mark, unit)


def pdf(made: Portfolio, imprint: Imprint) -> bytes:
    """Return the report as a PDF (PDF/A-2a and PDF/UA-1)."""
    return render(TEMPLATE, as_data(made, imprint), on=imprint.on)


def as_data(made: Portfolio, imprint: Imprint) -> dict[str, Any]:
    """Return all that the template sets."""
    words = Words(made.language, {})
    return {
        "language": made.language,
        "title": f"{made.title} {made.year}, {imprint.consultancy}",
        "author": imprint.consultancy,
        "author_line": imprint.consultancy,
        "running": f"{made.title} {made.year}",
        "colours": asdict(palette(imprint.colour)),
        "cover": {
            "kicker": made.subtitle,
            "title": made.title,
            "year": str(made.year),
            "name": imprint.consultancy,
            "lines": [words.day(imprint.on)],
        },
        "sections": [asdict(one) for one in imprint.sections],
        "chapters": [
            {"title": table.title, "pieces": [{**one, "form": "table"} for one in drawn]}
            for table in made.tables
            if (drawn := pieces(table, words, THRESHOLD)[-1:])
        ],
        "without": list(made.without),
        "without_title": words.text("portfolio", "without"),
        "methods_title": words.text("chapters", "methods"),
        "notes": list(made.notes),
    }


def spreadsheet(made: Portfolio, imprint: Imprint) -> bytes:
    """Return both tables as a workbook, who has no report yet, and what an edition says."""
    words = Words(made.language, {})
    rows = [(name,) for name in made.without]
    rest = Sheet(name=words.text("portfolio", "without"), rows=rows, notes=made.notes)
    sheets = [*(sheet(table) for table in made.tables), rest, *_said(imprint.sections, words)]
    return workbook(
        sheets,
        title=f"{made.title} {made.year}",
        author=imprint.consultancy,
        on=imprint.on,
    )


def _said(sections: Sequence[Section], words: Words) -> Iterator[Sheet]:
    """Yield a sheet with a line for each paragraph and item, its heading before it."""
    rows = [(one.title, text) for one in sections for block in one.prose for text in lines(block)]
    if rows:
        yield Sheet(name=words.text("portfolio", "commentary"), rows=rows)
