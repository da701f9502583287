"""Whoever is shown a name is in the trail, whatever page it was."""

from django.urls import reverse

from kernel.audit.models import Entry
from tenants import scope
from tests.frontend.staff.desk import Desk, House

URLS = "wederhoor.urls.client"


def noted(house: House) -> list[tuple[object, object, object]]:
    with scope.within(house.tenant):
        found = Entry.objects.filter(action="identity.read").order_by("seq")
        return [(one.actor_id, one.object_id, one.facts["cases"]) for one in found]


def test_page_with_names_is_noted_once_with_its_case(house: House, desk: Desk) -> None:
    before = len(noted(house))
    desk.get(reverse("case_people", args=[house.case.id], urlconf=URLS))
    assert noted(house)[before:] == [(house.who.carla.id, house.case.id, [str(house.case.id)])]


def test_page_without_names_is_not_noted(house: House, desk: Desk) -> None:
    before = noted(house)
    assert desk.get("/werk/logboek/zegels/").status_code == 200
    assert noted(house) == before


def test_page_that_is_refused_shows_and_notes_nothing(house: House) -> None:
    before = noted(house)
    address = reverse("case_people", args=[house.case.id], urlconf=URLS)
    assert Desk(house.tenant, house.who.els).get(address).status_code == 404
    assert noted(house) == before
