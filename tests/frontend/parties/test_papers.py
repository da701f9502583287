from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel.vault.models import StoredFile
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.send_message import send_message
from procedures.models import Letter, Message, Piece
from procedures.rules.filing import PersonNamed
from tests import cast
from tests.factories import cases
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import PROGRAM, TEXT, Visitor, text_file


def words_of(visitor: Visitor, page: str) -> str:
    return unescape(visitor.get(f"/mijn-zaak/{page}").content.decode())


def test_letters_are_listed_read_and_marked(told: House) -> None:
    visitor = told.enter("complainant")
    assert words_of(visitor, "brieven/").count(">nieuw</span>") == 2
    with told.within():
        letter = Letter.objects.get(name="admission")
    page = words_of(visitor, f"brieven/{letter.id}/")
    assert "Dit valt onder de regeling." in page
    with told.within():
        assert Letter.objects.get(id=letter.id).read_at is not None
    assert words_of(visitor, "brieven/").count(">nieuw</span>") == 1


def test_letter_to_the_other_side_is_not_there(told: House) -> None:
    with told.within():
        letter = Letter.objects.get(name="notice_to_respondent")
    assert told.enter("complainant").get(f"/mijn-zaak/brieven/{letter.id}/").status_code == 404
    assert told.enter("respondent").get(f"/mijn-zaak/brieven/{letter.id}/").status_code == 200


def test_letter_to_another_respondent_is_not_there(house: House) -> None:
    with house.within():
        both = (PersonNamed("Bram Smit"), PersonNamed("Cor Vos"))
        house.case = cast.composed(house.who, cases.complaint("Samen.", respondents=both))
        first = house.party("respondent")
        letter = Letter.objects.exclude(to_party=first).get(name="notice_to_respondent")
    assert house.enter("respondent").get(f"/mijn-zaak/brieven/{letter.id}/").status_code == 404


def test_no_letters_yet_says_what_will_come(house: House) -> None:
    assert "Nog geen brieven" in words_of(house.enter("complainant"), "brieven/")


def test_message_goes_out_once_when_the_button_is_pressed_twice(told: House) -> None:
    visitor = told.enter("complainant")
    for _click in range(2):
        assert (
            visitor.post("/mijn-zaak/berichten/", {"body": "Mag mijn zus mee?"}).status_code == 302
        )
    with told.within():
        (message,) = Message.objects.filter(case=told.case)
        assert (message.body, message.side, message.internal) == (
            "Mag mijn zus mee?",
            "complainant",
            False,
        )


def test_messages_of_the_other_side_are_not_shown(told: House) -> None:
    told.enter("complainant").post("/mijn-zaak/berichten/", {"body": "Alleen voor u."})
    assert "Alleen voor u." not in words_of(told.enter("respondent"), "berichten/")
    assert "Alleen voor u." in words_of(told.enter("complainant"), "berichten/")


def test_messages_of_a_fellow_respondent_are_not_shown(house: House) -> None:
    with house.within():
        both = (PersonNamed("Bram Smit"), PersonNamed("Cor Vos"))
        house.case = cast.composed(house.who, cases.complaint("Samen.", respondents=both))
        other = house.case.parties.filter(side="respondent").order_by("id")[1]
        actor = cases.party_acting(house.case, "respondent")
        actor = type(actor)("party", other.id, "Cor Vos", actor.roles)
        send_message(house.case, "Van de ander.", side="respondent", by=actor, at=cases.RECEIVED_AT)
    assert "Van de ander." not in words_of(house.enter("respondent"), "berichten/")


def test_answer_of_the_service_is_new_until_it_was_opened(told: House) -> None:
    with told.within():
        carla = cases.acting(told.who.carla)
        send_message(told.case, "Ja hoor.", side="complainant", by=carla, at=cases.RECEIVED_AT)
    visitor = told.enter("complainant")
    assert "1 nieuw bericht" in words_of(visitor, "")
    page = words_of(visitor, "berichten/")
    assert ("Ja hoor." in page, "Carla" in page) == (True, False)
    assert "1 nieuw bericht" not in words_of(visitor, "")


def test_empty_message_is_asked_again(told: House) -> None:
    answer = told.enter("complainant").post("/mijn-zaak/berichten/", {"body": " "})
    assert answer.status_code == 422
    assert "Schrijf eerst uw bericht." in answer.content.decode()


