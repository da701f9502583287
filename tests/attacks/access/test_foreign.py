"""T02, T03, B01, B08: what is not theirs in a form, a filter or a page number."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from procedures.actions.give_code import give_code
from procedures.models import Complaint, Message, Party
from tenants import scope
from tenants.models import Tenant
from tests import cast as casts
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.seats import Browser
from tests.standing import standing

House = tuple[casts.Cast, Complaint, Complaint]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def house(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[House]:
    """Return our people with a decided case and a second one; each test undoes what it did."""
    with standing(django_db_blocker):
        with scope.within(Tenant.objects.get(slug="acme")):
            who = casts.cast()
            made = who, casts.decided(who), casts.admitted(who, cases.complaint("Iets anders."))
        yield made


@pytest.mark.attack("T02")
def test_rows_of_another_case_are_refused_in_every_form(acme: Tenant, house: House) -> None:
    who, case, other = house
    carla = Browser(who.carla)
    with scope.within(acme):
        party = other.parties.filter(side="complainant").get()
        measure = case.measures.get()
        before = Party.objects.get(id=party.id).secret_hash
    asked = [
        carla.post(f"/werk/zaken/{case.id}/codes/", {"party": str(party.id)}),
        carla.post(f"/werk/zaken/{case.id}/betrokkenen/{party.id}/", {"name": "Ander"}),
        carla.post(f"/werk/zaken/{other.id}/maatregelen/{measure.id}/", {"how": "done"}),
    ]
    assert [one.status_code for one in asked] == [404, 404, 404]
    with scope.within(acme):
        assert Party.objects.get(id=party.id).secret_hash == before
        assert Party.objects.get(id=party.id).name == "Anna Jansen"


@pytest.mark.attack("T03")
@pytest.mark.parametrize(
    "query",
    [
        {"number": "%"},
        {"number": "_"},
        {"state": "all' or 1=1 --"},
        {"category": "opened_to__contains"},
        {"year": "0"},
        {"order_by": "parties__name"},
        {"regulation__id__isnull": "0"},
        {"_connector": "OR"},
    ],
)
def test_filters_and_orders_reach_no_further_than_what_is_theirs(
    globex: Tenant, house: House, query: dict[str, str]
) -> None:
    who, case, other = house
    with scope.within(globex):
        theirs = cases.complaint("Van een ander.")
        Complaint.objects.filter(id=theirs.id).update(number="2026-9999")
    page = Browser(who.carla).open("cases", **query)
    assert page.status_code == 200
    mine = {case.number, other.number}
    assert {row.case.number for row in page.context["rows"]} <= mine
    assert "2026-9999" not in page.content.decode()


@pytest.mark.attack("B08")
@pytest.mark.parametrize("page", ["-1", "0", "1000000000", "9" * 400, "een", "1e9", "", "2&page=3"])
@pytest.mark.parametrize("name", ["cases", "measures", "log", "outbox", "keeping_gone"])
def test_page_numbers_that_are_none_give_a_near_one(house: House, name: str, page: str) -> None:
    who, _, _ = house
    answer = Browser(who.carla).open(name, page=page, page_size="1000000", limit="1000000")
    assert (answer.status_code, answer.context["page"].number) == (200, 1)


@pytest.mark.attack("B01")
def test_fields_that_are_not_asked_for_are_not_heard(acme: Tenant, house: House) -> None:
    who, case, _ = house
    with scope.within(acme):
        party = case.parties.filter(side="respondent").get()
        code = give_code(party)
    bram = HostClient("acme.localhost")
    assert bram.post("/mijn-zaak/code/", {"code": code}).status_code == 302
    more = {"side": "complainant", "internal": "on", "from_person": str(who.carla.id)}
    sent = bram.post("/mijn-zaak/berichten/", {"body": "Mijn bericht.", **more})
    assert sent.status_code == 302
    with scope.within(acme):
        message = Message.objects.filter(case=case, from_party=party).get()
        assert (message.side, message.internal, message.from_person) == ("respondent", False, None)
