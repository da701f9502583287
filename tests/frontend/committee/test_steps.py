"""What somebody with a seat does, and what they cannot."""

import pytest

from procedures.models import Act, Advice, Complaint, Ruling
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast, admitted, composed
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = pytest.mark.django_db
OBSTACLE = "Eerst moeten beide kanten zijn gehoord"


@pytest.fixture
def unheard(acme: Tenant, who: Cast) -> Complaint:
    """A case with a committee in which nobody was heard yet."""
    with scope.within(acme):
        made = composed(who)
        declare(who.dirk, made)
        return made


def _advice(case: Complaint) -> dict[str, str]:
    rulings = {f"rulings-{element.id}": "founded" for element in case.elements.all()}
    reasons = {f"rulings-{element.id}-reasons": "Bewezen." for element in case.elements.all()}
    return {**rulings, **reasons, "findings": "Het klopt.", "lessons": "Praat met elkaar."}


def test_ruling_before_both_were_heard_is_explained(who: Cast, unheard: Complaint) -> None:
    browser = Browser(who.dirk)
    page = browser.text("committee_case", unheard.id)
    assert ("Advies geven: dat kan nog niet" in page, OBSTACLE in page) == (True, True)
    assert OBSTACLE in browser.text("committee_act", unheard.id, "advised")


def test_ruling_sent_all_the_same_is_refused_and_nothing_is_written(
    acme: Tenant, who: Cast, unheard: Complaint
) -> None:
    with scope.within(acme):
        typed = _advice(unheard)
    hidden = Browser(who.dirk).hidden("committee_act", unheard.id, "extended")
    answer = Browser(who.dirk).post(
        address("committee_act", unheard.id, "advised"), {**hidden, **typed}
    )
    assert (answer.status_code, OBSTACLE in answer.content.decode()) == (422, True)
    assert "Het klopt." in answer.content.decode()
    with scope.within(acme):
        assert not Advice.objects.exists()
        assert not Ruling.objects.exists()
        assert not Act.objects.filter(name="advised").exists()
        assert cases.fresh(unheard.id).state == "investigation"


def test_chair_gives_the_advice_and_reads_it_in_the_file(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    browser = Browser(who.dirk)
    with scope.within(acme):
        typed = _advice(case)
    answer = browser.send("committee_act", case.id, "advised", **typed)
    assert (answer.status_code, answer["Location"]) == (302, address("committee_case", case.id))
    page = browser.text("committee_case", case.id)
    told = ("Onderdeel 1: Gegrond", "Bewezen.", "Praat met elkaar.", "De zaak wacht op: Werkgever")
    assert [one for one in told if one not in page] == []
    assert address("advice_document", case.id) in page


@pytest.mark.parametrize("act", ["advised", "heard", "decided", "no_such_act"])
def test_expert_takes_no_step_of_the_committee(
    acme: Tenant, who: Cast, case: Complaint, act: str
) -> None:
    with scope.within(acme):
        seat = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, **seat)
        declare(who.gerda, case)
        typed = _advice(case)
    browser = Browser(who.gerda)
    hidden = browser.hidden("committee_act", case.id, "opined")
    for answer in (
        browser.open("committee_act", case.id, act),
        browser.post(address("committee_act", case.id, act), {**hidden, **typed}),
    ):
        assert answer.status_code == 404
    with scope.within(acme):
        assert not Advice.objects.exists()


def test_secretary_informs_the_respondent_and_hands_over_the_code(acme: Tenant, who: Cast) -> None:
    with scope.within(acme):
        made = admitted(who)
        seat = {"person": who.sanne.id, "seat": "committee_secretary", "no_conflict": True}
        cases.do(made, "appointed", who.carla, **seat)
        declare(who.sanne, made)
        bram = made.parties.get(side="respondent")
    browser, act = Browser(who.sanne), address("committee_act", made.id, "respondent_informed")
    answer = browser.send("committee_act", made.id, "respondent_informed")
    assert answer["Location"].endswith("?codes")
    page = browser.post(f"{act}?codes", {"party": bram.id}).content.decode()
    assert "Geef deze code nu door" in page
    with scope.within(acme):
        bram.refresh_from_db()
        assert f"{bram.locator}-" in page


def test_member_has_nothing_to_do_and_reads_for_whom_it_waits(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        declare(who.faruk, case)
    page = Browser(who.faruk).text("committee_case", case.id)
    assert "De zaak wacht op: Beklaagde." in page
    assert "Advies geven" not in page


def test_committee_reads_the_decision_and_the_letter_about_it(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        values = {"rulings": cases.rulings(case), "findings": "Klopt.", "lessons": "Praat."}
        cases.do(case, "advised", who.dirk, **values)
        departure = {"follows": False, "departure_reasons": "Wij zien het anders."}
        cases.do(case, "decided", who.henk, **departure, reasons="Geen gesprek nodig.")
    page = Browser(who.dirk).text("committee_case", case.id)
    told = ("Wij zien het anders.", "Geen gesprek nodig.", "Besluit van de werkgever over klacht")
    assert [one for one in told if one not in page] == []
