"""Following the advice or departing from it, and two people at once."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from kernel import clock
from procedures.models import Act, Advice, Complaint, Measure
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db


def about(tenant: Tenant, case: Complaint, **said: str) -> dict[str, str]:
    """What the form says about the advised measure: its choice, and words to change."""
    with scope.within(tenant):
        measure = case.measures.get()
    return {f"measures-{measure.id}-{column}": value for column, value in said.items()}


def test_departure_without_reasons_is_refused_and_nothing_is_kept(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    typed = {"follows": "no", "reasons": "Te streng.", **about(acme, advised, choice="keep")}
    answer = Browser(who.henk).send("employer_act", advised.id, "decided", **typed)
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
    dropped = about(acme, advised, choice="drop")
    typed = {**departure, **dropped, "reasons": "Geen gesprek."}
    browser = Browser(who.henk)
    answer = browser.send("employer_act", advised.id, "decided", **typed)
    assert answer["Location"] == address("employer_case", advised.id)
    with scope.within(acme):
        advice = Advice.objects.get()
        assert (advice.follows, advice.departure_reasons) == (False, "Wij zien het anders.")
        assert [one.state for one in Measure.objects.all()] == ["dropped"]
    page = browser.text("employer_case", advised.id)
    assert ("Wij zien het anders." in page, "Vervallen" in page) == (True, True)


def test_following_makes_the_proposed_measures_agreed(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    kept = about(acme, advised, choice="keep")
    typed = {"follows": "yes", "reasons": "Wij volgen het advies.", **kept}
    browser = Browser(who.henk)
    browser.send("employer_act", advised.id, "decided", **typed)
    page = browser.text("employer_case", advised.id)
    assert ("Afgesproken maatregelen" in page, "Uitvoering melden" in page) == (True, True)


def test_form_shows_each_advised_measure_and_asks_what_happens_to_it(
    who: Cast, advised: Complaint
) -> None:
    browser = Browser(who.henk)
    page = browser.text("employer_act", advised.id, "decided")
    shown = ("Geadviseerde maatregel 1", "Een gesprek.", "Anders overnemen", "Niet overnemen")
    assert [one for one in shown if one not in page] == []
    typed = {"follows": "yes", "reasons": "Akkoord."}
    answer = browser.send("employer_act", advised.id, "decided", **typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [
        name for name in answer.context["form"].fields if name.endswith("-choice")
    ]


def test_changed_measure_is_agreed_in_its_new_words_with_the_reason(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    browser, words = Browser(who.henk), "Twee gesprekken."
    changed = about(acme, advised, choice="change", text=words, owner="Henk", due_on="01-06-2026")
    typed = {"follows": "yes", "reasons": "Akkoord.", **changed}
    answer = browser.send("employer_act", advised.id, "decided", **typed)
    assert answer.status_code == 422
    assert "U neemt niet elke maatregel over zoals geadviseerd." in answer.content.decode()
    typed["departure_reasons"] = "Eén gesprek is te weinig."
    browser.send("employer_act", advised.id, "decided", **typed)
    with scope.within(acme):
        kept = Measure.objects.get()
        assert (kept.state, kept.text, kept.owner) == ("agreed", "Twee gesprekken.", "Henk")
        assert kept.due_on == date(2026, 6, 1)
    page = browser.text("employer_case", advised.id)
    told = ("Anders overnemen", "Twee gesprekken.", "Een gesprek.")
    assert [one for one in told if one not in page] == []


def test_measure_that_only_gets_an_owner_and_a_day_is_no_departure(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    given = about(
        acme, advised, choice="change", text="Een gesprek.", owner="Ina", due_on="15-05-2026"
    )
    typed = {"follows": "yes", "reasons": "Akkoord.", **given}
    Browser(who.henk).send("employer_act", advised.id, "decided", **typed)
    with scope.within(acme):
        kept = Measure.objects.get()
        assert (kept.state, kept.owner, kept.due_on) == ("agreed", "Ina", date(2026, 5, 15))


def test_measure_of_another_case_cannot_be_decided(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    with scope.within(acme):
        other = cast.advised(who).measures.get()
        row = {"kind": "person", "text": "Een gesprek.", "measure": other.id, "choice": "drop"}
        with pytest.raises(Http404):
            cases.do(advised, "decided", who.henk, follows=True, reasons="Akkoord.", measures=[row])
        assert Measure.objects.get(id=other.id).state == "proposed"


def test_second_of_two_who_decide_is_told_what_happened(
    acme: Tenant, who: Cast, advised: Complaint
) -> None:
    with scope.within(acme):
        ina = cases.person("Ina de Wit", roles=["employer"])
    first, second = Browser(who.henk), Browser(ina)
    door = address("employer_act", advised.id, "decided")
    opened = second.hidden("employer_act", advised.id, "decided")
    kept = about(acme, advised, choice="keep")
    first.send("employer_act", advised.id, "decided", follows="yes", reasons="Akkoord.", **kept)
    typed = {"departure_reasons": "Nee.", "reasons": "Niet mee eens."}
    answer = second.post(door, {**opened, **typed})
    page = answer.content.decode()
    assert answer.status_code == 409
    told = ("Iemand anders was u net voor.", "Besluit van de werkgever genomen", "Henk Visser")
    assert [one for one in told if one not in page] == []
    assert ("Niet mee eens." in page, 'name="doing"' in page) == (True, False)
    own = first.post(door, {**opened, **typed})
    assert "U deed dit zelf net in een ander venster." in own.content.decode()
    with scope.within(acme):
        assert Act.objects.filter(name="decided").count() == 1
        assert Advice.objects.get().follows is True


def test_button_pressed_twice_decides_once(acme: Tenant, who: Cast, advised: Complaint) -> None:
    browser, door = Browser(who.henk), address("employer_act", advised.id, "decided")
    hidden = browser.hidden("employer_act", advised.id, "decided")
    kept = about(acme, advised, choice="keep")
    typed = {**hidden, **kept, "follows": "yes", "reasons": "Akkoord."}
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


def test_bare_departure_is_told_with_whatever_else_is_missing(
    who: Cast, advised: Complaint
) -> None:
    answer = Browser(who.henk).send("employer_act", advised.id, "decided", follows="no")
    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert {"departure_reasons", "reasons"} <= set(errors)
    field = answer.context["form"]["departure_reasons"]
    assert (field.is_optional, "Verplicht als" in field.help_text) == (False, True)