def test_added_piece_can_be_read_by_both_sides(told: House) -> None:
    visitor = told.enter("respondent")
    assert visitor.post("/mijn-zaak/stukken/", {"files": [text_file()]}).status_code == 302
    with told.within():
        piece = Piece.objects.get()
        assert piece.from_side == "respondent"
    for side in ("complainant", "respondent"):
        answer = told.enter(side).get(f"/mijn-zaak/stukken/{piece.id}/")
        assert b"".join(answer.streaming_content) == TEXT
        assert answer["Content-Disposition"] == 'attachment; filename="verslag.txt"'


@pytest.mark.parametrize(("side", "status"), [("complainant", 200), ("respondent", 404)])
def test_piece_for_one_side_is_not_there_for_the_other(told: House, side: str, status: int) -> None:
    with told.within():
        carla = cases.acting(told.who.carla)
        given = Given("secretariat", for_complainant=True)
        (piece,) = add_pieces(told.case, [text_file()], given, by=carla, at=cases.RECEIVED_AT)
    visitor = told.enter(side)
    assert visitor.get(f"/mijn-zaak/stukken/{piece.id}/").status_code == status
    assert ("verslag.txt" in words_of(visitor, "stukken/")) is (status == 200)


def test_piece_of_another_case_is_not_there(told: House) -> None:
    with told.within():
        other = cases.complaint("Een andere zaak.")
        carla = cases.acting(told.who.carla)
        given = Given("secretariat", for_complainant=True, for_respondent=True)
        (piece,) = add_pieces(other, [text_file()], given, by=carla, at=cases.RECEIVED_AT)
    assert told.enter("complainant").get(f"/mijn-zaak/stukken/{piece.id}/").status_code == 404


def test_strange_piece_is_refused_in_words(told: House) -> None:
    strange = text_file("foto.exe", PROGRAM)
    answer = told.enter("complainant").post("/mijn-zaak/stukken/", {"files": [strange]})
    assert answer.status_code == 422
    assert "Dit soort bestand nemen we niet aan." in answer.content.decode()
    with told.within():
        assert not StoredFile.objects.exists()


def test_no_file_chosen_is_asked_again(told: House) -> None:
    answer = told.enter("complainant").post("/mijn-zaak/stukken/")
    assert answer.status_code == 422
    assert "Kies eerst een bestand." in answer.content.decode()


def test_ended_case_takes_no_pieces(house: House) -> None:
    with house.within():
        cases.do(house.case, "withdrawn", cases.party_acting(house.case, "complainant"))
        values = {"aftercare_channel": "portal"}
        cases.do(house.case, "aftercare_done", house.who.omar, **values)
    answer = house.enter("complainant").post("/mijn-zaak/stukken/", {"files": [text_file()]})
    assert answer.status_code == 422
    assert "Er kunnen geen stukken meer bij." in answer.content.decode()


@pytest.mark.parametrize("page", ["brieven/", "berichten/", "stukken/", ""])
def test_page_asks_as_many_questions_for_three_as_for_one(told: House, page: str) -> None:
    add_one(told)
    visitor = told.enter("complainant")
    visitor.get(f"/mijn-zaak/{page}")
    with CaptureQueriesContext(connection) as one:
        visitor.get(f"/mijn-zaak/{page}")
    add_one(told)
    add_one(told)
    visitor.get(f"/mijn-zaak/{page}")
    with CaptureQueriesContext(connection) as three:
        visitor.get(f"/mijn-zaak/{page}")
    assert len(three) == len(one)


def add_one(house: House) -> None:
    """One more letter, message, piece and act."""
    with house.within():
        bram, carla = cases.party_acting(house.case, "respondent"), cases.acting(house.who.carla)
        cases.do(house.case, "answered", bram, answer="Zo was het niet.")
        last = house.case.acts.order_by("-ordinal")[0].at
        send_message(house.case, "Een vraag.", side="complainant", by=carla, at=last)
        given = Given("secretariat", for_complainant=True)
        name = f"{house.case.version}.txt"
        add_pieces(house.case, [text_file(name)], given, by=carla, at=last)


def test_letter_can_be_taken_along_as_pdf_by_its_own_party_only(told: House) -> None:
    with told.within():
        letter = told.case.letters.filter(to_side="respondent").order_by("created_at")[0]
    address = f"/mijn-zaak/brieven/{letter.id}/brief.pdf"
    given = told.enter("respondent").get(address)
    assert (given["Content-Type"], given.content[:5]) == ("application/pdf", b"%PDF-")
    assert told.enter("complainant").get(address).status_code == 404
    with told.within():
        letter.refresh_from_db()
    assert letter.read_at is not None
