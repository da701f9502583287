"""Page, PDF, spreadsheet, API and CSV of an edition hold the same numbers, whatever the report.

Each form is read back as who gets it reads it (the PDF by its tags) and held cell by cell against
the one table that all of them are made of.
"""

from csv import reader
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from procedures.actions.draft_portfolio import Asked as PortfolioAsked
from procedures.actions.draft_portfolio import draft_portfolio
from procedures.models import Complaint, Edition
from procedures.queries.asked import Asked, asked_of
from procedures.reports.portfolio_edition import thawed
from procedures.reports.view import ShownTable, shown
from procedures.rules.reporting import Definition, definition, of_client
from procedures.rules.statistics import Figures, load
from tenants.actions.issue_token import issue_token
from tenants.models import Tenant
from tests.factories import cases, years
from tests.factories.bureau import at_bureau, consultant
from tests.factories.editions import published
from tests.factories.tagged import plain, tables
from tests.frontend.year.bureau import Bureau, content_of
from tests.frontend.year.test_figures_page import rows_of

IN_VIEW = plain("In beeld")
ANSWERS = (
    {"lives_in": "this_municipality", "happened_in": "this_municipality"},
    {"lives_in": "other_municipality", "happened_in": "this_municipality"},
)


def filled(bureau: Bureau, made_of: Definition) -> Edition:
    """Return a published edition of a report on a year with fourteen complaints."""
    cases.department("zorg", "Zorg")
    for month in range(1, 8):
        given = {"department": "zorg", "categories": ("bullying",), "channel": "phone"}
        years.settled(bureau.who, f"2025-0{month}-03", f"2025-0{month}-17", **given)
    for day in range(10, 17):
        years.declined(bureau.who, f"2025-08-{day}", "2025-09-01", categories=("harassment",))
    for place, case in enumerate(Complaint.objects.order_by("received_on")):
        about = ("own_service", "recognised_provider")[place % 2]
        case.answers = {**case.answers, **ANSWERS[place // 7], "complaint_about": about}
        case.save(update_fields=["answers"])
    scope = "department:zorg" if made_of.scope == "department" else ""
    asked = Asked(made_of.name, 2025, made_of.periods(2025)[-1].part, scope)
    return years.published_report(bureau.who, asked)


@pytest.mark.parametrize("name", [each.name for each in of_client()])
def test_page_pdf_spreadsheet_api_and_csv_hold_the_same_numbers(bureau: Bureau, name: str) -> None:
    edition = bureau.make(lambda: filled(bureau, definition(name)))
    page = bureau.text(bureau.who.henk, "edition", edition.id)
    pdf = tables(content_of(bureau.get(bureau.who.henk, "edition_pdf", edition.id)))
    book = load_workbook(
        BytesIO(content_of(bureau.get(bureau.who.henk, "edition_xlsx", edition.id)))
    )
    kept = shown(load(edition.figures), "nl")
    assert shown(by_api(bureau, edition), "nl") == kept
    printed = [one for one in kept if f"tabel-{one.name}" in page]
    assert "flow" in {one.name for one in printed}
    for table in printed:
        assert rows_of(page, table.name) == expected(table)
        assert in_pdf(pdf, table) == [
            [plain(line.label), *(plain(cell.text) for cell in line.cells)]
            for line in table.compact_lines
        ]
    for table in kept:
        assert in_sheet(book, table) == [typed(table, place) for place in range(len(table.lines))]
        assert by_csv(bureau, edition, table) == [
            [table.corner, *table.heads],
            *([line.label, *(cell.text for cell in line.cells)] for line in table.lines),
        ]


@pytest.mark.django_db
def test_portfolio_page_pdf_spreadsheet_and_csv_hold_the_same_numbers(
    acme: Tenant, globex: Tenant
) -> None:
    for client, number in ((acme, 12), (globex, 3)):
        published(client, number)
    iris = consultant("Iris", acme, globex)
    edition = draft_portfolio(PortfolioAsked(2025, "nl"), by=iris, at=years.MADE_AT)
    edition.refresh_from_db()
    browser, path = at_bureau(iris), f"/portefeuille/{edition.id}/"
    page = browser.get(path).content.decode()
    pdf, book, csv = (browser.get(f"{path}?als={form}").content for form in ("pdf", "xlsx", "csv"))
    sheets, clients = load_workbook(BytesIO(book)), thawed(edition.figures).clients
    assert "<5" in {cell.text for cell in clients.lines[1].cells}
    for table in thawed(edition.figures).tables:
        assert rows_of(page, table.name) == expected(table)
        assert in_pdf(tables(pdf), table) == [
            [plain(line.label), *(plain(cell.text) for cell in line.cells)]
            for line in table.compact_lines
        ]
        assert in_sheet(sheets, table) == [typed(table, place) for place in range(len(table.lines))]
    assert list(reader(StringIO(csv.decode("utf-8-sig")), delimiter=";")) == [
        [clients.corner, *clients.heads],
        *([line.label, *(cell.text for cell in line.cells)] for line in clients.lines),
    ]


def expected(table: ShownTable) -> dict[str, list[str]]:
    return {
        line.label: [cell.text.replace("<", "&lt;") for cell in line.cells]
        for line in table.compact_lines
    }


def in_pdf(pdf: dict[str, list[list[str]]], table: ShownTable) -> list[list[str]]:
    """Return the rows of a table as the tags of the PDF give them; its head is as it should be."""
    head, *rows = pdf[plain(table.title)]
    heads = [plain(table.corner), *map(plain, table.heads)]
    assert [one for one in head if one != IN_VIEW] == heads
    return rows


def typed(table: ShownTable, place: int) -> list[object]:
    cells = table.lines[place].cells
    return [cell.text if cell.value is None or cell.mark else cell.value for cell in cells]


def in_sheet(book: Any, table: ShownTable) -> list[list[object]]:
    rows = list(book[table.tab.rstrip("?")].iter_rows(min_row=4, values_only=True))
    return [list(row[1 : len(table.heads) + 1]) for row in rows[: len(table.lines)]]


def by_csv(bureau: Bureau, edition: Edition, table: ShownTable) -> list[list[str]]:
    answer = bureau.get(bureau.who.henk, "edition_csv", edition.id, table.name)
    written = content_of(answer).decode("utf-8-sig")
    return list(reader(StringIO(written), delimiter=";"))


def by_api(bureau: Bureau, edition: Edition) -> Figures:
    """Return the figures as a program gets them."""
    _, secret = issue_token(bureau.tenant, "BI", scopes=["statistics:read"], at=years.MADE_AT)
    asked = asked_of(edition)
    answer = Client().get(
        f"/api/v1/statistics/{asked.year}/",
        {"report": asked.definition, "part": asked.part, "scope": asked.scope},
        headers={
            "host": f"{bureau.tenant.slug}.localhost",
            "authorization": f"Bearer {secret}",
        },
    )
    assert (answer.status_code, answer.json()["digest"]) == (200, edition.digest)
    return load(answer.json()["figures"])
