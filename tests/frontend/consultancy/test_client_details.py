"""Changing how a client is reached and how large it is: who may, what it touches, what is noted."""

from typing import Any

import pytest
from django.test import Client

from kernel.audit.models import Entry
from tenants import scope
from tenants.models import Tenant
from tests.factories.browsers import HostClient
from tests.factories.bureau import at_bureau, consultant

pytestmark = pytest.mark.django_db
CARD = "/organisaties/acme/"
PAGE = f"{CARD}gegevens/"
GIVEN = {
    "contact_email": "klachten@acme.example",
    "contact_phone": "085 000 07 23",
    "employees_count": "60",
}


@pytest.fixture
def desk(acme: Tenant) -> Client:
    Tenant.objects.filter(pk=acme.pk).update(
        contact_email="oud@acme.example", contact_phone="020 111 22 33", employees_count=40
    )
    return at_bureau(consultant("Iris", acme))


def posted(desk: Client, version: str = "oud@acme.example|020 111 22 33|40", **given: str) -> Any:
    return desk.post(PAGE, GIVEN | {"object_version": version} | given)


def known(tenant: Tenant) -> tuple[str, str, int]:
    tenant.refresh_from_db()
    return tenant.contact_email, tenant.contact_phone, tenant.employees_count


def test_details_are_changed_and_told_on_card_and_portal(desk: Client, acme: Tenant) -> None:
    assert PAGE in desk.get(CARD).content.decode()
    page = desk.get(PAGE).content.decode()
    assert 'value="oud@acme.example"' in page
    assert "/organisaties/acme/" in page
    answer = posted(desk)
    assert (answer.status_code, answer["Location"]) == (302, CARD)
    assert known(acme) == ("klachten@acme.example", "085 000 07 23", 60)
    card = desk.get(CARD).content.decode()
    told = ("De gegevens zijn gewijzigd.", "klachten@acme.example", 'href="tel:0850000723"')
    assert [word for word in told if word not in card] == []
    portal = HostClient("acme.localhost").get("/").content.decode()
    assert "klachten@acme.example" in portal


def test_change_stands_in_the_log_of_the_client(desk: Client, acme: Tenant) -> None:
    posted(desk, contact_phone="020 111 22 33")
    with scope.within(acme):
        entry = Entry.objects.latest("seq")
    assert (entry.action, entry.object_id, entry.facts) == (
        "client.details", acme.reference, {"changed": ["contact_email", "employees_count"]},
    )  # fmt: skip
    assert "klachten@acme.example" not in str(entry.facts)


def test_what_is_wrong_is_told_at_its_field_and_nothing_changes(desk: Client, acme: Tenant) -> None:
    before = known(acme)
    wrong = {"contact_email": "klachten", "contact_phone": "bel maar", "employees_count": "0"}
    for name, value in wrong.items():
        answer = posted(desk, **{name: value})
        assert (answer.status_code, [*answer.context["form"].errors]) == (422, [name])
    assert "bijvoorbeeld 085 000 07 23" in posted(desk, contact_phone="12").content.decode()
    assert known(acme) == before


def test_address_and_number_may_be_left_out(desk: Client, acme: Tenant) -> None:
    assert posted(desk, contact_email="", contact_phone="").status_code == 302
    assert known(acme) == ("", "", 60)


def test_second_colleague_is_told_and_a_second_click_is_no_conflict(
    desk: Client, acme: Tenant
) -> None:
    posted(desk)
    assert posted(desk).status_code == 302
    assert "Er is niets gewijzigd." in desk.get(CARD).content.decode()
    answer = posted(desk, employees_count="80")
    assert answer.status_code == 409
    assert "Een collega heeft dit intussen gewijzigd" in answer.content.decode()
    assert known(acme)[2] == 60


@pytest.mark.parametrize(
    ("role", "lead", "status"),
    [("secretariat", False, 200), ("handler", False, 404), ("consultant", False, 404),
     ("consultant", True, 200)],
)  # fmt: skip
def test_secretariat_and_who_leads_may_change_it(
    acme: Tenant, role: str, status: int, *, lead: bool
) -> None:
    desk = at_bureau(consultant("Joost", acme, role=role, lead=lead))
    assert (desk.get(PAGE).status_code, posted(desk).status_code == 404) == (status, status == 404)
    assert (PAGE in desk.get(CARD).content.decode()) == (status == 200)


def test_client_of_a_colleague_has_no_such_page(desk: Client, globex: Tenant) -> None:
    before = known(globex)
    lead = at_bureau(consultant("Karin", lead=True))
    for browser in (desk, lead):
        answer = browser.post("/organisaties/globex/gegevens/", GIVEN)
        assert answer.status_code == 404
    assert known(globex) == before


def test_closed_client_does_not_change_any_more(desk: Client, acme: Tenant) -> None:
    Tenant.objects.filter(pk=acme.pk).update(state=Tenant.State.CLOSED)
    assert PAGE not in desk.get(CARD).content.decode()
    answer = posted(desk)
    assert answer.status_code == 422
    assert known(acme)[2] == 40
