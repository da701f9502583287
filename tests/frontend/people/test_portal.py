"""Whom the portal names: kept by who manages the people, read by everybody."""

import pytest

from kernel import clock
from kernel.audit.models import Entry
from procedures.models import Contact
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import portals
from tests.frontend.staff.desk import Desk, text_of

PORTAL = "/werk/portaal/"
GIVEN = {"way": "adviser", "name": "Vera Vos", "phone": "06 12345678", "hours": "ochtend"}


@pytest.fixture
def carla(acme: Tenant, who: Cast) -> Desk:
    return Desk(acme, who.carla)


def contacts(acme: Tenant) -> list[tuple[str, str, str]]:
    with scope.within(acme):
        return [(one.way, one.name, one.phone) for one in Contact.objects.all()]


def test_empty_list_says_what_to_do(carla: Desk) -> None:
    assert "Zet hier de vertrouwenspersoon" in text_of(carla.get(PORTAL))


def test_added_changed_and_taken_away_shows_at_once_and_is_noted(carla: Desk, acme: Tenant) -> None:
    assert carla.post(f"{PORTAL}mensen/nieuw/", **GIVEN).url == PORTAL
    assert contacts(acme) == [("adviser", "Vera Vos", "06 12345678")]
    assert "Vera Vos" in text_of(carla.get("/wie-kunt-u-bellen/"))
    with scope.within(acme):
        own = f"{PORTAL}mensen/{Contact.objects.get().id}/"
    page = text_of(carla.get(own))
    version = page.partition('name="object_version" value="')[2].partition('"')[0]
    carla.post(own, **GIVEN | {"phone": "06 87654321", "object_version": version})
    assert contacts(acme) == [("adviser", "Vera Vos", "06 87654321")]
    stale = carla.post(own, **GIVEN | {"name": "Iemand anders", "object_version": version})
    assert stale.status_code == 409
    assert "Iemand anders" in text_of(stale)
    carla.post(f"{own}weg/")
    assert contacts(acme) == []
    with scope.within(acme):
        noted = Entry.objects.filter(action__startswith="contact.").values_list("action", flat=True)
        assert sorted(noted) == ["contact.added", "contact.changed", "contact.removed"]


def test_somebody_who_cannot_be_reached_is_refused_and_stays_typed(
    carla: Desk, acme: Tenant
) -> None:
    answer = carla.post(f"{PORTAL}mensen/nieuw/", way="talk", name="Vera Vos")
    assert answer.status_code == 422
    assert "Vul een telefoonnummer of een e-mailadres in." in text_of(answer)
    assert "Vera Vos" in text_of(answer)
    assert "phone" in carla.post(f"{PORTAL}mensen/nieuw/").context["form"].errors
    assert contacts(acme) == []


def test_who_handles_cases_reads_the_list_and_changes_nothing(acme: Tenant, who: Cast) -> None:
    with scope.within(acme):
        found = portals.named("Vos", at=clock.now())
    omar = Desk(acme, who.omar)
    assert "Vera Vos" in text_of(omar.get(PORTAL))
    assert omar.get(f"{PORTAL}mensen/nieuw/").status_code == 404
    assert omar.get(f"{PORTAL}mensen/{found.id}/").status_code == 404
    assert Desk(acme, who.henk).get(PORTAL).status_code == 404
