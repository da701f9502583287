from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kernel.audit.models import Entry
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases, years
from tests.frontend.year.bureau import Bureau, content_of

CANARY = "Kanarie-7421"


def test_register_shows_a_line_for_each_case_and_none_of_its_words(bureau: Bureau) -> None:
    given = {"categories": ("bullying",), "story": CANARY}
    bureau.make(lambda: years.settled(bureau.who, "2025-03-03", "2025-03-31", **given))
    bureau.make(lambda: years.received("2025-11-03", categories=("discrimination",)))
    page = bureau.text(bureau.who.carla, "register", 2025)
    for words in ("2025-0001", "Pesten", "Gesprek", "Naar tevredenheid opgelost", ">28<"):
        assert words in page
    assert "Discriminatie" in page
    assert page.count("loopt nog") == 1
    assert CANARY not in page
    assert "Anna" not in page


def test_opening_the_register_is_noted(bureau: Bureau) -> None:
    bureau.text(bureau.who.carla, "register", 2025)
    bureau.get(bureau.who.carla, "register_export", 2025)
    found = bureau.make(
        lambda: list(
            Entry.objects.filter(object_kind="register").values_list("action", "actor_id", "facts")
        )
    )
    carla = bureau.who.carla.id
    assert found == [
        ("register.read", carla, {"year": 2025}),
        ("register.exported", carla, {"year": 2025}),
    ]


@pytest.mark.parametrize("person", ["henk", "iris", "dirk"])
@pytest.mark.parametrize("name", ["register", "register_export"])
def test_register_is_for_who_handles_cases_only(bureau: Bureau, person: str, name: str) -> None:
    bureau.make(lambda: years.received("2025-11-03"))
    response = bureau.get(getattr(bureau.who, person), name, 2025)
    assert response.status_code == 404


def test_year_without_cases_says_so(bureau: Bureau) -> None:
    page = bureau.text(bureau.who.carla, "register", 2025)
    assert "In 2025 stond geen zaak open" in page
    assert "<tbody>" not in page


@pytest.mark.parametrize("year", [1999, 2023, 9999])
def test_year_before_the_regulation_or_to_come_is_not_there(bureau: Bureau, year: int) -> None:
    for name in ("register", "register_export", "figures", "edition_new", "meeting_new"):
        assert bureau.get(bureau.who.carla, name, year).status_code == 404


def test_spreadsheet_holds_the_register(bureau: Bureau) -> None:
    given = {"categories": ("bullying",), "story": CANARY}
    bureau.make(lambda: years.settled(bureau.who, "2025-03-03", "2025-03-31", **given))
    response = bureau.get(bureau.who.carla, "register_export", 2025)
    assert response.headers["content-disposition"] == (
        'attachment; filename="register-acme-2025.xlsx"'
    )
    book = load_workbook(BytesIO(content_of(response)))
    cells = [cell.value for row in book.active.rows for cell in row]
    assert {"2025-0001", "Pesten", "Gesprek", 28} <= set(cells)
    assert CANARY not in str(cells)


def test_register_of_another_client_stays_there(bureau: Bureau, globex: Tenant) -> None:
    with scope.within(globex):
        cases.regulation()
        for _ in range(3):
            years.received("2025-05-05", categories=("stalking",))
    page = bureau.text(bureau.who.carla, "register", 2025)
    assert "Stalking" not in page
    assert "In 2025 stond geen zaak open" in page


def test_list_takes_as_many_queries_for_three_cases_as_for_one(bureau: Bureau) -> None:
    bureau.make(lambda: years.settled(bureau.who, "2025-03-03", "2025-03-31"))
    bureau.text(bureau.who.carla, "register", 2025)
    with CaptureQueriesContext(connection) as one:
        bureau.text(bureau.who.carla, "register", 2025)
    bureau.make(lambda: years.settled(bureau.who, "2025-04-03", "2025-05-30"))
    bureau.make(lambda: years.received("2025-11-03"))
    with CaptureQueriesContext(connection) as three:
        assert bureau.text(bureau.who.carla, "register", 2025).count("2025-000") == 3
    assert len(one) == len(three)
