"""Spreadsheets with typed cells. Text is written as text: never a formula, a link or a number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from io import BytesIO
from re import sub

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST_NAME, LONGEST_TEXT = 31, 32_767
"""Limits of the file format."""
NARROW, WIDE = 10, 48
DATE_PATTERN = "d mmm yyyy"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the pattern it is shown in, such as ``0.0`` or ``0"%"``."""

    number: float
    pattern: str = "0"


Value = str | int | date | Quantity | None
"""What may stand in a cell; a bare int is shown as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a title, a table under bold heads, notes below it."""

    name: str
    rows: Iterable[Sequence[Value]]
    heads: Sequence[str] = ()
    title: str = ""
    notes: Sequence[str] = ()
    emphasised: frozenset[int] = field(default_factory=frozenset)
    """Places of the rows to print bold, such as totals."""


def workbook(sheets: Iterable[Sheet], *, title: str, author: str, on: date) -> bytes:
    """Return a spreadsheet file; the same input gives the same bytes."""
    given = list(sheets)
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    made_at = datetime.combine(on, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "author": author, "created": made_at})
    writing = _Writing(book)
    for sheet, name in zip(given, _names(each.name for each in given), strict=True):
        writing.sheet(sheet, name)
    book.close()
    return target.getvalue()


def _names(wanted: Iterable[str]) -> Iterator[str]:
    """Make names that the format accepts: short, without its signs, no two alike."""
    used: set[str] = set()
    for each in wanted:
        plain = sub(r"[\[\]:*?/\\]", " ", each).strip().strip("'") or "-"
        name, number = plain[:LONGEST_NAME].strip(), 2
        while name.casefold() in used:
            ending = f" {number}"
            name, number = plain[: LONGEST_NAME - len(ending)].strip() + ending, number + 1
        used.add(name.casefold())
        yield name


class _Writing:
    """The formats of one workbook and the writing of its sheets."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.formats: dict[tuple[str, bool], Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.note = book.add_format({"italic": True})

    def sheet(self, sheet: Sheet, name: str) -> None:
        """Write one sheet from top to bottom."""
        page = self.book.add_worksheet(name)
        top = self._top(page, sheet)
        widths = [len(head) for head in sheet.heads]
        place = -1
        for place, row in enumerate(sheet.rows):
            self._row(page, top + place, row, is_bold=place in sheet.emphasised)
            widths = _wider(widths, row)
        for column, width in enumerate(widths):
            page.set_column(column, column, max(NARROW, min(width + 2, WIDE)))
        for number, note in enumerate(sheet.notes):
            page.write_string(top + place + 2 + number, 0, _cut(note), self.note)

    def _top(self, page: Worksheet, sheet: Sheet) -> int:
        """Write title and heads; return the first row of the table."""
        top = 0
        if sheet.title:
            page.write_string(0, 0, _cut(sheet.title), self.title)
            top = 2
        if not sheet.heads:
            return top
        for column, head in enumerate(sheet.heads):
            page.write_string(top, column, _cut(head), self.head)
        page.freeze_panes(top + 1, 0)
        return top + 1

    def _row(self, page: Worksheet, place: int, row: Sequence[Value], *, is_bold: bool) -> None:
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(place, column, _cut(value), self._format("@", is_bold=is_bold))
            elif isinstance(value, Quantity):
                style = self._format(value.pattern, is_bold=is_bold)
                page.write_number(place, column, value.number, style)
            elif isinstance(value, date):
                style = self._format(DATE_PATTERN, is_bold=is_bold)
                page.write_datetime(place, column, datetime.combine(value, time()), style)
            elif value is not None:
                page.write_number(place, column, value, self._format("0", is_bold=is_bold))

    def _format(self, pattern: str, *, is_bold: bool) -> Format:
        known = self.formats.get((pattern, is_bold))
        if known is None:
            known = self.book.add_format({"num_format": pattern, "bold": is_bold})
            self.formats[pattern, is_bold] = known
        return known


def _cut(text: str) -> str:
    """Shorten what the format cannot hold, visibly."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _wider(widths: list[int], row: Sequence[Value]) -> list[int]:
    lengths = [len(value) if isinstance(value, str) else NARROW for value in row]
    missing = [0] * (len(lengths) - len(widths))
    return [
        max(width, length)
        for width, length in zip(
            [*widths, *missing], [*lengths, *[0] * (len(widths) - len(lengths))], strict=True
        )
    ]
