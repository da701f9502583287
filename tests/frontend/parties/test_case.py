from datetime import UTC, date, datetime
from html import unescape

import pytest

from kernel import clock
from procedures.actions.send_message import send_message
from procedures.models import Complaint, Hearing
from procedures.queries.next_steps import next_steps
from procedures.queries.regulations import texts_of
from procedures.queries.to_do import to_do
from tests.factories import cases
from tests.frontend.parties.conftest import CANARY, House

PLACE = {"complainant": "Kamer van Anna", "respondent": "Kamer van Bram"}
REPORT = {"complainant": "Anna vertelde over maandag.", "respondent": "Bram zag het anders."}
AT = datetime(2026, 3, 18, 13, 30, tzinfo=UTC)


def text_of(house: House, side: str, page: str = "") -> str:
    return unescape(house.enter(side).get(f"/mijn-zaak/{page}").content.decode())


def invite(house: House, side: str) -> None:
    cases.do(
        house.case,
        "invited",
        house.who.carla,
        side=side,
        planned_at=AT,
        place=PLACE[side],
        answer_by="2026-03-16",
    )


@pytest.fixture
def invited(told: House) -> House:
    with told.within():
        for side in PLACE:
            invite(told, side)
    return told


def test_complainant_sees_the_state_the_next_date_and_why(house: House) -> None:
    page = text_of(house, "complainant")
    assert "Uw klacht 2026-0001" in page
    assert "Het secretariaat leest haar en bevestigt de ontvangst." in page
    assert '<time datetime="2026-03-09">9 maart 2026</time>' in page
    assert (
        "Klacht ontvangen op maandag 2 maart 2026. Een week later is maandag 9 maart 2026." in page
    )


def test_respondent_is_told_since_when_and_in_decent_words(told: House) -> None:
    page = text_of(told, "respondent")
    assert "Er is nog niets beslist" in page
    assert "U weet van deze klacht sinds" in page
    assert '<time datetime="2026-03-05">5 maart 2026</time>' in page


def test_own_steps_are_offered_and_no_others(told: House) -> None:
    complainant, respondent = text_of(told, "complainant"), text_of(told, "respondent")
    assert ("doen/withdrawn/" in complainant, "doen/answered/" in complainant) == (True, False)
    assert ("doen/withdrawn/" in respondent, "doen/answered/" in respondent) == (False, True)


def test_invitation_is_answered_only_by_who_was_invited(told: House) -> None:
    with told.within():
        invite(told, "respondent")
    assert "doen/invitation_answered/" not in text_of(told, "complainant")
    assert "doen/invitation_answered/" in text_of(told, "respondent")


REPLY = "doen/invitation_answered/"


def test_answered_invitation_is_not_asked_any_more_but_can_be_changed(invited: House) -> None:
    before = asked_in(text_of(invited, "respondent"))
    with invited.within():
        bram = cases.party_acting(invited.case, "respondent")
        cases.do(invited.case, "invitation_answered", bram, side="respondent", attends="yes")
    page = text_of(invited, "respondent")
    assert (REPLY in before, REPLY in asked_in(page), REPLY in page) == (True, False, True)


def test_after_the_talk_its_report_is_the_first_thing_asked_and_the_invitation_is_over(
    invited: House,
) -> None:
    with invited.within():
        values = {"side": "complainant", "held_on": clock.now().date().isoformat()}
        cases.do(
            invited.case, "heard", invited.who.dirk, clock.now(), report="Zo ging het.", **values
        )
        hearing = Hearing.objects.get(case=invited.case, side="complainant")
    page = text_of(invited, "complainant")
    main = page.partition("nl-button--primary")[0].rpartition("<a ")[2]
    assert (REPLY in page, f"/gesprek/{hearing.id}/verslag/" in main) == (False, True)
    assert REPLY in text_of(invited, "respondent")


def test_staff_is_offered_the_answer_until_both_were_heard(invited: House) -> None:
    offered = []
    for side in PLACE:
        offered.append("invitation_answered" in acts_of(invited))
        with invited.within():
            values = {"side": side, "held_on": "2026-03-18", "report": REPORT[side]}
            cases.do(invited.case, "heard", invited.who.dirk, **values)
    offered.append("invitation_answered" in acts_of(invited))
    with invited.within():
        invite(invited, "respondent")
    assert [*offered, "invitation_answered" in acts_of(invited)] == [True, True, False, True]


def acts_of(house: House) -> list[str]:
    """Return what the secretariat is offered in the case."""
    with house.within():
        case = Complaint.objects.get(id=house.case.id)
        texts = texts_of(case.regulation, "nl")
        carla, day = cases.acting(house.who.carla), date(2026, 3, 18)
        choices = next_steps(case, carla, texts, today=day)
        words = to_do(case, carla, texts, today=day)
    acts = [one.act for one in (*choices.due, *choices.other)]
    assert (texts.buttons["invitation_answered"] in words) == ("invitation_answered" in acts)
    return acts


