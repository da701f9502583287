"""The page of an act: what it asks, what it refuses, and that it happens once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from kernel.audit.models import Entry
from kernel.post.models import OutboxMessage
from procedures.actions.give_code import give_code
from procedures.models import Act, Complaint, Letter, Person, Ruling
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

Training = tuple[Tenant, Person, Complaint]


def step(case: Complaint, act: str) -> str:
    return f"/werk/zaken/{case.id}/stap/{act}/"


def acts_of(house: House) -> list[str]:
    with scope.within(house.tenant):
        return list(Act.objects.filter(case=house.case).values_list("name", flat=True))


def test_act_is_recorded_with_its_letter(house: House, desk: Desk) -> None:
    address = step(house.case, "acknowledged")
    response = desk.post(address, **desk.fresh(address))
    assert (response.status_code, response["Location"]) == (302, f"/werk/zaken/{house.case.id}/")
    assert acts_of(house) == ["received", "acknowledged"]
    with scope.within(house.tenant):
        assert Letter.objects.get().to_party.name == "Anna Jansen"
        assert OutboxMessage.objects.get().recipient == "anna.jansen@example.org"


def test_button_pressed_twice_is_one_act(house: House, desk: Desk) -> None:
    address = step(house.case, "acknowledged")
    hidden = desk.fresh(address)
    first, second = desk.post(address, **hidden), desk.post(address, **hidden)
    assert (first.status_code, second.status_code) == (302, 302)
    assert acts_of(house) == ["received", "acknowledged"]


def test_letter_is_read_beforehand_and_nothing_happens(house: House, desk: Desk) -> None:
    address = step(house.case, "acknowledged")
    response = desk.post(address, **desk.fresh(address), doing="preview")
    page = text_of(response)
    assert "Wij hebben uw klacht 2026-0001 ontvangen" in page
    assert "Beste Anna Jansen," in page
    assert acts_of(house) == ["received"]
    with scope.within(house.tenant):
        assert not Letter.objects.exists()
        assert not OutboxMessage.objects.exists()
        assert not Entry.objects.filter(action="case.act").exists()


def test_preview_is_the_letter_that_goes_out(house: House, desk: Desk) -> None:
    address = step(house.case, "acknowledged")
    hidden = desk.fresh(address)
    shown = desk.post(address, **hidden, doing="preview").context["letters"][0]
    desk.post(address, **hidden)
    with scope.within(house.tenant):
        sent = Letter.objects.get()
        assert (sent.subject, sent.body) == (shown.subject, "\n\n".join(shown.paragraphs))


def test_what_was_typed_survives_the_preview(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cases.do(house.case, "acknowledged", house.who.carla)
    address = step(house.case, "admitted")
    typed = {**desk.fresh(address), "reasons": "Dit valt eronder."}
    carried = text_of(desk.post(address, **typed, doing="preview"))
    assert '<input type="hidden" name="reasons" value="Dit valt eronder."' in carried
    assert "Dit valt eronder." in text_of(desk.post(address, **typed, doing="edit"))


def test_missing_value_is_said_and_nothing_is_kept(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cases.do(house.case, "acknowledged", house.who.carla)
    address = step(house.case, "declined")
    response = desk.post(address, **desk.fresh(address), reasons="Te lang geleden.")
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "inadmissible_reason": ["Kies een van de mogelijkheden."]
    }
    assert "Te lang geleden." in text_of(response)
    assert acts_of(house) == ["received", "acknowledged"]


def test_stale_form_shows_what_the_other_did_and_keeps_what_was_typed(
    house: House, desk: Desk
) -> None:
    address = step(house.case, "withdrawn")
    hidden = desk.fresh(address)
    with scope.within(house.tenant):
        cases.do(house.case, "acknowledged", house.who.omar, clock.now())
    response = desk.post(address, **hidden, reasons="Anna wil niet verder.")
    page = text_of(response)
    assert response.status_code == 409
    assert "Ontvangst bevestigd" in page
    assert "Omar Haddad" in page
    assert "Anna wil niet verder." in page
    assert acts_of(house) == ["received", "acknowledged"]
    again = {field.html_name: field.value() for field in response.context["form"].hidden_fields()}
    assert desk.post(address, **again, reasons="Anna wil niet verder.").status_code == 302
    assert acts_of(house) == ["received", "acknowledged", "withdrawn"]


def test_step_that_somebody_else_took_says_so(house: House, desk: Desk) -> None:
    address = step(house.case, "acknowledged")
    hidden = desk.fresh(address)
    with scope.within(house.tenant):
        cases.do(house.case, "acknowledged", house.who.omar, clock.now())
    response = desk.post(address, **hidden)
    assert response.status_code == 409
    assert "Deze stap kan nu niet in deze zaak." in text_of(response)
    assert acts_of(house) == ["received", "acknowledged"]


def test_step_of_another_state_answers_with_conflict(house: House, desk: Desk) -> None:
    assert desk.get(step(house.case, "admitted")).status_code == 409


def test_step_that_is_not_mine_or_does_not_exist_is_not_there(house: House, desk: Desk) -> None:
    assert desk.get(step(house.case, "advised")).status_code == 404
    assert desk.get(step(house.case, "received")).status_code == 404
    assert desk.get(step(house.case, "flauwekul")).status_code == 404


def test_step_that_cannot_be_taken_yet_says_why(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.admitted(house.who, house.case)
    page = text_of(desk.get(step(house.case, "invited")))
    assert "Eerst moet de commissie volledig zijn." in page
    assert "Eerst moet de beklaagde zijn ingelicht." in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def training(globex: Tenant) -> Training:
    """A client with the training regulation, its handler, and a case being handled."""
    with scope.within(globex):
        hanna = cases.person("Hanna Prins", roles=["handler"])
        return globex, hanna, cast.handled(hanna)


def test_ruling_before_both_sides_were_heard_cannot_be_forced(training: Training) -> None:
    tenant, hanna, case = training
    desk = Desk(tenant, hanna)
    assert "Eerst moeten beide kanten zijn gehoord" in text_of(desk.get(step(case, "ruled")))
    with scope.within(tenant):
        element = case.elements.get()
        heard = cases.do(case, "three_way_refused", hanna, refused_by="respondent", reasons="Nee")
        cases.do(case, "two_way_held", hanna, side="complainant", held_on="2026-04-01", report="A")
    typed = {
        f"rulings-{element.id}": "founded",
        f"rulings-{element.id}-reasons": "Omdat.",
        "findings": "Gegrond.",
        "lessons": "Beter beloven.",
        "object_version": str(case.version),
        "once_key": str(heard.id)[:-4] + "beef",
    }
    response = desk.post(step(case, "ruled"), **typed)
    assert response.status_code == 422
    assert "Eerst moeten beide kanten zijn gehoord" in text_of(response)
    with scope.within(tenant):
        assert not Act.objects.filter(name="ruled").exists()
        assert not Ruling.objects.exists()
        cases.do(case, "waived", hanna, side="respondent", declared_on="2026-04-02")
    typed["object_version"] = str(case.version)
    assert desk.post(step(case, "ruled"), **typed).status_code == 302
    with scope.within(tenant):
        assert Ruling.objects.get().ruling == "founded"


def test_conflict_of_interest_is_refused_at_the_person(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        bram = cases.person("Bram Smit", seats=["member"])
        party = house.case.parties.get(side="respondent")
        party.person = bram
        party.save()
        cast.admitted(house.who, house.case)
    address = step(house.case, "appointed")
    page = text_of(desk.get(address))
    assert "Bram Smit – kan niet: is zelf partij in deze zaak" in page
    typed = {"person": str(bram.id), "seat": "member", "no_conflict": "on"}
    response = desk.post(address, **desk.fresh(address), **typed)
    assert response.status_code == 422
    assert "Bram Smit kan niet worden benoemd" in text_of(response)
    with scope.within(house.tenant):
        assert not house.case.appointments.exists()


def test_file_of_an_act_becomes_a_piece_and_a_refused_one_keeps_nothing(training: Training) -> None:
    tenant, hanna, case = training
    desk = Desk(tenant, hanna)
    address = step(case, "answered")
    wrong = SimpleUploadedFile("virus.exe", b"MZ\x90\x00")
    response = desk.post(address, **desk.fresh(address), answer="Zo ging het.", files=[wrong])
    assert response.status_code == 422
    assert "Dit soort bestand nemen we niet aan" in response.context["form"].errors["files"][0]
    good = SimpleUploadedFile("brief.txt", b"Beste commissie")
    typed = {**desk.fresh(address), "answer": "Zo ging het.", "files": [good]}
    assert desk.post(address, **typed).status_code == 302
    with scope.within(tenant):
        piece = case.pieces.get()
        assert (piece.from_side, piece.for_complainant, piece.for_respondent) == (
            "handler",
            True,
            True,
        )
    page = text_of(desk.get(f"/werk/zaken/{case.id}/verloop/"))
    assert "brief.txt" in page


def test_code_is_shown_once_after_the_respondent_was_told(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.admitted(house.who, house.case)
    address = step(house.case, "respondent_informed")
    told = desk.post(address, **desk.fresh(address))
    assert told["Location"] == f"{address}?codes"
    assert "Bram Smit" in text_of(desk.get(told["Location"]))
    with scope.within(house.tenant):
        bram = house.case.parties.get(side="respondent")
    page = desk.client.post(told["Location"], {"party": str(bram.id)})
    code = next(one.code for one in page.context["holders"] if one.code)
    assert code in text_of(page)
    assert code not in text_of(desk.get(told["Location"]))
    with scope.within(house.tenant):
        bram.refresh_from_db()
        assert bram.locator == code[:5]
        assert Entry.objects.filter(action="code.given").count() == 1


def test_code_that_somebody_may_have_is_only_replaced_by_who_says_so(
    house: House, desk: Desk
) -> None:
    address = f"/werk/zaken/{house.case.id}/codes/"
    with scope.within(house.tenant):
        anna = house.case.parties.get(side="complainant")
        before = (give_code(anna), anna.locator)[1]
    answer = desk.client.post(address, {"party": str(anna.id)})
    assert (answer.status_code, "Er is niets veranderd." in text_of(answer)) == (422, True)
    with scope.within(house.tenant):
        anna.refresh_from_db()
        assert anna.locator == before
    answer = desk.client.post(address, {"party": str(anna.id), "sure": "on"})
    assert answer.status_code == 200
    with scope.within(house.tenant):
        anna.refresh_from_db()
        assert anna.locator != before


def test_no_code_for_a_respondent_who_was_not_told(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        bram = house.case.parties.get(side="respondent")
    response = desk.post(f"/werk/zaken/{house.case.id}/codes/", party=str(bram.id))
    assert response.status_code == 422
    with scope.within(house.tenant):
        bram.refresh_from_db()
        assert bram.locator is None


def test_act_page_is_long_past_its_case_when_the_term_is_over(house: House, desk: Desk) -> None:
    """A late act is taken all the same: being late is shown, never forbidden."""
    with scope.within(house.tenant):
        late = cases.complaint("Laat", received_at=clock.now() - timedelta(days=100))
    address = step(late, "acknowledged")
    assert desk.post(address, **desk.fresh(address)).status_code == 302
