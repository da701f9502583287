"""Before the first look: free of an interest in the case, or not."""

import pytest

from kernel import clock
from kernel.audit.models import Entry
from kernel.post.models import OutboxMessage
from procedures.models import Complaint, Message
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address

pytestmark = pytest.mark.django_db
STORY = "Mijn collega schreeuwt"


def _doors(case: Complaint) -> list[str]:
    return [
        address("committee_case", case.id),
        address("committee_act", case.id, "advised"),
        address("committee_piece", case.id, case.id),
        address("advice_document", case.id),
    ]


def test_every_door_asks_for_the_declaration_first(who: Cast, case: Complaint) -> None:
    answers = [Browser(who.els).get(door) for door in _doors(case)]
    there = address("committee_declare", case.id)
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, there)}


def test_declaration_names_the_parties_and_tells_no_more(who: Cast, case: Complaint) -> None:
    page = Browser(who.els).text("committee_declare", case.id)
    assert [name for name in ("Anna Jansen", "Bram Smit") if name not in page] == []
    assert [word for word in (STORY, "@example.org", "Het verhaal van") if word in page] == []


def test_who_is_free_reads_the_file_and_says_so_once(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    browser = Browser(who.els)
    for _ in range(2):
        answer = browser.post(address("committee_declare", case.id), {"interest": "free"})
        assert answer["Location"] == address("committee_case", case.id)
    assert STORY in browser.text("committee_case", case.id)
    with scope.within(acme):
        said = Entry.objects.filter(action="case.no_conflict_declared", actor_id=who.els.id)
        assert [entry.object_id for entry in said] == [case.id]


def test_reported_interest_closes_the_case_and_tells_the_secretariat(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    browser = Browser(who.els)
    typed = {"interest": "tied", "reason": "Anna is mijn buurvrouw."}
    answer = browser.post(address("committee_declare", case.id), typed)
    assert answer["Location"] == address("committee_cases")
    with scope.within(acme):
        note = Message.objects.get(case=case)
        assert (note.internal, note.side, note.from_person_id) == (True, "", who.els.id)
        assert note.body.endswith("Anna is mijn buurvrouw.")
        assert "Els Bakker (Lid" in note.body
        told = OutboxMessage.objects.filter(key__startswith="interest/")
        assert {one.recipient for one in told} == {"carla@example.org", "omar@example.org"}
    for door in _doors(case):
        assert browser.get(door)["Location"] == address("committee_declare", case.id)
    closed = browser.text("committee_declare", case.id) + browser.text("committee_cases")
    assert "Deze zaak is voor u gesloten" in closed
    assert [
        word for word in ("Anna Jansen", "Bram Smit", STORY, "Onderzoek") if word in closed
    ] == []


def test_reported_interest_cannot_be_taken_back_by_oneself(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    browser, form = Browser(who.els), address("committee_declare", case.id)
    browser.post(form, {"interest": "tied"})
    browser.post(form, {"interest": "free"})
    browser.post(form, {"interest": "tied"})
    assert browser.open("committee_case", case.id).status_code == 302
    with scope.within(acme):
        assert Message.objects.filter(case=case).count() == 1
        assert not Entry.objects.filter(actor_id=who.els.id, action__endswith="declared").exists()


def test_new_seat_asks_anew(acme: Tenant, who: Cast, case: Complaint) -> None:
    browser = Browser(who.dirk)
    assert browser.open("committee_case", case.id).status_code == 200
    with scope.within(acme):
        now = clock.now()
        cases.do(case, "released", who.carla, now, person=who.dirk.id, reasons="Vergissing.")
        again = {"person": who.dirk.id, "seat": "chair", "no_conflict": True}
        cases.do(case, "appointed", who.carla, now, **again)
    assert browser.open("committee_case", case.id).status_code == 302


def test_nothing_chosen_is_said_and_nothing_is_kept(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    answer = Browser(who.els).post(address("committee_declare", case.id), {"reason": "Ja."})
    assert answer.status_code == 422
    assert "Kies een van de mogelijkheden." in answer.content.decode()
    with scope.within(acme):
        assert not Message.objects.exists()
        theirs = Entry.objects.filter(actor_id=who.els.id).exclude(action="identity.read")
        assert not theirs.exists()


def test_who_has_no_seat_cannot_declare(who: Cast, case: Complaint, foreign: Complaint) -> None:
    for person, which in ((who.gerda, case), (who.henk, case), (who.dirk, foreign)):
        answer = Browser(person).open("committee_declare", which.id)
        assert (answer.status_code, b"Anna" in answer.content) == (404, False)
