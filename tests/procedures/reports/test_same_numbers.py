from csv import reader
from io import BytesIO, StringIO

from openpyxl import load_workbook

from procedures.reports.chapters import is_empty
from procedures.reports.charts import bars, has_chart
from procedures.reports.edition import pdf
from procedures.reports.plain import csv
from procedures.reports.spreadsheet import PATTERNS, spreadsheet
from procedures.reports.view import ShownCell, ShownLine, shown
from procedures.reports.wording import Words
from tests.factories.editions import edition
from tests.factories.printed import text

DUTCH = Words("nl", {})
UNITS = {pattern: unit for unit, pattern in PATTERNS.items()}


def as_printed(line: ShownLine) -> str:
    return " ".join([line.label, *(cell.text for cell in line.cells)])


def as_typed(cell: ShownCell) -> object:
    return cell.text if cell.value is None or cell.mark == "at_least" else cell.value


def test_page_pdf_spreadsheet_csv_and_chart_hold_the_same_numbers() -> None:
    content = edition()
    tables = shown(content.figures, "nl")
    document, book = text(pdf(content)), load_workbook(BytesIO(spreadsheet(content)))
    assert len(tables) == 13
    for table in tables:
        expected = [[line.label, *(cell.text for cell in line.cells)] for line in table.lines]
        written = csv(table).removeprefix("\ufeff")
        assert list(reader(StringIO(written), delimiter=";"))[1:] == expected
        for place, line in enumerate(table.lines):
            row = [cell.value for cell in book[table.tab][place + 4]]
            assert row[1 : len(line.cells) + 1] == [as_typed(cell) for cell in line.cells]
        if not is_empty(table):
            assert [line for line in table.compact_lines if as_printed(line) not in document] == []
        if has_chart(table):
            drawn = bars(table, language="nl")
            current = [line.cells[table.current] for line in table.compact_lines]
            counts = [cell.text for cell in current if cell.unit == "count"]
            assert [each for each in counts[:-1] if f">{_escaped(each)}</text>" not in drawn] == []


def _escaped(written: str) -> str:
    return written.replace("<", "&lt;")
