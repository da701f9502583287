"""What happens next, and when; and how it goes here: for each party, in words."""

from datetime import UTC, datetime
from html import unescape

import pytest

from procedures.models import TermRow
from tests.factories import cases
from tests.frontend.parties.conftest import CANARY, House


def text_of(house: House, side: str, page: str = "") -> str:
    text = unescape(house.enter(side).get(f"/mijn-zaak/{page}").content.decode())
    return " ".join(text.split())


@pytest.fixture
def late(told: House) -> House:
    """The answer of the respondent is long overdue by now."""
    with told.within():
        TermRow.objects.filter(case=told.case).exclude(name="answer").delete()
    return told


def test_complainant_reads_who_does_what_when_and_what_if_not(house: House) -> None:
    page = text_of(house, "complainant")
    assert "Wat er nu komt, en wanneer" in page
    assert "secretariaat" in page
    assert '<time datetime="2026-03-09">9 maart 2026</time>' in page
    assert "Gebeurt er niets, dan blijft de zaak open." in page


def test_respondent_reads_that_it_goes_on_without_an_answer(late: House) -> None:
    page = text_of(late, "respondent")
    assert "Uzelf, of: secretaris van de commissie" in page
    assert "Laat u niets weten, dan gaat de zaak zonder uw reactie verder." in page
    other = text_of(late, "complainant")
    assert "Beklaagde, secretaris van de commissie" in other
    assert "Komt er geen reactie, dan gaat de zaak zonder die reactie verder." in other


def test_invited_side_reads_until_when_to_answer_and_the_other_does_not(told: House) -> None:
    with told.within():
        cases.do(
            told.case,
            "invited",
            told.who.carla,
            side="complainant",
            planned_at=datetime(2026, 3, 18, 13, 30, tzinfo=UTC),
            place="Kamer 1",
            answer_by="2026-03-16",
        )
    sentence = "Laat u niets weten, dan kan de zaak zonder uw verhaal verdergaan."
    assert sentence in text_of(told, "complainant")
    assert sentence not in text_of(told, "respondent")


def test_case_that_ended_says_so(house: House) -> None:
    with house.within():
        cases.do(house.case, "withdrawn", house.who.carla)
        cases.do(house.case, "aftercare_done", house.who.omar, aftercare_channel="phone")
    page = text_of(house, "complainant")
    assert "Er komt geen stap meer in deze zaak." in page
    assert "Niemand hoeft nog iets te doen." in page


def test_how_it_goes_marks_where_the_case_is_with_its_own_dates(told: House) -> None:
    page = text_of(told, "complainant", "zo-gaat-het/")
    assert "Onderzoek</span> <span" in page
    assert page.count("hier is uw zaak nu") == 1
    assert "binnen acht weken na ‘klacht ontvangen’" in page
    assert '<time datetime="2026-04-27">27 april 2026</time>' in page
    assert "Dit kunt u dan doen:" in page
    assert CANARY not in page


def test_how_it_goes_tells_a_side_its_own_steps_only(told: House) -> None:
    complainant = text_of(told, "complainant", "zo-gaat-het/")
    respondent = text_of(told, "respondent", "zo-gaat-het/")
    assert ("klacht intrekken" in complainant, "antwoord geven" in complainant) == (True, False)
    assert ("klacht intrekken" in respondent, "antwoord geven" in respondent) == (False, True)
    assert "Deskundige heeft geadviseerd" not in complainant + respondent


def test_how_it_goes_is_for_parties_only(house: House) -> None:
    visitor = house.enter("complainant")
    visitor.post("/afmelden/", {})
    assert visitor.get("/mijn-zaak/zo-gaat-het/").status_code == 302


def test_english_reader_gets_english(house: House) -> None:
    visitor = house.enter("complainant")
    answer = visitor.client.get("/mijn-zaak/", headers={**visitor.headers, "accept-language": "en"})
    page = unescape(answer.content.decode())
    assert "What comes next, and when" in page
    assert "If nothing happens" in page
