"""Who gets in, and that nothing of another client is ever there."""

import pytest
from django.urls import reverse

from kernel.audit.models import Entry
from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

URLS = "wederhoor.urls.client"
CANARY = "kanarie-van-globex"
PAGES = (
    "case",
    "case_story",
    "case_elements",
    "case_acts",
    "case_people",
    "case_party_new",
    "case_pieces",
    "case_messages",
    "case_outcome",
    "case_codes",
)
LISTS = ("cases", "case_new", "measures", "log", "seals", "outbox", "people")


@pytest.fixture
def foreign(globex: Tenant) -> Complaint:
    """A case of another client, with words that may never be seen here."""
    with scope.within(globex):
        return cases.complaint(CANARY)


@pytest.mark.parametrize("name", PAGES)
def test_case_of_another_client_is_not_there(house: House, foreign: Complaint, name: str) -> None:
    response = Desk(house.tenant, house.who.carla).get(
        reverse(name, args=[foreign.id], urlconf=URLS)
    )
    assert response.status_code == 404
    assert CANARY not in text_of(response)


@pytest.mark.parametrize("name", PAGES)
def test_every_part_of_a_case_opens_and_is_noted_once(house: House, name: str) -> None:
    address = reverse(name, args=[house.case.id], urlconf=URLS)
    with scope.within(house.tenant):
        before = Entry.objects.filter(action="case.read").count()
    response = Desk(house.tenant, house.who.carla).get(address)
    assert response.status_code == 200
    with scope.within(house.tenant):
        read = Entry.objects.filter(action="case.read")
        assert read.count() == before + 1
        last = read.order_by("-seq")[0]
        assert (last.actor_id, last.object_id) == (house.who.carla.id, house.case.id)


def test_committee_member_opens_nothing_here(house: House) -> None:
    with scope.within(house.tenant):
        cast.composed(house.who, house.case)
    desk = Desk(house.tenant, house.who.dirk)
    addresses = [reverse(name, urlconf=URLS) for name in LISTS]
    addresses += [reverse(name, args=[house.case.id], urlconf=URLS) for name in PAGES]
    for address in addresses:
        response = desk.get(address)
        assert response.status_code == 404, address
        assert house.case.number not in text_of(response), address


@pytest.mark.parametrize("name", LISTS)
def test_nobody_signed_in_is_sent_to_the_door(house: House, name: str) -> None:
    response = Desk(house.tenant).get(reverse(name, urlconf=URLS))
    assert response.status_code == 302
    assert response["Location"].startswith("/aanmelden/")


def test_person_of_another_client_does_not_get_in(house: House, globex: Tenant) -> None:
    with scope.within(globex):
        stranger = cases.person("Gijs Vreemd", roles=["secretariat"])
    response = Desk(house.tenant, stranger).get("/werk/zaken/")
    assert house.case.number not in text_of(response)
    assert response.status_code == 302


def test_officer_sees_the_cases_too(house: House) -> None:
    assert house.case.number in text_of(Desk(house.tenant, house.who.omar).get("/werk/zaken/"))
