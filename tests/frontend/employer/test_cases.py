"""What the employer reads: nothing before the advice, and after it the advice and no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel import clock
from kernel.audit.models import Entry
from procedures.actions.send_message import send_message
from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db
NAMES = ("Anna Jansen", "Bram Smit", "kanarie", "example.org", "Pesten")
DOORS = (
    ("employer_case", ()),
    ("employer_act", ("decided",)),
    ("employer_act", ("measure_set",)),
    ("advice_document", ()),
)


def _found(page: str, *words: str) -> list[str]:
    return [word for word in words if word in page]


def test_before_the_advice_there_is_a_number_and_nothing_else(
    who: cast.Cast, running: Complaint
) -> None:
    browser = Browser(who.henk)
    page = browser.text("employer_cases")
    assert "Er loopt nu 1 klacht. U hoort er pas van als het advies er is." in page
    assert "U hebt nog geen advies gekregen" in page
    assert _found(page, running.number, str(running.id), *NAMES) == []
    for name, args in DOORS:
        answer = browser.open(name, running.id, *args)
        assert (answer.status_code, b"kanarie" in answer.content) == (404, False)


def test_cases_that_ended_without_advice_are_never_shown(
    acme: Tenant, who: cast.Cast, running: Complaint
) -> None:
    with scope.within(acme):
        cases.do(running, "withdrawn", who.carla)
    page = Browser(who.henk).text("employer_cases")
    assert "Er loopt nu geen nieuwe klacht." in page
    assert running.number not in page
    assert Browser(who.henk).open("employer_case", running.id).status_code == 404


def test_after_the_advice_the_employer_reads_it_whole(
    acme: Tenant, who: cast.Cast, advised: Complaint
) -> None:
    with scope.within(acme):
        now, anna = clock.now(), cases.party_acting(advised, "complainant")
        send_message(advised, "kanarie-bericht", side="complainant", by=anna, at=now)
        send_message(advised, "kanarie-notitie", side="", by=cases.acting(who.carla), at=now)
    browser = Browser(who.henk)
    page = browser.text("employer_case", advised.id)
    told = (
        "Uitgelachen in het overleg.", "Dat bleek uit de gesprekken.", "De klacht is gegrond.",
        "Een gesprek.", "Spreek elkaar aan.", "Besluit nemen", "Waarom deze datum?", "Anna Jansen",
    )  # fmt: skip
    assert _found(page, *told) == list(told)
    assert _found(page, "kanarie", "Het verhaal van", "example.org", "Voorgesteld") == []
    assert "Besluit nemen, Besluittermijn verlengen" in browser.text("employer_cases")


def test_reading_the_advice_is_noted(acme: Tenant, who: cast.Cast, advised: Complaint) -> None:
    Browser(who.henk).text("employer_case", advised.id)
    with scope.within(acme):
        entry = Entry.objects.get(action="case.read", actor_id=who.henk.id)
        assert (entry.object_id, entry.facts["part"]) == (advised.id, "advice")


def test_after_closing_talks_and_aftercare_are_not_for_the_employer(
    acme: Tenant, who: cast.Cast, decided: Complaint
) -> None:
    with scope.within(acme):
        cases.do(decided, "closed", who.carla)
        talk = {"held_on": "2026-05-01", "report": "kanarie-nagesprek"}
        cases.do(decided, "follow_up_talk", who.omar, **talk)
        care = {"aftercare_channel": "phone", "effects": "kanarie-nazorg"}
        cases.do(decided, "aftercare_done", who.omar, **care)
    page = Browser(who.henk).text("employer_case", decided.id)
    assert _found(page, "kanarie", "Nagesprek", "Nazorg gedaan") == []
    assert "Klacht afgesloten" in page


@pytest.mark.usefixtures("advised")
def test_case_of_another_client_is_not_there(who: cast.Cast, foreign: Complaint) -> None:
    browser = Browser(who.henk)
    for name, args in DOORS:
        answer = browser.open(name, foreign.id, *args)
        assert (answer.status_code, b"kanarie" in answer.content) == (404, False)
    assert "kanarie" not in browser.text("employer_cases")


def test_hr_reads_how_many_run_and_no_case(acme: Tenant, decided: Complaint) -> None:
    with scope.within(acme):
        joost = cases.person("Joost Prins", roles=["hr"])
    browser = Browser(joost)
    assert "U leest hier geen zaken" in browser.text("employer_cases")
    assert _found(browser.text("employer_cases"), decided.number, *NAMES) == []
    assert _found(browser.text("employer_measures"), "Een gesprek.", decided.number) == []
    for name, args in DOORS:
        assert browser.open(name, decided.id, *args).status_code == 404


def test_others_have_no_place_here(who: cast.Cast, decided: Complaint) -> None:
    names = ("cases", "measures", "regulation", "billing", "log")
    for person in (who.dirk, who.carla, who.iris):
        for name in names:
            assert Browser(person).open(f"employer_{name}").status_code == 404
        assert Browser(person).open("employer_case", decided.id).status_code == 404


def test_a_seat_opens_no_case_to_the_employer(
    acme: Tenant, who: cast.Cast, running: Complaint
) -> None:
    with scope.within(acme):
        who.henk.available_as = ["behavioural_expert"]
        who.henk.save()
        seat = {"person": who.henk.id, "seat": "behavioural_expert", "no_conflict": True}
        cases.do(running, "appointed", who.carla, **seat)
    browser = Browser(who.henk)
    assert browser.open("employer_case", running.id).status_code == 404
    assert running.number not in browser.text("employer_cases")
    assert browser.open("advice_document", running.id)["Location"] == address(
        "committee_declare", running.id
    )


def test_what_waits_for_the_employer_comes_first(
    acme: Tenant, who: cast.Cast, decided: Complaint
) -> None:
    with scope.within(acme):
        waiting = cast.advised(who, cases.complaint())
    page = Browser(who.henk).text("employer_cases")
    assert page.index(waiting.number) < page.index(decided.number)


@pytest.mark.usefixtures("advised")
def test_three_advices_ask_as_many_queries_as_one(acme: Tenant, who: cast.Cast) -> None:
    browser, counts = Browser(who.henk), []
    browser.text("employer_cases")
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            browser.text("employer_cases")
        counts.append(len(queries))
        with scope.within(acme):
            for _ in range(2):
                cast.advised(who, cases.complaint())
    assert counts[0] == counts[1]
