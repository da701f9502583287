"""All clients beside each other: what stands in their own reports, and nothing more."""

from csv import reader
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from procedures.queries.portfolio import Reported
from procedures.reports.portfolio import Imprint, pdf, portfolio_of
from tenants.models import Tenant
from tests.factories.bureau import at_bureau, consultant
from tests.factories.editions import complaints, counted, published
from tests.factories.tagged import plain, tables


@pytest.mark.django_db
def test_clients_stand_beside_each_other_as_in_their_own_reports(
    acme: Tenant, globex: Tenant
) -> None:
    published(acme, 12)
    browser = at_bureau(consultant("Iris", acme, globex))
    page = browser.get("/portefeuille/?jaar=2025").content.decode()
    assert "Nog geen rapport over dit jaar" in page
    assert f"<li>{globex.name}</li>" in page
    assert ">12</td>" in page
    written = browser.get("/portefeuille/?jaar=2025&als=csv").content.decode("utf-8-sig")
    rows = list(reader(StringIO(written), delimiter=";"))
    assert rows[1:] == [[acme.name, "12", "12", "0", "0,9", "40", "100%", "7,0"]]
    book = load_workbook(BytesIO(browser.get("/portefeuille/?jaar=2025&als=xlsx").content))
    sheet = book["Organisaties naast elkaar"]
    typed = [cell.value for cell in sheet[4]][:8]
    assert typed == [acme.name, 12, 12, 0, 0.9, 40, 100, 7]
    document = tables(browser.get("/portefeuille/?jaar=2025&als=pdf").content)
    assert document[plain("Organisaties naast elkaar")][1:] == [[plain(one) for one in rows[1]]]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["member", None])
def test_client_whose_figures_one_may_not_read_is_not_there(
    acme: Tenant, globex: Tenant, role: str | None
) -> None:
    published(acme, 12)
    account = consultant("Iris", globex, *([acme] if role else []), role=role or "secretariat")
    page = at_bureau(account).get("/portefeuille/?jaar=2025").content.decode()
    assert acme.name not in page
    assert "nog geen jaarrapport gepubliceerd" in page
    assert "Of kies hierboven een ander jaar." in page


def clients(number: int) -> list[Reported]:
    return [
        Reported(f"Klant {n}", counted(complaints(2025, 10 + n, "bullying"))) for n in range(number)
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (4, ["4", "×", "×", "×"]),
        (5, ["5", "0,9", "×", "×"]),
        (10, ["10", "1,1", "0,9", "1,3"]),
    ],
)
def test_what_is_usual_is_told_from_enough_clients_on(number: int, expected: list[str]) -> None:
    made = portfolio_of(2025, "nl", clients(number))
    assert [cell.text for cell in made.usual.lines[0].cells] == expected


def test_number_that_a_report_hides_stays_hidden_and_out_of_what_is_usual() -> None:
    few = Reported("Klein", counted(complaints(2025, 3, "bullying")))
    made = portfolio_of(2025, "nl", [*clients(4), few])
    assert [cell.text for cell in made.clients.lines[-1].cells][:3] == ["<5", "<5", "0"]
    assert [cell.text for cell in made.usual.lines[0].cells] == ["4", "×", "×", "×"]


def test_portfolio_without_a_report_names_who_has_none() -> None:
    made = portfolio_of(2025, "fr", [Reported("Klant", None)])
    assert (made.clients.lines, made.without) == ((), ("Klant",))
    assert pdf(made, Imprint("Bureau", "#0b5c6b", date(2026, 2, 2)))
