"""What the employer reads at a client that has no case yet, or only one of another regulation."""

from datetime import timedelta

import pytest

from kernel import clock
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases, trainings
from tests.factories.seats import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(acme: Tenant) -> cast.Cast:
    """Everybody at a client that is as it was opened."""
    with scope.within(acme):
        return cast.cast()


def test_ruling_that_the_regulation_keeps_from_the_employer_is_never_shown(
    acme: Tenant, who: cast.Cast
) -> None:
    with scope.within(acme):
        case = trainings.ruled(cases.person("Noor Willems", roles=["handler"]))
    browser = Browser(who.henk)
    page = browser.text("employer_cases")
    assert "Er loopt nu 1 klacht. De inhoud blijft bij wie haar behandelt." in page
    assert [word for word in (case.number, "kanarie") if word in page] == []
    assert browser.open("employer_case", case.id).status_code == 404
    assert browser.open("advice_document", case.id).status_code == 404


def test_regulation_of_tomorrow_is_not_yet_in_force(acme: Tenant, who: cast.Cast) -> None:
    browser = Browser(who.henk)
    assert "Er is nog geen regeling vastgesteld" in browser.text("employer_regulation")
    with scope.within(acme):
        tomorrow = clock.local_date(clock.now(), acme.time_zone) + timedelta(days=1)
        cases.regulation(from_on=tomorrow)
    page = browser.text("employer_regulation")
    assert ("Klachtenregeling" in page, "Geldt nu" in page) == (True, False)
