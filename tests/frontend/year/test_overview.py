import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from procedures.models import Person
from tenants import scope
from tenants.models import Tenant
from tests.cast import cast
from tests.factories import cases, years
from tests.frontend.year.bureau import Bureau


def test_makers_see_each_year_and_what_to_do_next(bureau: Bureau) -> None:
    bureau.make(lambda: years.published(bureau.who, 2024, years.moment("2025-02-03")))
    bureau.make(lambda: years.drafted(bureau.who, 2025))
    page = bureau.text(bureau.who.iris, "year")
    assert "Plan het gesprek over 2024" in page
    assert "Schrijf en laat nakijken: 2025" in page
    assert "na afloop van het jaar" in page


def test_year_with_open_agreements_asks_to_follow_them(bureau: Bureau) -> None:
    agreed = ("Leidinggevenden oefenen.", "Henk", "2026-09-01")
    bureau.make(lambda: years.held(bureau.who, years.published(bureau.who), agreed))
    assert "Volg de afspraken over 2025" in bureau.text(bureau.who.iris, "year")


@pytest.mark.parametrize(
    ("person", "expected"), [("iris", 2), ("carla", 2), ("henk", 1), ("dirk", 404)]
)
def test_readers_see_published_editions_only(bureau: Bureau, person: str, expected: int) -> None:
    first = bureau.make(lambda: years.published(bureau.who))
    second = bureau.make(lambda: years.drafted(bureau.who, changed="Er miste een zaak."))
    reader: Person = getattr(bureau.who, person)
    response = bureau.get(reader, "year")
    if expected == 404:
        assert response.status_code == 404
        return
    page = response.content.decode()
    assert [str(one.id) in page for one in (first, second)].count(True) == expected


def test_employer_without_any_report_is_told_when_it_comes(bureau: Bureau) -> None:
    bureau.make(lambda: years.drafted(bureau.who))
    page = bureau.text(bureau.who.henk, "year")
    assert "Er is nog geen rapportage gepubliceerd" in page
    assert "Maak de rapportage" not in page


def test_stranger_is_asked_to_sign_in(bureau: Bureau, globex: Tenant) -> None:
    with scope.within(globex):
        outsider = cases.person("Gijs Globex", roles=["secretariat"])
    response = bureau.get(outsider, "year")
    assert response.status_code == 302
    assert "/aanmelden/" in response.headers["location"]


def test_list_takes_as_many_queries_for_three_years_as_for_one(bureau: Bureau) -> None:
    bureau.make(lambda: years.published(bureau.who, 2024, years.moment("2025-02-03")))
    bureau.text(bureau.who.iris, "year")
    with CaptureQueriesContext(connection) as one:
        bureau.text(bureau.who.iris, "year")
    edition = bureau.make(lambda: years.published(bureau.who))
    bureau.make(lambda: years.held(bureau.who, edition, ("Folder", "Carla", "2026-06-01")))
    bureau.make(lambda: years.drafted(bureau.who, changed="Er miste een zaak."))
    with CaptureQueriesContext(connection) as three:
        bureau.text(bureau.who.iris, "year")
    assert len(one) == len(three)


def test_editions_of_another_client_are_not_there(bureau: Bureau, globex: Tenant) -> None:
    with scope.within(globex):
        cases.regulation()
        other = years.published(cast())
    for name in ("edition", "edition_pdf", "edition_xlsx", "edition_edit", "edition_publish"):
        assert bureau.get(bureau.who.carla, name, other.id).status_code == 404
    assert str(other.id) not in bureau.text(bureau.who.carla, "year")
