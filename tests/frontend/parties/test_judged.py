from datetime import datetime
from html import unescape

import pytest

from kernel import clock
from procedures.models import Act, TermRow
from tests import cast
from tests.factories import cases
from tests.frontend.parties.conftest import House
from tests.frontend.parties.test_acts import send

SIDES = ["complainant", "respondent"]
MEASURES = [
    {"kind": "person", "text": "Een waarschuwing voor Bram.", "owner": "Henk Visser"},
    {"kind": "relation", "text": "Een herstelgesprek.", "owner": "Henk Visser"},
    {"kind": "organisation", "text": "Een training voor het team.", "owner": "Henk Visser"},
]


@pytest.fixture
def advised(house: House) -> House:
    """A case in which the committee advised with a measure of each kind."""
    with house.within():
        case = cast.heard(house.who, house.case)
        cases.do(
            case,
            "advised",
            house.who.dirk,
            rulings=cases.rulings(case),
            findings="Wij vinden de klacht gegrond.",
            lessons="Spreek elkaar eerder aan.",
            measures=MEASURES,
            minority_view="Els denkt er anders over.",
        )
    return house


def text_of(house: House, side: str) -> str:
    return unescape(house.enter(side).get("/mijn-zaak/").content.decode())


@pytest.mark.parametrize("side", SIDES)
def test_advice_is_hidden_until_the_employer_decided(advised: House, side: str) -> None:
    page = text_of(advised, side)
    hidden = ("Gegrond", "Wij vinden", "Dat bleek uit", "Spreek elkaar", "herstelgesprek")
    assert [words for words in hidden if words in page] == []
    assert ("Besluit van de werkgever" in page, "Noem een getuige" in page) == (True, True)


@pytest.mark.parametrize("side", SIDES)
def test_advice_and_decision_are_shown_after_the_decision(advised: House, side: str) -> None:
    decide(advised, follows=True)
    page = text_of(advised, side)
    shown = ("Punt 1: Gegrond", "Wij vinden de klacht gegrond.", "De werkgever volgt het advies.",
             "Spreek elkaar eerder aan.", "Wij nemen dit over.")  # fmt: skip
    assert [words for words in shown if words not in page] == []
    assert "Noem een getuige" not in page


@pytest.mark.parametrize("side", SIDES)
def test_measure_for_a_person_and_minority_view_are_shown_to_no_side(
    advised: House, side: str
) -> None:
    decide(advised, follows=True)
    page = text_of(advised, side)
    hidden = ("waarschuwing", "Henk Visser", "Els denkt")
    assert [words for words in hidden if words in page] == []
    assert ("Een herstelgesprek." in page, "Een training voor het team." in page) == (True, True)


@pytest.mark.parametrize("side", SIDES)
def test_departure_is_shown_with_its_reasons_and_without_dropped_measures(
    advised: House, side: str
) -> None:
    decide(advised, follows=False, departure_reasons="De bewijzen zijn te mager.")
    page = text_of(advised, side)
    assert "De werkgever wijkt af van het advies." in page
    assert "De bewijzen zijn te mager." in page
    assert "Waarom de werkgever afwijkt" in page
    assert "herstelgesprek" not in page


def test_reasons_of_an_employer_who_follows_are_not_called_a_departure(advised: House) -> None:
    decide(advised, follows=True, departure_reasons="Wij deden dit al eerder.")
    page = text_of(advised, "complainant")
    assert [
        one in page for one in ("Wat de werkgever erbij schrijft", "Waarom de werkgever afwijkt")
    ] == [True, False]


@pytest.mark.parametrize("side", SIDES)
def test_advice_as_document_follows_the_same_rule(advised: House, side: str) -> None:
    visitor = advised.enter(side)
    address = f"/advies/{advised.case.id}/"
    assert visitor.get(address).status_code == 404
    decide(advised, follows=True)
    assert advised.enter(side).get(address)["Content-Type"] == "application/pdf"


AFTERCARE = "doen/aftercare_done/"


def close(house: House, at: datetime) -> None:
    decide(house, follows=True)
    with house.within():
        cases.do(house.case, "closed", house.who.carla, at)


def test_aftercare_is_asked_of_the_complainant_only_and_not_before_its_day(advised: House) -> None:
    close(advised, clock.now())
    assert AFTERCARE not in text_of(advised, "complainant")
    with advised.within():
        TermRow.objects.filter(name="aftercare").update(due_on=clock.now().date())
    assert AFTERCARE in text_of(advised, "complainant")
    assert "aftercare" not in text_of(advised, "respondent")


def test_invited_complainant_looks_back_in_the_portal_in_its_own_words(advised: House) -> None:
    close(advised, clock.now())
    with advised.within():
        cases.do(advised.case, "aftercare_invited", advised.who.omar, clock.now())
    assert AFTERCARE in text_of(advised, "complainant")
    anna = advised.enter("complainant")
    form = anna.get(f"/mijn-zaak/{AFTERCARE}").context["form"]
    assert "aftercare_channel" not in form.fields
    assert form.fields["retaliation"].label.startswith("Is er sinds de klacht iets nadeligs")
    answer = send(anna, f"/mijn-zaak/{AFTERCARE}", retaliation="yes", effects="Rust.")
    assert answer.url == "/mijn-zaak/"
    with advised.within():
        facts = Act.objects.get(name="aftercare_done").facts
    assert (facts["aftercare_channel"], facts["retaliation"]) == ("portal", True)


def decide(house: House, **values: object) -> None:
    with house.within():
        cases.do(house.case, "decided", house.who.henk, reasons="Wij nemen dit over.", **values)