def asked_in(page: str) -> str:
    """Return what a page asks of its reader."""
    return page.partition("Wat wij u vragen")[2].partition("</dd>")[0]


@pytest.mark.parametrize(
    ("side", "other"), [("complainant", "respondent"), ("respondent", "complainant")]
)
def test_place_and_time_of_the_other_sides_talk_are_not_shown(
    invited: House, side: str, other: str
) -> None:
    page = text_of(invited, side)
    assert PLACE[side] in page
    assert PLACE[other] not in page
    assert page.count("18 maart 2026, 14:30") == 2


@pytest.mark.parametrize(
    ("side", "other"), [("complainant", "respondent"), ("respondent", "complainant")]
)
def test_report_of_the_other_sides_talk_is_not_shown(invited: House, side: str, other: str) -> None:
    with invited.within():
        for one, report in REPORT.items():
            values = {"side": one, "held_on": "2026-03-18", "report": report}
            cases.do(invited.case, "heard", invited.who.dirk, **values)
    page = text_of(invited, side)
    assert (REPORT[side] in page, REPORT[other] in page) == (True, False)
    assert "Hoorgesprek gehouden" in page


def test_answer_to_the_complaint_reaches_the_complainant(told: House) -> None:
    with told.within():
        bram = cases.party_acting(told.case, "respondent")
        cases.do(told.case, "answered", bram, answer="Ik heb niet geschreeuwd.")
    assert "Ik heb niet geschreeuwd." in text_of(told, "complainant")
    assert "Ik heb niet geschreeuwd." in text_of(told, "respondent")


def test_reply_to_an_invitation_stays_on_its_own_side(invited: House) -> None:
    with invited.within():
        bram = cases.party_acting(invited.case, "respondent")
        cases.do(
            invited.case,
            "invitation_answered",
            bram,
            side="respondent",
            attends="yes",
            message="Ik kom met Joost.",
        )
    assert "Ik kom met Joost." in text_of(invited, "respondent")
    assert "Joost" not in text_of(invited, "complainant")


def test_reasons_to_withdraw_stay_with_the_complainant(told: House) -> None:
    with told.within():
        anna = cases.party_acting(told.case, "complainant")
        cases.do(told.case, "withdrawn", anna, reasons="Ik houd dit niet vol.")
    assert "Ik houd dit niet vol." in text_of(told, "complainant")
    page = text_of(told, "respondent")
    assert ("Klacht ingetrokken" in page, "houd dit niet vol" in page) == (True, False)


def test_agreements_with_the_complainant_alone_stay_there(told: House) -> None:
    with told.within():
        values = {"agreements": "Anna krijgt een andere plek.", "complainant_consents": True}
        cases.do(told.case, "settled", told.who.omar, **values)
    assert "andere plek" in text_of(told, "complainant")
    assert "andere plek" not in text_of(told, "respondent")


def test_names_of_the_committee_are_shown_but_not_who_recorded_what(told: House) -> None:
    page = text_of(told, "complainant")
    assert ("Dirk Verhoeven" in page, "Els Bakker" in page) == (True, True)
    assert "Carla de Boer" not in page


@pytest.mark.parametrize("side", ["complainant", "respondent"])
def test_talks_and_opinions_for_the_committee_stay_there(told: House, side: str) -> None:
    with told.within():
        values = {"side": side, "held_on": "2026-03-10", "report": "Vertrouwelijk gesprek."}
        cases.do(told.case, "talked", told.who.omar, **values)
        cases.do(
            told.case,
            "appointed",
            told.who.carla,
            person=told.who.gerda.id,
            seat="lawyer",
            no_conflict=True,
            assignment="Is dit pesten?",
        )
        cases.do(told.case, "opined", told.who.gerda, opinion="Juridisch zwak.")
    page = text_of(told, side)
    hidden = (
        "Vertrouwelijk gesprek",
        "Is dit pesten?",
        "Juridisch zwak",
        "advies van de deskundige",
    )
    assert [words for words in hidden if words in page] == []


@pytest.mark.parametrize("side", ["complainant", "respondent"])
def test_internal_note_and_another_clients_case_are_never_shown(told: House, side: str) -> None:
    with told.within():
        carla = cases.acting(told.who.carla)
        send_message(told.case, "Interne notitie", side="", by=carla, at=cases.RECEIVED_AT)
    visitor = told.enter(side)
    for page in ("", "brieven/", "berichten/", "stukken/", "klacht/"):
        text = visitor.get(f"/mijn-zaak/{page}").content.decode()
        assert [words for words in ("Interne notitie", CANARY) if words in text] == []


def test_overdue_term_is_said_without_excuse(house: House) -> None:
    assert "Deze datum is voorbij." in text_of(house, "complainant")
