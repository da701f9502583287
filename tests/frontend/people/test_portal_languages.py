"""The languages of a portal: who chooses them, what visitors are offered, what falls back."""

import re

import pytest

from kernel.audit.models import Entry
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories.browsers import HostClient
from tests.frontend.staff.desk import Desk, text_of

PAGE = "/werk/portaal/talen/"
ALL = ["en", "fr", "de", "pl", "tr", "ar", "uk"]


@pytest.fixture
def carla(acme: Tenant, who: Cast) -> Desk:
    return Desk(acme, who.carla)


def offered() -> list[str]:
    html = HostClient("acme.localhost").get("/").content.decode()
    return [code for code in ALL if f'value="{code}"' in html]


def test_portal_offers_what_was_chosen_and_dutch(acme: Tenant, carla: Desk) -> None:
    assert offered() == ALL
    assert carla.post(PAGE, languages=["de", "ar"]).status_code == 302
    acme.refresh_from_db()
    assert (acme.languages, offered()) == ("nl de ar", ["de", "ar"])
    with scope.within(acme):
        latest = Entry.objects.latest("seq")
        assert (latest.action, latest.facts) == ("client.languages", {"languages": "nl-de-ar"})


def test_all_of_them_is_kept_as_nothing_so_that_a_new_one_comes_along(
    acme: Tenant, carla: Desk
) -> None:
    carla.post(PAGE, languages=["fr"])
    carla.post(PAGE, languages=ALL)
    acme.refresh_from_db()
    assert (acme.languages, offered()) == ("", ALL)


def test_page_tells_in_which_languages_the_regulation_is_read(carla: Desk) -> None:
    page = " ".join(re.sub(r"<[^>]*>", " ", text_of(carla.get(PAGE))).split())
    assert "Polski Ja In deze taal" in page
    assert "Deutsch Ja In deze taal" in page


def test_unknown_language_and_who_may_not_choose_are_refused(
    acme: Tenant, carla: Desk, who: Cast
) -> None:
    answer = carla.post(PAGE, languages=["xx"])
    assert (answer.status_code, offered()) == (422, ALL)
    assert Desk(acme, who.els).get(PAGE).status_code in (403, 404)
