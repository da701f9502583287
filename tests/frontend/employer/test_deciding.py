"""Following the advice or departing from it, and two people at once."""

from datetime import timedelta

import pytest

from kernel import clock
from procedures.models import Act, Advice, Complaint, Measure
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db


def test_departure_without_reasons_is_refused_and_nothing_is_kept(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    answer = Browser(who.henk).send(
        "employer_act", advised.id, "decided", follows="no", reasons="Te streng."
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Wijkt u af van het advies? Schrijf dan waarom; beide partijen lezen dit." in page
    assert "Te streng." in page
    with scope.within(acme):
        assert not Act.objects.filter(name="decided").exists()
        assert Advice.objects.get().follows is None
        assert cases.fresh(advised.id).state == "decision"


def test_departure_with_reasons_drops_what_was_proposed(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    departure = {"follows": "no", "departure_reasons": "Wij zien het anders."}
    typed = {**departure, "reasons": "Geen gesprek."}
    browser = Browser(who.henk)
    answer = browser.send("employer_act", advised.id, "decided", **typed)
    assert answer["Location"] == address("employer_case", advised.id)
    with scope.within(acme):
        advice = Advice.objects.get()
        assert (advice.follows, advice.departure_reasons) == (False, "Wij zien het anders.")
        assert [one.state for one in Measure.objects.all()] == ["dropped"]
    page = browser.text("employer_case", advised.id)
    assert ("Wij zien het anders." in page, "Vervallen" in page) == (True, True)


def test_following_makes_the_proposed_measures_agreed(who: Cast, advised: Complaint) -> None:
    typed = {"follows": "yes", "reasons": "Wij volgen het advies."}
    browser = Browser(who.henk)
    browser.send("employer_act", advised.id, "decided", **typed)
    page = browser.text("employer_case", advised.id)
    assert ("Afgesproken maatregelen" in page, "Uitvoering melden" in page) == (True, True)


def test_second_of_two_who_decide_is_told_what_happened(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    with scope.within(acme):
        ina = cases.person("Ina de Wit", roles=["employer"])
    first, second = Browser(who.henk), Browser(ina)
    door = address("employer_act", advised.id, "decided")
    opened = second.hidden("employer_act", advised.id, "decided")
    first.send("employer_act", advised.id, "decided", follows="yes", reasons="Akkoord.")
    typed = {"departure_reasons": "Nee.", "reasons": "Niet mee eens."}
    answer = second.post(door, {**opened, **typed})
    page = answer.content.decode()
    assert answer.status_code == 409
    told = ("Iemand anders was u net voor.", "Besluit van de werkgever genomen", "Henk Visser")
    assert [one for one in told if one not in page] == []
    assert "Niet mee eens." in page
    with scope.within(acme):
        assert Act.objects.filter(name="decided").count() == 1
        assert Advice.objects.get().follows is True


def test_button_pressed_twice_decides_once(acme: Tenant, who: Cast, advised: Complaint) -> None:
    browser, door = Browser(who.henk), address("employer_act", advised.id, "decided")
    hidden = browser.hidden("employer_act", advised.id, "decided")
    typed = {**hidden, "follows": "yes", "reasons": "Akkoord."}
    answers = [browser.post(door, typed) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    with scope.within(acme):
        assert Act.objects.filter(name="decided").count() == 1


def test_extending_needs_a_reason(acme: Tenant, who: Cast) -> None:
    with scope.within(acme):
        recent = clock.now() - timedelta(days=20)
        case = cast.advised(who, cases.complaint(received_at=recent))
    browser = Browser(who.henk)
    typed = {"term": "employer_decision", "reasons": ""}
    answer = browser.send("employer_act", case.id, "decision_extended", **typed)
    assert answer.status_code == 422
    with scope.within(acme):
        assert case.terms.get(name="employer_decision").extended_count == 0
    typed["reasons"] = "De directeur is ziek."
    browser.send("employer_act", case.id, "decision_extended", **typed)
    assert "De directeur is ziek." in browser.text("employer_case", case.id)
    with scope.within(acme):
        assert case.terms.get(name="employer_decision").extended_count == 1
