"""The advice as a PDF: who gets it, when, and that it stays what it was."""

import pytest
from django.http import HttpResponse

from frontend.readers import PARTY, PARTY_SEEN
from kernel import clock
from kernel.audit.models import Entry
from kernel.vault.models import StoredFile
from procedures.models import Advice, Complaint
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.printed import text
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db
DOOR = "advice_document"
MEASURES = [
    {"kind": "person", "text": "Begeleiding van de teamleider."},
    {"kind": "relation", "text": "Een gesprek met z'n tweeën."},
]


@pytest.fixture
def advised(acme: Tenant, who: Cast, case: Complaint) -> Complaint:
    """The case with an advice that has a measure towards a person."""
    with scope.within(acme):
        values = {"rulings": cases.rulings(case), "findings": "Het klopt.", "lessons": "Praat."}
        cases.do(case, "advised", who.dirk, **values, measures=MEASURES)
    return case


def _decide(who: Cast, case: Complaint) -> None:
    cases.do(case, "decided", who.henk, follows=True, reasons="Wij volgen het advies.")


def _party(case: Complaint, side: str) -> Browser:
    """Return the browser of a party that came in with its code."""
    browser = Browser()
    session = browser.session
    session[PARTY] = str(case.parties.get(side=side).id)
    session[PARTY_SEEN] = clock.now().timestamp()
    session.save()
    browser.cookies["sessionid"] = session.session_key
    return browser


def _pdf(response: HttpResponse) -> bytes:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_advice_tells_the_rulings_and_no_address(who: Cast, advised: Complaint) -> None:
    read = text(_pdf(Browser(who.dirk).open(DOOR, advised.id)))
    told = (
        "Advies van de klachtencommissie", advised.number, "Klager A.J.", "Beklaagde B.S.",
        "Dirk Verhoeven", "Els Bakker", "Hoorgesprek gehouden (beklaagde)",
        "Mijn collega schreeuwt elke dag.", "Dat bleek uit de gesprekken.", "Oordeel: Gegrond",
        "Begeleiding van de teamleider.", "Praat.",
    )  # fmt: skip
    assert [one for one in told if one not in read] == []
    hidden = ("example.org", "Bram Smit", "Anna Jansen", "Het verhaal van", "Sanne Kok")
    assert [one for one in hidden if one in read] == []


def test_document_is_stored_once_and_every_reading_noted(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    made = [_pdf(Browser(one).open(DOOR, advised.id)) for one in (who.dirk, who.carla, who.henk)]
    assert made[1] == made[2]
    assert made[0] != made[1]  # the chair's says who opened it
    with scope.within(acme):
        file = StoredFile.objects.get(case_id=advised.id)
        assert Advice.objects.get().document == file.id
        assert file.name == f"advies-{advised.number}.pdf"
        read = Entry.objects.filter(action="case.read", facts__part="advice_document")
        assert [one.actor_id for one in read] == [who.dirk.id, who.carla.id, who.henk.id]


def test_before_the_advice_there_is_none(who: Cast, case: Complaint) -> None:
    for person in (who.dirk, who.carla, who.henk):
        assert Browser(person).open(DOOR, case.id).status_code == 404


def test_who_does_not_see_the_case_gets_nothing(
    who: Cast, advised: Complaint, foreign: Complaint
) -> None:
    for person in (who.gerda, who.iris):
        assert Browser(person).open(DOOR, advised.id).status_code == 404
    assert Browser(who.carla).open(DOOR, foreign.id).status_code == 404
    stranger = Browser().open(DOOR, advised.id)
    assert stranger["Location"].startswith("/aanmelden/?next=")


@pytest.mark.parametrize("side", ["complainant", "respondent"])
def test_party_reads_it_after_the_decision_and_not_before(
    acme: Tenant, who: Cast, advised: Complaint, side: str
) -> None:
    with scope.within(acme):
        browser = _party(advised, side)
    assert browser.open(DOOR, advised.id).status_code == 404
    with scope.within(acme):
        _decide(who, advised)
    read = text(_pdf(browser.open(DOOR, advised.id)))
    told = ("Oordeel: Gegrond", "Een gesprek met z'n tweeën.", "staan niet in dit exemplaar")
    assert [one for one in told if one not in read] == []
    assert "Begeleiding van de teamleider." not in read


def test_party_of_another_case_gets_nothing(acme: Tenant, who: Cast, advised: Complaint) -> None:
    with scope.within(acme):
        _decide(who, advised)
        browser = _party(cases.complaint(), "complainant")
    assert browser.open(DOOR, advised.id).status_code == 404


def test_party_who_was_away_for_long_is_asked_for_the_code(
    acme: Tenant, advised: Complaint
) -> None:
    with scope.within(acme):
        browser = _party(advised, "complainant")
    session = browser.session
    session[PARTY_SEEN] = 0
    session.save()
    answer = browser.open(DOOR, advised.id)
    assert (answer.status_code, answer["Location"]) == (302, address("party_sign_in"))
