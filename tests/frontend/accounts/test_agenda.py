from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar

from kernel import clock
from kernel.identity.models import Account
from procedures.models import CalendarFeed, Hearing, Person
from tenants import scope
from tenants.models import Assignment, Tenant
from tests import cast
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.entering import entered
from tests.frontend.staff.desk import Desk, House

ADDRESS = "/mijn-agenda/"


@pytest.fixture
def house(acme: Tenant) -> House:
    with scope.within(acme):
        who = cast.cast()
        case = cases.complaint(received_at=clock.now())
        moment = clock.now() + timedelta(days=3)
        Hearing.objects.create(case=case, side="complainant", planned_at=moment, place="Zaal 4")
        return House(acme, who, case)


def _feed_of(desk: Desk) -> str:
    address = str(desk.post(ADDRESS, make="1").context["address"])
    return urlsplit(address).path


def _lines(house: House, path: str) -> list[tuple[str, str]]:
    answer = HostClient(f"{house.tenant.slug}.localhost").get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return [(str(one["summary"]), str(one.get("location", ""))) for one in events]


def test_feed_has_terms_and_hearings_by_number_and_no_name(house: House) -> None:
    path = _feed_of(Desk(house.tenant, house.who.carla))
    lines = _lines(house, path)
    number = house.case.number
    assert (f"{number} gesprek", "Zaal 4") in lines
    assert (f"{number} Ontvangst bevestigen", "") in lines
    whole = HostClient("acme.localhost").get(path).content.decode()
    assert [word for word in ("Anna", "Bram", "schreeuwt", "example.org") if word in whole] == []


def test_address_is_shown_once_and_only_its_digest_is_kept(house: House) -> None:
    desk = Desk(house.tenant, house.who.carla)
    secret = _feed_of(desk).removeprefix("/agenda/").removesuffix(".ics")
    assert len(secret) >= 43
    assert secret not in desk.get(ADDRESS).content.decode()
    with scope.within(house.tenant):
        assert CalendarFeed.objects.get().secret_hash != secret


def test_a_new_address_ends_the_old_one_and_stopping_ends_it_too(house: House) -> None:
    desk, outside = Desk(house.tenant, house.who.carla), HostClient("acme.localhost")
    first, second = _feed_of(desk), _feed_of(desk)
    assert (outside.get(first).status_code, outside.get(second).status_code) == (404, 200)
    desk.post(ADDRESS, end="1")
    assert outside.get(second).status_code == 404


def test_who_left_has_no_feed_any_more(house: House) -> None:
    path = _feed_of(Desk(house.tenant, house.who.carla))
    with scope.within(house.tenant):
        Person.objects.filter(id=house.who.carla.id).update(active=False)
    assert HostClient("acme.localhost").get(path).status_code == 404


def test_a_case_about_its_owner_is_not_in_the_feed(house: House) -> None:
    path = _feed_of(Desk(house.tenant, house.who.carla))
    with scope.within(house.tenant):
        house.case.parties.filter(side="respondent").update(person=house.who.carla)
    assert _lines(house, path) == []


def test_feed_of_another_client_is_not_here(house: House) -> None:
    path = _feed_of(Desk(house.tenant, house.who.carla))
    assert HostClient("globex.localhost").get(path).status_code == 404


def test_employer_sees_no_hearing_and_no_term(house: House) -> None:
    assert _lines(house, _feed_of(Desk(house.tenant, house.who.henk))) == []


def test_consultant_has_a_feed_for_as_long_as_they_serve_the_client(house: House) -> None:
    iris = Account.objects.create_user("ida@bureau.test", None, name="Ida", is_consultancy=True)
    Assignment.objects.create(
        account=iris, tenant=house.tenant, role="secretariat", from_on=date(2024, 1, 1)
    )
    answer = entered(iris, house.tenant).post(ADDRESS, {"make": "1"})
    path = urlsplit(str(answer.context["address"])).path
    assert len(_lines(house, path)) > 0
    Assignment.objects.filter(account=iris).delete()
    assert HostClient("acme.localhost").get(path).status_code == 404
