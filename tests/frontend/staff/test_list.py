from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel import clock
from procedures.queries.staff_lists import Wanted, listed_cases
from procedures.queries.words import words_of_client
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

ADDRESS = "/werk/zaken/"


def test_case_is_listed_with_its_term_and_for_whom_it_waits(house: House) -> None:
    page = text_of(Desk(house.tenant, house.who.carla).get(ADDRESS))
    assert house.case.number in page
    assert "Ontvangst bevestigen" in page
    assert "Secretariaat" in page
    assert "Mijn collega schreeuwt" not in page


def test_list_takes_as_many_queries_for_three_cases_as_for_one(house: House) -> None:
    desk = Desk(house.tenant, house.who.carla)
    desk.get(ADDRESS)
    with CaptureQueriesContext(
        connection,
    ) as one:
        desk.get(ADDRESS)
    with scope.within(house.tenant):
        cases.complaint("Tweede")
        cases.complaint("Derde")
    with CaptureQueriesContext(connection) as three:
        response = desk.get(ADDRESS)
    assert len(response.context["rows"]) == 3
    assert len(three) == len(one)


def test_what_is_due_first_comes_first_and_closed_cases_are_left_out(house: House) -> None:
    now = clock.now()
    with scope.within(house.tenant):
        late = cases.complaint("Laat", received_at=now - timedelta(days=30))
        fresh = cases.complaint("Vers", received_at=now)
        done = cast.decided(house.who, cases.complaint("Klaar", received_at=now))
        cases.do(done, "closed", house.who.carla)
        cases.do(done, "aftercare_done", house.who.carla, aftercare_channel="phone")
    rows = Desk(house.tenant, house.who.carla).get(ADDRESS).context["rows"]
    numbers = [row.case.number for row in rows]
    assert numbers.index(late.number) < numbers.index(fresh.number)
    assert done.number not in numbers
    assert {row.term_state for row in rows if row.case == late} == {"overdue"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), {"2026-0001", "2025-0001", "2025-0002"}),
        (Wanted(year=2025), {"2025-0001", "2025-0002"}),
        (Wanted(number="2026"), {"2026-0001"}),
        (Wanted(category="stalking"), {"2025-0002"}),
        (Wanted(state="assessment"), {"2025-0002"}),
        (Wanted(state="closed"), set()),
        (Wanted(overdue=True, year=2026), {"2026-0001"}),
    ],
)
def test_list_narrows_down_by_what_is_asked(house: House, wanted: Wanted, found: set[str]) -> None:
    day = datetime(2026, 3, 20, 12, tzinfo=UTC)
    with scope.within(house.tenant):
        older = datetime(2025, 5, 1, 9, tzinfo=UTC)
        cases.complaint("Oud", received_at=older)
        cases.do(
            cases.complaint("Stalken", received_at=older, categories=("stalking",)),
            "acknowledged",
            house.who.carla,
        )
        rows = listed_cases(
            cases.acting(house.who.carla),
            wanted,
            words_of_client("nl"),
            at=day,
            today=day.date(),
        )
        assert {row.number for row in rows} == found


def test_a_value_in_the_address_that_does_not_exist_is_forgiven(house: House) -> None:
    response = Desk(house.tenant, house.who.carla).get(ADDRESS, state="x", year="q", page="99")
    assert response.status_code == 200


def test_nothing_found_says_what_to_do(house: House) -> None:
    page = text_of(Desk(house.tenant, house.who.carla).get(ADDRESS, number="1999"))
    assert "Geen zaak gevonden" in page


def test_client_without_cases_says_how_they_come(globex: Tenant) -> None:
    with scope.within(globex):
        carla = cases.person("Carla de Boer", roles=["secretariat"])
    page = text_of(Desk(globex, carla).get(ADDRESS))
    assert "Er zijn nog geen zaken" in page
