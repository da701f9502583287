"""What the pages of a case show, and what they never show to parties."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel import clock
from kernel.audit.models import Entry
from kernel.post.models import OutboxMessage
from procedures.actions.send_message import send_message
from procedures.models import Complaint, Message
from procedures.queries.case_messages import threads
from tenants import scope
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of


def part(case: Complaint, name: str = "") -> str:
    return f"/werk/zaken/{case.id}/{name}"


def test_overview_says_what_is_due_and_what_must_wait(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.admitted(house.who, house.case)
    response = desk.get(part(house.case))
    choices = response.context["choices"]
    assert [one.act for one in choices.due] == ["respondent_informed"]
    assert [one.act for one in choices.early] == ["settled", "withdrawn"]
    waiting = {one.act: one.obstacles for one in choices.waiting}
    assert waiting["released"] == (
        "Eerst moet dit zijn gebeurd: Commissielid of deskundige benoemd.",
    )
    assert "advised" not in waiting
    page = text_of(response)
    assert "Beklaagde inlichten" in page
    assert "Waarom deze datum?" in page


def test_term_says_why_it_is_that_date(house: House, desk: Desk) -> None:
    page = text_of(desk.get(part(house.case)))
    assert "Klacht ontvangen op maandag 2 maart 2026." in page
    assert "Acht weken later is maandag 27 april 2026." in page


def test_acts_are_told_with_names_texts_and_letters(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.decided(house.who, house.case)
    page = text_of(desk.get(part(house.case, "verloop/")))
    for words in (
        "Dirk Verhoeven (Voorzitter)",
        "Het verhaal van respondent.",
        "Dat bleek uit de gesprekken.",
        "Een gesprek met de beklaagde.",
        "Het besluit over klacht 2026-0001",
    ):
        assert words in page


def test_acts_take_as_many_queries_however_many_there_are(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.admitted(house.who, house.case)
    desk.get(part(house.case, "verloop/"))
    with CaptureQueriesContext(connection) as few:
        desk.get(part(house.case, "verloop/"))
    with scope.within(house.tenant):
        cases.do(house.case, "respondent_informed", house.who.carla)
        for one, seat in house.who.committee:
            cases.do(
                house.case,
                "appointed",
                house.who.carla,
                person=one.id,
                seat=seat,
                no_conflict=True,
            )
    with CaptureQueriesContext(connection) as many:
        desk.get(part(house.case, "verloop/"))
    assert len(many) == len(few)


def test_story_is_shown_and_typed_markup_stays_text(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        case = cases.complaint("<script>alert(1)</script>", wish="Rust.")
    page = text_of(desk.get(part(case, "klacht/")))
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "Rust." in page


def test_elements_can_be_set_until_there_is_a_ruling(house: House, desk: Desk) -> None:
    address = part(house.case, "onderdelen/")
    typed = {
        **desk.fresh(address),
        "text-0": "Schreeuwen.",
        "category-0": "bullying",
        "text-1": "Dreigen.",
    }
    assert desk.post(address, **typed).status_code == 302
    with scope.within(house.tenant):
        assert [one.text for one in house.case.elements.all()] == ["Schreeuwen.", "Dreigen."]
        cast.advised(house.who, house.case)
    typed = {**desk.fresh(address), "text-0": "Anders."}
    response = desk.post(address, **typed)
    assert response.status_code == 422
    assert "Er is al een oordeel" in text_of(response)


def test_elements_changed_by_somebody_else_are_not_overwritten(house: House, desk: Desk) -> None:
    address = part(house.case, "onderdelen/")
    hidden = desk.fresh(address)
    desk.post(address, **hidden, **{"text-0": "De eerste."})
    response = desk.post(address, **hidden, **{"text-0": "De tweede."})
    assert response.status_code == 409
    with scope.within(house.tenant):
        assert house.case.elements.get().text == "De eerste."


def test_internal_note_is_never_in_a_partys_thread(house: House, desk: Desk) -> None:
    address = part(house.case, "berichten/")
    assert desk.post(address, to="internal", body="kanarie-notitie").status_code == 422
    with scope.within(house.tenant):
        carla = cases.acting(house.who.carla)
        send_message(house.case, "kanarie-notitie", side="", by=carla, at=clock.now())
    desk.post(address, to="complainant", body="Wij bellen u.")
    assert "kanarie-notitie" in text_of(desk.get(address))
    with scope.within(house.tenant):
        notes = Message.objects.get(internal=True)
        assert (notes.side, notes.body) == ("", "kanarie-notitie")
        lines = {
            thread.side: [line.message.body for line in thread.lines]
            for thread in threads(house.case, "nl")
        }
        assert lines == {
            "complainant": ["Wij bellen u."],
            "respondent": [],
            "": ["kanarie-notitie"],
        }
        mail = OutboxMessage.objects.get()
        assert mail.recipient == "anna.jansen@example.org"
        assert "Wij bellen u." not in mail.body_text
    assert "kanarie-notitie" in text_of(desk.get(address))


def test_respondent_who_was_not_told_gets_no_message(house: House, desk: Desk) -> None:
    address = part(house.case, "berichten/")
    response = desk.post(address, to="respondent", body="Er is een klacht over u.")
    assert response.status_code == 422
    with scope.within(house.tenant):
        assert not Message.objects.exists()
        assert not OutboxMessage.objects.exists()


def test_same_message_sent_twice_at_once_is_one(house: House, desk: Desk) -> None:
    address = part(house.case, "berichten/")
    for _ in range(2):
        desk.post(address, to="complainant", body="Wij bellen u.")
    with scope.within(house.tenant):
        assert Message.objects.count() == 1


def test_unread_message_is_counted_until_it_is_opened(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        anna = cases.party_acting(house.case, "complainant")
        send_message(house.case, "Hoe lang nog?", side="complainant", by=anna, at=clock.now())
    assert desk.get(part(house.case)).context["head"].unread_count == 1
    desk.get(part(house.case, "berichten/"))
    assert desk.get(part(house.case)).context["head"].unread_count == 0


def test_piece_is_added_and_downloads_as_it_was(house: House, desk: Desk) -> None:
    address = part(house.case, "stukken/")
    file = SimpleUploadedFile("schermafdruk é.txt", b"Bewijs")
    added = desk.post(address, chosen=[file], from_side="complainant", for_complainant="on")
    assert added.status_code == 302
    with scope.within(house.tenant):
        piece = house.case.pieces.get()
        assert (piece.for_complainant, piece.for_respondent) == (True, False)
    response = desk.get(part(house.case, f"stukken/{piece.id}/"))
    assert b"".join(response.streaming_content) == b"Bewijs"
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert response["X-Content-Type-Options"] == "nosniff"
    with scope.within(house.tenant):
        assert Entry.objects.filter(action="case.read", facts__part="piece").count() == 1


def test_piece_of_another_case_is_not_there(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        other = cases.complaint("Een andere zaak")
    desk.post(
        part(other, "stukken/"),
        chosen=[SimpleUploadedFile("a.txt", b"kanarie")],
        from_side="complainant",
    )
    with scope.within(house.tenant):
        piece = other.pieces.get()
    assert desk.get(part(house.case, f"stukken/{piece.id}/")).status_code == 404


def test_letter_can_be_printed_as_sent(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cases.do(house.case, "acknowledged", house.who.carla)
        letter = house.case.letters.get()
    page = text_of(desk.get(part(house.case, f"brieven/{letter.id}/")))
    assert "Beste Anna Jansen," in page
    assert "wh-page--sheet" in page


def test_outcome_shows_rulings_decision_and_measures(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.decided(house.who, house.case)
    page = text_of(desk.get(part(house.case, "uitkomst/")))
    for words in ("Gegrond", "Spreek elkaar eerder aan.", "Afgesproken", "volgens het advies"):
        assert words in page


def test_respondent_is_added_and_corrected(house: House, desk: Desk) -> None:
    address = part(house.case, "betrokkenen/nieuw/")
    assert desk.post(address, **desk.fresh(address), name=" ").status_code == 422
    desk.post(address, **desk.fresh(address), name="Coen Kuiper", email="coen@example.org")
    with scope.within(house.tenant):
        coen = next(one for one in house.case.parties.all() if one.name == "Coen Kuiper")
        assert coen.side == "respondent"
    address = part(house.case, f"betrokkenen/{coen.id}/")
    desk.post(address, **desk.fresh(address), name="Koen Kuiper")
    page = text_of(desk.get(part(house.case, "betrokkenen/")))
    assert "Koen Kuiper" in page
    assert "Coen Kuiper" not in page
