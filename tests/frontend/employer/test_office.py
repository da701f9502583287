"""Measures, regulation, subscription, and who came in."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from billing.demo import live_through
from kernel import clock
from kernel.actors import Actor
from procedures.actions.welcome_consultant import welcome_consultant
from procedures.models import Complaint, Measure
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db
SYSTEM = Actor("system", None, "test")


def test_measures_say_who_until_when_and_what_is_late(
    who: cast.Cast, decided: Complaint, foreign: Complaint
) -> None:
    page = Browser(who.henk).text("employer_measures")
    told = ("Een gesprek.", "P&amp;O", "1 mei 2026", "Te laat", "Over de datum", decided.number)
    assert [one for one in told if one not in page] == []
    assert [word for word in ("kanarie", "Anna Jansen", str(foreign.id)) if word in page] == []


def test_measure_is_reported_as_done_where_it_stands(
    acme: Tenant, who: cast.Cast, decided: Complaint
) -> None:
    browser = Browser(who.henk)
    with scope.within(acme):
        measure = Measure.objects.get()
    door = address("employer_act", decided.id, "measure_done")
    link = f"{door}?measure={measure.id}"
    assert link in browser.text("employer_measures")
    form = browser.get(link).context["form"]
    assert form["measure"].value() == str(measure.id)
    typed = {"measure": measure.id, "done_on": "20-04-2026", "result": "Het was een goed gesprek."}
    answer = browser.send("employer_act", decided.id, "measure_done", **typed)
    assert answer.status_code == 302
    assert "Een gesprek." not in browser.text("employer_measures")
    over = browser.text("employer_measures", stand="klaar")
    assert ("Een gesprek." in over, "Uitgevoerd" in over) == (True, True)
    assert "Het was een goed gesprek." in browser.text("employer_case", decided.id)


def test_measures_of_a_case_not_opened_are_not_shown(
    acme: Tenant, who: cast.Cast, running: Complaint
) -> None:
    with scope.within(acme):
        Measure.objects.create(case=running, kind="person", text="kanarie", state="agreed")
    page = Browser(who.henk).text("employer_measures")
    assert ("kanarie" in page, "Er staat geen maatregel open" in page) == (False, True)


@pytest.mark.usefixtures("decided")
def test_three_measures_ask_as_many_queries_as_one(acme: Tenant, who: cast.Cast) -> None:
    browser, counts = Browser(who.henk), []
    browser.text("employer_measures")
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            browser.text("employer_measures")
        counts.append(len(queries))
        with scope.within(acme):
            for _ in range(2):
                cast.decided(who, cases.complaint())
    assert counts[0] == counts[1]


def test_regulation_is_told_with_its_terms_and_versions(who: cast.Cast, running: Complaint) -> None:
    browser = Browser(who.henk)
    page = browser.text("employer_regulation")
    told = ("Klachtenregeling ongewenst gedrag", "acht weken", "streven: zeven weken", "Geldt nu")
    assert [one for one in told if one not in page] == []
    assert "own regulation" not in page
    same = browser.text("employer_regulation_version", running.regulation_id)
    assert "Versie 1, geldt vanaf" in same


@pytest.mark.usefixtures("running")
def test_version_of_another_client_is_not_there(who: cast.Cast, foreign: Complaint) -> None:
    answer = Browser(who.henk).open("employer_regulation_version", foreign.regulation_id)
    assert answer.status_code == 404


def test_client_without_subscription_reads_that_complaints_stay_welcome(who: cast.Cast) -> None:
    page = Browser(who.henk).text("employer_billing")
    assert "Er is nog geen abonnement" in page
    assert "ook zonder abonnement" in page


def test_plan_and_invoices_are_told(
    settings: Settings, acme: Tenant, globex: Tenant, who: cast.Cast
) -> None:
    settings.STRIPE_API_KEY, settings.STRIPE_WEBHOOK_SECRETS = "", ()
    for tenant, count in ((acme, 120), (globex, 3000)):
        tenant.employees_count = count
        tenant.contact_email = "inkoop@example.org"
        tenant.save()
        live_through(tenant, by=SYSTEM, from_on=date(2026, 1, 5), today=date(2026, 3, 1))
    page = Browser(who.henk).text("employer_billing")
    assert [one for one in ("120", "per jaar", "Loopt", "Betaald") if one not in page] == []
    assert page.count('<th scope="row">') == 1
    assert "3000" not in page


def test_log_tells_who_of_the_consultancy_came_in(acme: Tenant, who: cast.Cast) -> None:
    browser = Browser(who.henk)
    assert "Er kwam nog niemand binnen" in browser.text("employer_log")
    with scope.within(acme):
        cases.regulation()
        account = cases.account_of(who.iris)
        welcome_consultant(account, frozenset({"secretariat"}), clock.now())
    page = browser.text("employer_log")
    assert "wh-breadcrumb" in browser.text("log")
    assert ("Iris van Dam" in page, "Secretariaat" in page) == (True, True)
