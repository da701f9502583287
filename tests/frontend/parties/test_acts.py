from datetime import UTC, datetime
from uuid import uuid4

from django.http import HttpResponse
from icalendar import Calendar

from frontend.readers import IDLE_SECONDS, PARTY_SEEN
from kernel import clock
from procedures.models import Act, Hearing
from procedures.queries.standing import walk_of
from tests.factories import cases
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import Visitor, text_file

ANSWER = "Ik heb niet geschreeuwd, en ik leg graag uit waarom."
PATH = "/mijn-zaak/doen/answered/"


def send(visitor: Visitor, path: str, **typed: object) -> HttpResponse:
    """Fill in the form of an act as a browser would, and press its button."""
    form = visitor.get(path).context["form"]
    hidden = {one.html_name: str(one.value()) for one in form.hidden_fields()}
    return visitor.post(path, {**hidden, "doing": "record", **typed})


def invite(house: House, side: str) -> None:
    with house.within():
        cases.do(
            house.case,
            "invited",
            house.who.carla,
            side=side,
            planned_at=datetime(2026, 3, 18, 13, 30, tzinfo=UTC),
            place="Kamer 2",
            answer_by="2026-03-16",
        )


def fall_silent(visitor: Visitor) -> None:
    session = visitor.client.session
    session[PARTY_SEEN] = clock.now().timestamp() - IDLE_SECONDS - 1
    session.save()


def test_respondent_answers_with_a_file(told: House) -> None:
    answer = send(told.enter("respondent"), PATH, answer=ANSWER, files=[text_file()])
    assert answer.url == "/mijn-zaak/"
    with told.within():
        act = Act.objects.get(name="answered")
        assert (act.texts["answer"], act.actor_role, len(act.facts["files"])) == (
            ANSWER,
            "respondent",
            1,
        )
    assert "verslag.txt" in told.enter("complainant").get("/mijn-zaak/").content.decode()


def test_empty_answer_is_asked_again(told: House) -> None:
    answer = send(told.enter("respondent"), PATH, answer="")
    assert answer.status_code == 422
    with told.within():
        assert not Act.objects.filter(name="answered").exists()


def test_step_of_the_other_side_is_not_there(told: House) -> None:
    assert told.enter("complainant").get(PATH).status_code == 404
    respondent = told.enter("respondent")
    withdraw = {"once_key": uuid4(), "object_version": told.case.version, "doing": "record"}
    assert respondent.get("/mijn-zaak/doen/withdrawn/").status_code == 404
    assert respondent.post("/mijn-zaak/doen/withdrawn/", withdraw).status_code == 404
    with told.within():
        assert cases.fresh(told.case.id).state == "investigation"


def test_step_of_the_secretariat_is_not_there(house: House) -> None:
    visitor = house.enter("complainant")
    assert visitor.get("/mijn-zaak/doen/acknowledged/").status_code == 404
    assert visitor.get("/mijn-zaak/doen/bestaat-niet/").status_code == 404


def test_party_speaks_for_its_own_side_whatever_the_form_said(told: House) -> None:
    invite(told, "complainant")
    invite(told, "respondent")
    path = "/mijn-zaak/doen/invitation_answered/"
    send(told.enter("respondent"), path, side="complainant", attends="no", message="Ziek.")
    with told.within():
        assert Act.objects.get(name="invitation_answered").facts["side"] == "respondent"
        sides = walk_of(cases.fresh(told.case.id)).sides
        assert (sides["complainant"].answer_by is None, sides["respondent"].answer_by is None) == (
            False,
            True,
        )


def test_complainant_withdraws_only_when_sure(house: House) -> None:
    visitor, path = house.enter("complainant"), "/mijn-zaak/doen/withdrawn/"
    asked = send(visitor, path)
    assert asked.status_code == 422
    assert "Dit kan niet worden teruggedraaid." in asked.content.decode()
    with house.within():
        assert cases.fresh(house.case.id).outcome == ""
    assert send(visitor, path, sure="on").status_code == 302
    with house.within():
        assert cases.fresh(house.case.id).outcome == "withdrawn"


def test_what_was_sent_after_a_silence_waits_for_the_same_party(told: House) -> None:
    visitor = told.enter("respondent")
    form = visitor.get(PATH).context["form"]
    hidden = {one.html_name: str(one.value()) for one in form.hidden_fields()}
    fall_silent(visitor)
    late = visitor.post(PATH, {**hidden, "doing": "record", "answer": ANSWER})
    assert late.url == "/mijn-zaak/code/"
    assert ANSWER not in str(dict(visitor.client.session))
    assert visitor.sign_in(told.code("respondent")).url == PATH
    assert ANSWER in visitor.get(PATH).content.decode()
    with told.within():
        assert not Act.objects.filter(name="answered").exists()
    assert ANSWER not in visitor.get(PATH).content.decode()


def test_what_was_sent_after_a_silence_is_not_handed_to_another_party(told: House) -> None:
    visitor = told.enter("respondent")
    fall_silent(visitor)
    visitor.post(PATH, {"answer": ANSWER})
    assert visitor.sign_in(told.code("complainant")).url == "/mijn-zaak/"
    assert "unsent" not in visitor.client.session


def test_message_sent_after_a_silence_is_back_in_its_box(told: House) -> None:
    visitor = told.enter("complainant")
    fall_silent(visitor)
    visitor.post("/mijn-zaak/berichten/", {"body": "Een lang bericht."})
    assert visitor.sign_in(told.code("complainant")).url == "/mijn-zaak/berichten/"
    assert "Een lang bericht." in visitor.get("/mijn-zaak/berichten/").content.decode()


def test_calendar_file_holds_the_own_talk_in_utc_and_no_word_of_a_complaint(told: House) -> None:
    invite(told, "complainant")
    with told.within():
        hearing = Hearing.objects.get()
    address = f"/mijn-zaak/gesprek/{hearing.id}/afspraak.ics"
    answer = told.enter("complainant").get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2026, 3, 18, 13, 30, tzinfo=UTC)
    assert (str(event["summary"]), str(event["location"])) == ("Afspraak", "Kamer 2")
    assert b"DTSTART:20260318T133000Z" in answer.content
    assert b"klacht" not in answer.content.lower()
    assert told.enter("respondent").get(address).status_code == 404
