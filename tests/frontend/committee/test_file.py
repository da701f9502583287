"""What somebody with a seat reads of the case, and what never."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from kernel.audit.models import Entry
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.send_message import send_message
from procedures.actions.take import Doing
from procedures.actions.take_with_files import take_with_files
from procedures.models import Complaint
from procedures.rules.filing import PersonNamed
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = pytest.mark.django_db
SECRET = "kanarie-vertrouwelijk"


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Een bladzijde tekst.\n", content_type="text/plain")


def test_file_tells_what_both_sides_said(acme: Tenant, who: Cast, case: Complaint) -> None:
    with scope.within(acme):
        bram = cases.party_acting(case, "respondent")
        cases.do(case, "answered", bram, answer="Ik heb nooit geschreeuwd.")
        seat = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, **seat, assignment="Mocht het rooster zo?")
        cases.do(case, "opined", who.gerda, opinion="Dat mocht niet.")
    page = Browser(who.dirk).text("committee_case", case.id)
    told = (
        "Mijn collega schreeuwt elke dag.", "Pesten", "Anna Jansen", "Bram Smit", "Els Bakker",
        "Het verhaal van complainant.", "Het verhaal van respondent.",
        "Ik heb nooit geschreeuwd.", "Dat mocht niet.", "Waarom deze datum?", "Ontvangst bevestigd",
    )  # fmt: skip
    assert [one for one in told if one not in page] == []
    assert "Mocht het rooster zo?" not in page


def test_expert_reads_the_question_that_was_put(acme: Tenant, who: Cast, case: Complaint) -> None:
    with scope.within(acme):
        seat = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, **seat, assignment="Mocht het rooster zo?")
        declare(who.gerda, case)
    page = Browser(who.gerda).text("committee_case", case.id)
    assert ("Mocht het rooster zo?" in page, "Deskundig advies geven" in page) == (True, True)


@pytest.mark.usefixtures("foreign")
def test_what_is_confidential_stays_out(acme: Tenant, who: Cast, case: Complaint) -> None:
    with scope.within(acme):
        now, carla = clock.now(), cases.acting(who.carla)
        anna = cases.party_acting(case, "complainant")
        send_message(case, f"{SECRET} notitie", side="", by=carla, at=now)
        send_message(case, f"{SECRET} bericht", side="complainant", by=anna, at=now)
        talk = {"side": "complainant", "held_on": "2026-03-20", "report": f"{SECRET} gesprek"}
        cases.do(case, "talked", who.omar, **talk)
        add_pieces(case, [_file(f"{SECRET}.txt")], Given("secretariat"), by=carla, at=now)
    page = Browser(who.dirk).text("committee_case", case.id)
    assert "Gesprek met de klachtenfunctionaris" in page
    assert [word for word in (SECRET, "@example.org", "kanarie-van-globex") if word in page] == []


def test_pieces_of_the_file_can_be_downloaded_and_others_not(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        now, carla = clock.now(), cases.acting(who.carla)
        shared = Given("secretariat", for_complainant=True, for_respondent=True)
        (given,) = add_pieces(case, [_file("rooster.txt")], shared, by=carla, at=now)
        (kept,) = add_pieces(case, [_file("kladje.txt")], Given("secretariat"), by=carla, at=now)
    browser = Browser(who.dirk)
    assert "rooster.txt" in browser.text("committee_case", case.id)
    answer = browser.open("committee_piece", case.id, given.id)
    assert b"".join(answer.streaming_content) == b"Een bladzijde tekst.\n"
    assert answer["Content-Disposition"] == 'attachment; filename="rooster.txt"'
    assert browser.open("committee_piece", case.id, kept.id).status_code == 404
    with scope.within(acme):
        read = Entry.objects.filter(action="case.read", actor_id=who.dirk.id)
        assert [entry.facts["part"] for entry in read] == ["file", "piece", "piece"]


def test_file_of_an_expert_is_for_the_committee_though_no_side_has_it(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        seat = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, **seat)
        doing = Doing(
            "opined", by=cases.acting(who.gerda), at=clock.now(), values={"opinion": "Zie bijlage."}
        )
        take_with_files(case.id, doing, {"files": [_file("cao.txt")]})
        piece = case.pieces.get()
    answer = Browser(who.dirk).open("committee_piece", case.id, piece.id)
    assert (answer.status_code, piece.for_complainant) == (200, False)


@pytest.mark.usefixtures("case")
def test_case_of_another_and_of_another_client_is_not_there(
    acme: Tenant, who: Cast, foreign: Complaint
) -> None:
    with scope.within(acme):
        other = cases.complaint("kanarie-van-een-ander")
    for which in (other, foreign):
        for name, args in (("committee_case", ()), ("committee_act", ("advised",))):
            answer = Browser(who.dirk).open(name, which.id, *args)
            assert (answer.status_code, b"kanarie" in answer.content) == (404, False)


def test_released_member_is_out_at_once(acme: Tenant, who: Cast, case: Complaint) -> None:
    browser = Browser(who.dirk)
    assert browser.open("committee_case", case.id).status_code == 200
    with scope.within(acme):
        gone = {"person": who.dirk.id, "reasons": "Verhuisd."}
        cases.do(case, "released", who.carla, clock.now(), **gone)
    doors = (("committee_case", ()), ("committee_act", ("advised",)), ("advice_document", ()))
    for name, args in doors:
        assert browser.open(name, case.id, *args).status_code == 404
    assert case.number not in browser.text("committee_cases")


def test_anonymous_complainant_has_no_name_here(acme: Tenant, who: Cast) -> None:
    with scope.within(acme):
        made = cases.complaint(anonymous=True, complainant=PersonNamed())
        cases.do(made, "acknowledged", who.carla)
        seat = {"person": who.els.id, "seat": "member", "no_conflict": True}
        cases.do(made, "appointed", who.carla, **seat)
        declare(who.els, made)
    page = Browser(who.els).text("committee_case", made.id)
    assert ("Anoniem" in page, "Anna Jansen" in page) == (True, False)
    assert address("committee_case", made.id) in Browser(who.els).text("committee_cases")
