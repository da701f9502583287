"""The first page of the employer's side: what waits, the most urgent first, and nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel import clock
from procedures.models import Complaint, Measure
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases, years
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db


def test_before_the_advice_nothing_waits_and_nothing_is_told(
    who: cast.Cast, running: Complaint
) -> None:
    page = Browser(who.henk).text("employer_start")
    assert ["Er wacht nu niets op u" in page, "Er loopt nu 1 klacht." in page] == [True, True]
    assert [one for one in (running.number, "kanarie", "Anna Jansen") if one in page] == []


def test_advice_waits_for_the_decision_and_then_no_more(
    acme: Tenant, who: cast.Cast, advised: Complaint
) -> None:
    browser = Browser(who.henk)
    page = browser.text("employer_start")
    assert address("employer_case", advised.id) in page
    told = ("Dit wacht op u", f"Zaak {advised.number}", "Besluit nemen", "Gegrond", "Uiterlijk")
    assert [one for one in told if one not in page] == []
    assert [one for one in ("kanarie", "Anna Jansen", "Bram Smit") if one in page] == []
    with scope.within(acme):
        cases.do(advised, "decided", who.henk, follows=True, reasons="Akkoord.")
    assert "Besluiten over een advies" not in browser.text("employer_start")


def test_measure_waits_once_its_day_is_near(
    acme: Tenant, who: cast.Cast, decided: Complaint
) -> None:
    browser, near = Browser(who.henk), clock.now().date()
    for days, waits in ((30, False), (10, True), (-10, True)):
        with scope.within(acme):
            Measure.objects.filter(case=decided).update(due_on=near + timedelta(days=days))
        page = browser.text("employer_start")
        assert ("Maatregelen die nu af moeten" in page) is waits
        assert "Er staat 1 maatregel open." in page


def test_unanswered_advice_of_the_meeting_waits_for_the_employer(
    acme: Tenant, who: cast.Cast
) -> None:
    with scope.within(acme):
        years.settled(who, "2025-02-03", "2025-04-01")
        meeting = years.held(who, years.published(who), ("Oefenen", "Henk", "2026-01-05"))
        advice = meeting.advices.create(ordinal=1, text="Train de leidinggevenden.")
        ina = cases.person("Ina de Wit", roles=["hr"])
    page = Browser(who.henk).text("employer_start")
    assert address("advice_answer", advice.id) in page
    assert ["Train de leidinggevenden." in page, "Zeg hoe het staat" in page] == [True, True]
    assert "Train de leidinggevenden." not in Browser(ina).text("employer_start")


@pytest.mark.parametrize("name", ["carla", "dirk"])
def test_page_is_for_the_employer_alone(who: cast.Cast, name: str) -> None:
    assert Browser(getattr(who, name)).open("employer_start").status_code == 404


def test_three_cases_ask_as_many_queries_as_one(
    acme: Tenant, who: cast.Cast, advised: Complaint
) -> None:
    browser, counts = Browser(who.henk), []
    browser.text("employer_start")
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            browser.text("employer_start")
        counts.append(len(asked))
        with scope.within(acme):
            cast.advised(who)
            cast.advised(who)
    assert advised.number in browser.text("employer_start")
    assert counts[0] == counts[1]
