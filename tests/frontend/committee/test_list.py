import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontend.views.staff import desk
from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast, composed, decided
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = pytest.mark.django_db
LIST = "committee_cases"


def test_list_has_only_the_cases_with_a_seat(
    acme: Tenant, who: Cast, case: Complaint, foreign: Complaint
) -> None:
    with scope.within(acme):
        other = cases.complaint("kanarie-van-een-ander")
    page = Browser(who.dirk).text(LIST)
    assert address("committee_case", case.id) in page
    assert [told for told in ("Voorzitter", "Onderzoek", "Advies geven") if told not in page] == []
    assert (other.number in page, str(foreign.id) in page) == (False, False)


def test_who_handles_every_case_finds_here_only_those_with_a_seat(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        who.carla.available_as = ["lawyer"]
        who.carla.save()
        mine = cases.complaint()
        composed(who, mine)
        seat = {"person": who.carla.id, "seat": "lawyer", "no_conflict": True}
        cases.do(mine, "appointed", who.carla, **seat)
    page = Browser(who.carla).text(LIST)
    assert (mine.number in page, case.number in page) == (True, False)
    assert 'href="/mijn-werk/"' in page


def test_case_tells_nothing_before_the_declaration(who: Cast, case: Complaint) -> None:
    page = Browser(who.els).text(LIST)
    assert case.number in page
    assert "Verklaar eerst of u een belang hebt" in page
    assert [told for told in ("Onderzoek", "Anna", "Pesten") if told in page] == []


def test_what_asks_something_of_the_reader_comes_first(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        read_only = decided(who, cases.complaint())
        declare(who.dirk, read_only)
        new = composed(who, cases.complaint())
    page = Browser(who.dirk).text(LIST)
    places = [page.index(one.number) for one in (new, case, read_only)]
    assert places == sorted(places)


def test_more_cases_than_a_page_holds_go_on_at_the_next(
    acme: Tenant, who: Cast, case: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "PAGE_SIZE", 1)
    with scope.within(acme):
        new = composed(who, cases.complaint())
    first, second = (Browser(who.dirk).text(LIST, page=count) for count in (1, 2))
    assert [one.number in first for one in (new, case)] == [True, False]
    assert [one.number in second for one in (new, case)] == [False, True]


def test_somebody_without_a_seat_reads_what_will_come_here(who: Cast, case: Complaint) -> None:
    page = Browser(who.gerda).text(LIST)
    assert "U bent nu in geen enkele zaak benoemd" in page
    assert case.number not in page


def test_a_stranger_is_sent_to_sign_in() -> None:
    response = Browser().open(LIST)
    assert (response.status_code, response["Location"]) == (302, "/aanmelden/?next=%2Fcommissie%2F")


@pytest.mark.usefixtures("case")
def test_three_cases_ask_as_many_queries_as_one(acme: Tenant, who: Cast) -> None:
    browser, counts = Browser(who.dirk), []
    browser.text(LIST)
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            browser.text(LIST)
        counts.append(len(queries))
        with scope.within(acme):
            for made in (composed(who, cases.complaint()) for _ in range(2)):
                declare(who.dirk, made)
    assert counts[0] == counts[1]
    assert browser.text(LIST).count('<th scope="row">') == 5
