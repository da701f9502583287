"""Notes, agreements and goals, evaluations, and what a party sent by post or told by phone."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from procedures.actions.shred_case import empty
from procedures.models import Evaluation, FollowUp, Message, Note
from tenants import scope
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of
from tests.frontend.staff.test_case import part


def write(desk: Desk, house: House, words: str) -> None:
    address = part(house.case, "notities/")
    assert desk.post(address, **desk.fresh(address), body=words).status_code == 302


def test_a_note_is_written_once_however_often_the_button_is_pressed(
    house: House, desk: Desk
) -> None:
    address = part(house.case, "notities/")
    typed = {**desk.fresh(address), "body": "Bel Anna na vijven."}
    assert [desk.post(address, **typed).status_code for _ in range(2)] == [302, 302]
    with scope.within(house.tenant):
        assert [one.body for one in house.case.notes.all()] == ["Bel Anna na vijven."]
    assert "Bel Anna na vijven." in text_of(desk.get(address))


def test_an_empty_note_is_asked_for_again(house: House, desk: Desk) -> None:
    address = part(house.case, "notities/")
    assert desk.post(address, **desk.fresh(address), body=" ").status_code == 422


def test_a_note_written_anew_keeps_what_it_was(house: House, desk: Desk) -> None:
    write(desk, house, "Eerst zo.")
    with scope.within(house.tenant):
        thread = house.case.notes.get().thread
    address = part(house.case, f"notities/{thread}/")
    assert desk.post(address, body="Nu zo.", ordinal=1).status_code == 302
    page = text_of(desk.get(part(house.case, "notities/")))
    assert "Nu zo." in page
    assert "1 eerdere tekst" in page
    assert "Eerst zo." in page


def test_a_note_that_somebody_else_changed_is_not_overwritten(house: House, desk: Desk) -> None:
    write(desk, house, "Eerst zo.")
    with scope.within(house.tenant):
        thread = house.case.notes.get().thread
    address = part(house.case, f"notities/{thread}/")
    Desk(house.tenant, house.who.omar).post(address, body="Van Omar.", ordinal=1)
    answer = desk.post(address, body="Van Carla.", ordinal=1)
    assert answer.status_code == 409
    assert "Van Carla." in text_of(answer)
    assert "Van Omar." in text_of(answer)
    with scope.within(house.tenant):
        assert sorted(one.body for one in Note.objects.all()) == ["Eerst zo.", "Van Omar."]


def test_a_note_of_another_case_is_not_there(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        other = cases.complaint("Een andere zaak")
    write(desk, house, "kanarie")
    with scope.within(house.tenant):
        thread = house.case.notes.get().thread
    assert desk.get(part(other, f"notities/{thread}/")).status_code == 404


def agree(desk: Desk, house: House, **typed: str) -> int:
    address = part(house.case, "afspraken/nieuw/")
    whole = {
        "kind": "agreement",
        "text": "Elke maandag overleg.",
        "owner": "Henk",
        "agreed_on": "09-03-2026",
        **typed,
    }
    answer: HttpResponse = desk.post(address, **desk.fresh(address) | whole)
    return answer.status_code


def test_an_agreement_is_kept_shown_as_late_and_ended(house: House, desk: Desk) -> None:
    assert agree(desk, house, until_on="01-04-2026") == 302
    address = part(house.case, "afspraken/")
    page = desk.get(address)
    assert [one.late for one in page.context["agreements"]] == [True]
    assert "Elke maandag overleg." in text_of(page)
    told = [one.told for one in desk.get(part(house.case)).context["to_mend"]]
    assert told == ["1 afspraak of doel is over de datum."]
    with scope.within(house.tenant):
        made = FollowUp.objects.get()
    desk.post(part(house.case, f"afspraken/{made.id}/"), state="done")
    with scope.within(house.tenant):
        made.refresh_from_db()
        assert made.state == "done"
    assert desk.get(part(house.case)).context["to_mend"] == []


def test_an_agreement_cannot_be_ready_before_it_was_made(house: House, desk: Desk) -> None:
    assert agree(desk, house, until_on="01-03-2026") == 422
    assert agree(desk, house, agreed_on="01-03-2099") == 422
    with scope.within(house.tenant):
        assert not FollowUp.objects.exists()


def test_an_evaluation_is_planned_and_then_held_once(house: House, desk: Desk) -> None:
    assert agree(desk, house, until_on="01-04-2026") == 302
    address = part(house.case, "evaluaties/nieuw/")
    past = desk.post(address, **desk.fresh(address), side="both", planned_on="01-01-2020")
    assert past.status_code == 422
    desk.post(address, **desk.fresh(address), side="both", planned_on="01-06-2099")
    with scope.within(house.tenant):
        made = Evaluation.objects.get()
    address = part(house.case, f"evaluaties/{made.id}/")
    asked = text_of(desk.get(address))
    told = ("Evaluatie: beide kanten samen", "1 juni 2099", "Elke maandag overleg. (Henk)")
    assert [words for words in told if words not in asked] == []
    assert desk.post(address, went_on="yes", report="x").status_code == 422
    typed = {"went_on": "yes", "held_on": "20-03-2026", "result": "partly", "report": "Beter."}
    assert desk.post(address, **typed).status_code == 302
    assert desk.post(address, **typed).status_code == 422
    page = text_of(desk.get(part(house.case, "afspraken/")))
    assert "voor een deel" in page
    assert "Beter." in page


def test_what_came_by_post_is_that_partys_own_with_its_own_day(house: House, desk: Desk) -> None:
    address = part(house.case, "ontvangen/")
    with scope.within(house.tenant):
        anna = house.case.parties.get(side="complainant")
    typed = {
        "party": str(anna.id),
        "channel": "post",
        "received_on": "05-03-2026",
        "words": "Ik wil er nog iets bij zeggen.",
        "for_respondent": "on",
    }
    sent = {**desk.fresh(address), **typed}
    for _ in range(2):
        file = SimpleUploadedFile("brief.txt", b"De brief")
        assert desk.post(address, **sent, chosen=[file]).status_code == 302
    with scope.within(house.tenant):
        message, piece = Message.objects.get(), house.case.pieces.get()
        assert (message.from_party_id, message.channel) == (anna.id, "post")
        assert message.read_at is not None
        assert (piece.received_on, piece.channel) == (date(2026, 3, 5), "post")
        assert (piece.from_side, piece.for_respondent) == ("complainant", True)
    line = desk.get(part(house.case, "verloop/"))
    assert [one.kind for one in line.context["events"]] == ["message", "piece", "act"]
    assert "kwam per post op" in text_of(line)


def test_post_needs_words_or_a_file_and_a_day_that_can_be(house: House, desk: Desk) -> None:
    address = part(house.case, "ontvangen/")
    with scope.within(house.tenant):
        anna = house.case.parties.get(side="complainant")
    whole = {"party": str(anna.id), "channel": "phone", "received_on": "05-03-2026", "words": "x"}
    for wrong in ({"words": " "}, {"received_on": "01-01-2099"}, {"received_on": "01-01-2020"}):
        answer = desk.post(address, **desk.fresh(address), **(whole | wrong))
        assert answer.status_code == 422
    assert {"party", "words"} <= set(desk.post(address).context["form"].errors)
    with scope.within(house.tenant):
        assert not Message.objects.exists()


def test_notes_and_agreements_go_with_a_shredded_case(house: House, desk: Desk) -> None:
    write(desk, house, "kanarie")
    assert agree(desk, house) == 302
    with scope.within(house.tenant):
        house.case.closed_on = house.case.received_on
        house.case.save(update_fields=["closed_on"])
        empty([house.case.id], today=house.case.received_on)
        assert (Note.objects.count(), FollowUp.objects.count()) == (0, 0)
