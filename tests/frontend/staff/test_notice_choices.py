"""Choosing how often one is told of what."""

import pytest
from django.test import Client

from procedures.models import NoticeChoice, Person
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast, cast
from tests.factories import cases
from tests.factories.browsers import HostClient

PAGE = "/mijn-account/seintjes/"
pytestmark = pytest.mark.django_db
CHOSEN = {"complaint": "at_once", "message": "weekly", "objection": "never", "term": "daily"}


@pytest.fixture
def who(acme: Tenant) -> Cast:
    with scope.within(acme):
        return cast()


def desk(person: Person) -> Client:
    browser = HostClient("acme.localhost")
    browser.force_login(cases.account_of(person))
    return browser


def test_secretariat_chooses_for_each_kind_and_keeps_hours_of_rest(who: Cast, acme: Tenant) -> None:
    browser = desk(who.carla)
    answer = browser.post(PAGE, CHOSEN | {"quiet_from": "20", "quiet_until": "7"})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    with scope.within(acme):
        kept = NoticeChoice.objects.get()
        assert (kept.person_id, kept.how) == (who.carla.id, CHOSEN)
        assert (kept.quiet_from, kept.quiet_until) == (20, 7)
    assert b"Uw keuze is bewaard" in browser.get(PAGE).content


def test_half_of_the_hours_of_rest_is_refused_and_nothing_typed_is_lost(who: Cast) -> None:
    answer = desk(who.carla).post(PAGE, CHOSEN | {"quiet_from": "20"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kies een begin en een einde." in page
    assert '<option value="20" selected>' in page


def test_employer_chooses_about_terms_alone(who: Cast) -> None:
    form = desk(who.henk).get(PAGE).context["form"]
    assert list(form.fields) == ["term", "quiet_from", "quiet_until"]


def test_term_at_once_is_no_choice(who: Cast) -> None:
    assert desk(who.henk).post(PAGE, {"term": "at_once"}).status_code == 422


def test_nobody_without_a_place_chooses_anything(acme: Tenant) -> None:  # noqa: ARG001
    answer = Client(headers={"host": "acme.localhost"}).get(PAGE)
    assert answer.status_code == 302


def test_own_account_leads_there(who: Cast) -> None:
    page = desk(who.carla).get("/mijn-account/").content.decode()
    assert f'href="{PAGE}"' in page
