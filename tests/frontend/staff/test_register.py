"""Entering a complaint that came by post, phone or visit."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

ADDRESS = "/werk/zaken/nieuw/"
LETTER = {
    "channel": "post",
    "received_on": "18-03-2026",
    "complainant_name": "Petra Post",
    "respondent_name": "Rob Ruzie",
    "story": "Hij gooit met deuren.",
    "categories": ["aggression"],
}


def entered(house: House) -> Complaint:
    with scope.within(house.tenant):
        return Complaint.objects.exclude(id=house.case.id).select_related("regulation").get()


def test_letter_is_entered_with_its_own_day_of_receipt(house: House, desk: Desk) -> None:
    file = SimpleUploadedFile("brief.txt", b"Geachte commissie")
    response = desk.post(ADDRESS, **desk.fresh(ADDRESS), **LETTER, files=[file])
    case = entered(house)
    assert response["Location"] == f"/werk/zaken/{case.id}/codes/"
    assert (case.received_on, case.channel) == (date(2026, 3, 18), "post")
    with scope.within(house.tenant):
        assert case.story == "Hij gooit met deuren."
        first = case.acts.get()
        assert (first.actor_kind, first.actor_id) == ("person", house.who.carla.id)
        assert {(one.side, one.name) for one in case.parties.all()} == {
            ("complainant", "Petra Post"),
            ("respondent", "Rob Ruzie"),
        }
        assert case.pieces.count() == 1


def test_form_sent_twice_is_one_complaint(house: House, desk: Desk) -> None:
    hidden = desk.fresh(ADDRESS)
    first = desk.post(ADDRESS, **hidden, **LETTER)
    second = desk.post(ADDRESS, **hidden, **LETTER)
    assert first["Location"] == second["Location"]
    assert entered(house).number == "2026-0002"


def test_names_are_asked_for_together_with_what_else_is_missing(house: House, desk: Desk) -> None:
    nothing = desk.post(ADDRESS, respondent_email="rob@example.org").context["form"]
    assert {"channel", "story", "complainant_name", "respondent_name"} <= set(nothing.errors)
    for wrong in ({"complainant_name": ""}, {"respondent_name": "", "respondent_email": "r@x.nl"}):
        answer = desk.post(ADDRESS, **desk.fresh(ADDRESS), **LETTER | wrong)
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {next(iter(wrong))}
    with scope.within(house.tenant):
        assert not Complaint.objects.exclude(id=house.case.id).exists()


def test_name_can_be_kept_from_others_where_the_regulation_knows_that(acme: Tenant) -> None:
    with scope.within(acme):
        cases.regulation("adv")
        hanna = cases.person("Hanna Vos", roles=["handler"])
    desk = Desk(acme, hanna)
    typed = {
        **LETTER,
        "categories": ["threat"],
        "hidden": "on",
        "question-wants": "advice",
    }
    response = desk.post(ADDRESS, **desk.fresh(ADDRESS), **typed)
    assert response.status_code == 302, response.context["form"].errors
    with scope.within(acme):
        case = Complaint.objects.get()
        assert (case.hidden, case.anonymous) == (True, False)


def test_regulation_without_hidden_names_asks_for_none(desk: Desk) -> None:
    form = desk.get(ADDRESS).context["form"]
    assert ("hidden" in form.fields, "anonymous" in form.fields) == (False, True)


def test_code_can_still_be_made_after_a_double_click(house: House, desk: Desk) -> None:
    hidden = desk.fresh(ADDRESS)
    desk.post(ADDRESS, **hidden, **{**LETTER, "anonymous": "on", "complainant_name": ""})
    response = desk.post(ADDRESS, **hidden, **LETTER)
    with scope.within(house.tenant):
        party = entered(house).parties.get(side="complainant")
    page = desk.post(response["Location"], party=str(party.id))
    assert any(one.code for one in page.context["holders"])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"story": " "}, ("story", "Vul hier iets in.")),
        ({"complainant_name": ""}, ("complainant_name", "Vul de naam van de klager in")),
        ({"channel": "portal"}, ("channel", "Selecteer een geldige keuze.")),
        ({"received_on": "31-02-2026"}, ("received_on", "Schrijf een bestaande datum")),
        ({"received_on": "01-01-2019"}, ("received_on", "nog geen klachtenregeling")),
        ({"happened_on": "01-12-2099"}, ("happened_on", "ligt in de toekomst")),
    ],
)
def test_mistake_is_said_at_its_field_and_nothing_is_kept(
    house: House, desk: Desk, wrong: dict[str, str], said: tuple[str, str]
) -> None:
    response = desk.post(ADDRESS, **desk.fresh(ADDRESS), **{**LETTER, **wrong})
    assert response.status_code == 422
    field, message = said
    assert message in response.context["form"].errors[field][0]
    with scope.within(house.tenant):
        assert Complaint.objects.count() == 1


def test_day_of_receipt_that_is_still_to_come_is_refused(desk: Desk) -> None:
    later = (clock.now() + timedelta(days=3)).strftime("%d-%m-%Y")
    response = desk.post(ADDRESS, **desk.fresh(ADDRESS), **{**LETTER, "received_on": later})
    assert response.context["form"].errors["received_on"] == ["Deze dag moet nog komen."]


def test_refused_file_keeps_no_complaint(house: House, desk: Desk) -> None:
    file = SimpleUploadedFile("virus.exe", b"MZ\x90\x00")
    response = desk.post(ADDRESS, **desk.fresh(ADDRESS), **LETTER, files=[file])
    assert response.status_code == 422
    with scope.within(house.tenant):
        assert Complaint.objects.count() == 1


def test_regulation_without_anonymity_does_not_offer_it(globex: Tenant) -> None:
    with scope.within(globex):
        cases.regulation("training")
        hanna = cases.person("Hanna Prins", roles=["handler"])
    page = text_of(Desk(globex, hanna).get(ADDRESS))
    assert "anoniem" not in page.partition("<main")[2].partition("</main")[0]
    assert 'name="question-prior_contact"' in page
