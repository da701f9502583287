"""The people of a client: who manages them, what changes with the next request, what remains."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from kernel.audit.models import Entry
from kernel.identity.models import Account
from procedures.models import Person
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, text_of

PEOPLE = "/werk/mensen/"


def changed(desk: Desk, who: Person, **data: object) -> HttpResponse:
    address = f"{PEOPLE}{who.id}/"
    return desk.post(address, **{**desk.fresh(address), **data})


def test_new_roles_count_with_the_next_request_and_are_logged(acme: Tenant, who: Cast) -> None:
    carla, omar = Desk(acme, who.carla), Desk(acme, who.omar)
    assert omar.get("/werk/zaken/").status_code == 200
    answer = changed(carla, who.omar, roles=["hr"], seats=["member"])
    assert (answer.status_code, answer["Location"]) == (302, PEOPLE)
    assert omar.get("/werk/zaken/").status_code == 404
    with scope.within(acme):
        omar_now = Person.objects.get(id=who.omar.id)
        entry = Entry.objects.get(action="person.changed")
    assert (omar_now.roles, omar_now.available_as) == (["hr"], ["member"])
    assert (entry.actor_id, entry.object_id) == (who.carla.id, who.omar.id)
    assert entry.facts["before"] == ["complaints_officer"]


@pytest.mark.attack("A09")
def test_who_is_ended_is_out_with_the_next_request_in_every_browser(
    acme: Tenant, who: Cast
) -> None:
    carla, browsers = Desk(acme, who.carla), [Desk(acme, who.omar), Desk(acme, who.omar)]
    assert [one.get("/werk/zaken/").status_code for one in browsers] == [200, 200]
    address = f"{PEOPLE}{who.omar.id}/einde/"
    assert "beëindigen?" in text_of(carla.get(address))
    assert carla.post(address).status_code == 302
    answers = [one.get("/werk/zaken/") for one in browsers]
    assert [(one.status_code, one["Location"][:11]) for one in answers] == [
        (302, "/aanmelden/")
    ] * 2
    with scope.within(acme):
        assert Entry.objects.get(action="person.ended").object_id == who.omar.id


def test_last_one_who_manages_people_cannot_end_or_demote_themselves(
    acme: Tenant, who: Cast
) -> None:
    carla = Desk(acme, who.carla)
    assert carla.post(f"{PEOPLE}{who.carla.id}/einde/").status_code == 422
    answer = changed(carla, who.carla, roles=["handler"])
    assert answer.status_code == 422
    assert "Er moet iemand overblijven" in text_of(answer)
    assert carla.get("/werk/zaken/").status_code == 200


def test_manager_goes_once_another_is_there(acme: Tenant, who: Cast) -> None:
    carla = Desk(acme, who.carla)
    assert changed(carla, who.henk, roles=["employer", "administrator"]).status_code == 302
    assert carla.post(f"{PEOPLE}{who.carla.id}/einde/").status_code == 302
    assert carla.get(PEOPLE).status_code == 302
    assert "Carla de Boer" in text_of(Desk(acme, who.henk).get(PEOPLE))


def test_who_handles_cases_reads_the_list_and_changes_nothing(acme: Tenant, who: Cast) -> None:
    omar = Desk(acme, who.omar)
    page = text_of(omar.get(PEOPLE))
    assert ("Els Bakker" in page, "Nodig iemand uit" in page) == (True, False)
    addresses = (f"{PEOPLE}{who.els.id}/", f"{PEOPLE}{who.els.id}/einde/", f"{PEOPLE}uitnodigen/")
    assert [omar.get(one).status_code for one in addresses] == [404] * 3
    assert [omar.post(one).status_code for one in addresses] == [404] * 3


@pytest.mark.usefixtures("who")
def test_administrator_manages_people_and_sees_no_case(acme: Tenant) -> None:
    with scope.within(acme):
        bea = cases.person("Bea Beheer", roles=["administrator"])
        case = cases.complaint("Kanarie in het verhaal")
    desk = Desk(acme, bea)
    answer = desk.get("/mijn-werk/")
    assert (answer.status_code, answer["Location"]) == (302, PEOPLE)
    page = text_of(desk.get(PEOPLE))
    assert ("Nodig iemand uit" in page, "/werk/zaken/" in page) == (True, False)
    seen = [desk.get(one).status_code for one in ("/werk/zaken/", f"/werk/zaken/{case.id}/")]
    assert seen == [404, 404]


def test_person_of_the_consultancy_is_not_changed_here(acme: Tenant, who: Cast) -> None:
    Account.objects.filter(id=who.iris.account_id).update(is_consultancy=True)
    carla = Desk(acme, who.carla)
    page = text_of(carla.get(f"{PEOPLE}{who.iris.id}/"))
    assert "Deze persoon komt van het bureau" in page
    carla.post(f"{PEOPLE}{who.iris.id}/", roles=["hr"])
    assert carla.post(f"{PEOPLE}{who.iris.id}/einde/").status_code == 404
    with scope.within(acme):
        iris = Person.objects.get(id=who.iris.id)
    assert (iris.roles, iris.active) == (["consultant"], True)


def test_list_asks_as_much_for_three_more(acme: Tenant, who: Cast) -> None:
    carla, counts = Desk(acme, who.carla), []
    carla.get(PEOPLE)
    for names in ((), ("Jan Een", "Jet Twee", "Jop Drie")):
        with scope.within(acme):
            for name in names:
                cases.person(name, roles=["hr"])
        with CaptureQueriesContext(connection) as asked:
            carla.get(PEOPLE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_stale_form_changes_nothing(acme: Tenant, who: Cast) -> None:
    carla = Desk(acme, who.carla)
    address = f"{PEOPLE}{who.omar.id}/"
    opened = carla.fresh(address)
    with scope.within(acme):
        Person.objects.filter(id=who.omar.id).update(roles=["handler"])
    answer = carla.post(address, **opened, roles=["hr"])
    assert answer.status_code == 409
