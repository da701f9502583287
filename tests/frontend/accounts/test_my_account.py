"""Somebody's own account, from the work that they come from."""

import pytest
from django.test import Client

from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories.bureau import at_bureau, consultant
from tests.frontend.components.rendering import parse
from tests.frontend.staff.desk import Desk

PAGES = ("/mijn-account/", "/mijn-account/wachtwoord/")


def _first_of_menu(browser: Client | Desk, page: str) -> str:
    menu = parse(browser.get(page).content.decode()).all("nav")[0]
    return menu.all("a")[0].attributes["href"]


@pytest.mark.parametrize("page", PAGES)
def test_everybody_finds_the_way_back_to_their_own_work(acme: Tenant, page: str) -> None:
    with scope.within(acme):
        who = cast.cast()
    readers: list[Client | Desk] = [Desk(acme, one) for one in (who.carla, who.henk, who.dirk)]
    readers.append(at_bureau(consultant("Iris", acme)))
    first = [_first_of_menu(one, page) for one in readers]
    assert first == ["/werk/zaken/", "/werkgever/", "/commissie/", "/"]
