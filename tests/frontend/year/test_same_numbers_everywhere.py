"""Page, PDF, spreadsheet and CSV of an edition hold the same numbers, whatever the report."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from procedures.models import Edition
from procedures.queries.asked import Asked
from procedures.reports.view import ShownTable, shown
from procedures.rules.reporting import Definition, definition, newest
from procedures.rules.statistics import load
from tests.factories import cases, years
from tests.factories.printed import text
from tests.frontend.year.bureau import Bureau, content_of
from tests.frontend.year.test_figures_page import rows_of


def filled(bureau: Bureau, made_of: Definition) -> Edition:
    """Return a published edition of a report on a year with fourteen complaints."""
    cases.department("zorg", "Zorg")
    for month in range(1, 8):
        given = {"department": "zorg", "categories": ("bullying",), "channel": "phone"}
        years.settled(bureau.who, f"2025-0{month}-03", f"2025-0{month}-17", **given)
    for day in range(10, 17):
        years.declined(bureau.who, f"2025-08-{day}", "2025-09-01", categories=("harassment",))
    scope = "department:zorg" if made_of.scope == "department" else ""
    asked = Asked(made_of.name, 2025, made_of.periods(2025)[-1].part, scope)
    return years.published_report(bureau.who, asked)


@pytest.mark.parametrize("name", [each.name for each in newest()])
def test_page_pdf_spreadsheet_and_csv_hold_the_same_numbers(bureau: Bureau, name: str) -> None:
    edition = bureau.make(lambda: filled(bureau, definition(name)))
    page = bureau.text(bureau.who.henk, "edition", edition.id)
    document = text(content_of(bureau.get(bureau.who.henk, "edition_pdf", edition.id)))
    sheets = BytesIO(content_of(bureau.get(bureau.who.henk, "edition_xlsx", edition.id)))
    book = load_workbook(sheets)
    tables = [one for one in shown(load(edition.figures), "nl") if f"tabel-{one.name}" in page]
    assert "flow" in {one.name for one in tables}
    for table in tables:
        assert rows_of(page, table.name) == expected(table)
        for line in table.compact_lines:
            printed = " ".join([line.label, *(cell.text for cell in line.cells)])
            assert printed in document
        assert in_sheet(book, table) == [
            [cell.text if cell.value is None or cell.mark else cell.value for cell in line.cells]
            for line in table.lines
        ]
    csv = content_of(bureau.get(bureau.who.henk, "edition_csv", edition.id, "flow")).decode()
    (flow,) = [table for table in tables if table.name == "flow"]
    assert [row.split(";")[1:] for row in csv.splitlines()[1:]] == [
        [cell.text for cell in line.cells] for line in flow.lines
    ]


def expected(table: ShownTable) -> dict[str, list[str]]:
    return {
        line.label: [cell.text.replace("<", "&lt;") for cell in line.cells]
        for line in table.compact_lines
    }


def in_sheet(book: object, table: ShownTable) -> list[list[object]]:
    rows = list(book[table.tab].iter_rows(min_row=4, values_only=True))  # type: ignore[index]
    width = len(table.heads)
    return [list(row[1 : width + 1]) for row in rows[: len(table.lines)]]
