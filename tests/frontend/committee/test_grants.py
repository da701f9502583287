"""A grant limits what a seat sees: until when, in which stages, without files, without names."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from kernel.audit.models import Entry
from kernel.errors import Refusal
from procedures.actions.add_own_pieces import add_own_pieces
from procedures.actions.limit_grant import Limits, limit_grant
from procedures.models import Appointment, Complaint, Piece
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("piece")]
NAMES = ("Anna Jansen", "Bram Smit", "anna.jansen@", "bram.smit@")
FILE = "kanarie.txt"


@pytest.fixture
def piece(acme: Tenant, who: Cast, case: Complaint) -> Piece:
    """A piece of Anna; Gerda sits in the case as an expert and declared to be free."""
    with scope.within(acme):
        values = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, **values)
        declare(who.gerda, case)
        anna = case.parties.get(side="complainant")
        file = SimpleUploadedFile(FILE, b"Kanarie", content_type="text/plain")
        return add_own_pieces(anna, [file], at=clock.now())[0]


def seat_of(case: Complaint, who: Cast) -> Appointment:
    return case.appointments.get(person=who.gerda, until_at=None)


def limited(acme: Tenant, who: Cast, case: Complaint, **limits: object) -> Browser:
    """Limit what goes with Gerda's seat; return her browser."""
    with scope.within(acme):
        by, seat = cases.acting(who.carla), seat_of(case, who)
        limit_grant(case, seat.id, Limits(**limits), by=by, at=clock.now())  # type: ignore[arg-type]
    return Browser(who.gerda)


@pytest.mark.attack("B02")
def test_expert_without_names_reads_sides_and_no_identity(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    browser = Browser(who.gerda)
    assert [name in browser.text("committee_case", case.id) for name in NAMES[:2]] == [True, True]
    limited(acme, who, case, names=False)
    with scope.within(acme):
        before = Entry.objects.filter(action="identity.read").count()
    pages = [
        browser.text("committee_case", case.id),
        browser.text("committee_cases"),
        browser.text("committee_act", case.id, "opined"),
    ]
    assert [name for name in NAMES for page in pages if name in page] == []
    assert ["Klager" in pages[0], FILE in pages[0]] == [True, True]
    assert browser.open("advice_document", case.id).status_code == 404
    with scope.within(acme):
        assert Entry.objects.filter(action="identity.read").count() == before


def test_expert_without_names_can_still_give_an_opinion(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    browser = limited(acme, who, case, names=False)
    answer = browser.send("committee_act", case.id, "opined", opinion="Mijn advies.")
    assert answer["Location"] == address("committee_case", case.id)


def test_declaration_without_names_asks_and_names_nobody(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        now = clock.now()
        cases.do(case, "released", who.carla, now, person=who.gerda.id, reasons="Opnieuw.")
        again = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, clock.now(), **again)
    browser = limited(acme, who, case, names=False)
    page = browser.text("committee_declare", case.id)
    assert [name for name in NAMES if name in page] == []
    assert "U krijgt in deze zaak geen namen te zien." in page


@pytest.mark.attack("B02")
def test_expert_without_files_finds_none_anywhere(
    acme: Tenant, who: Cast, case: Complaint, piece: Piece
) -> None:
    door = address("committee_piece", case.id, piece.id)
    assert Browser(who.gerda).get(door).status_code == 200
    browser = limited(acme, who, case, files=False)
    assert FILE not in browser.text("committee_case", case.id)
    assert browser.get(door).status_code == 404


@pytest.mark.attack("T18")
@pytest.mark.parametrize("limits", ["expired", "other_stage"])
def test_grant_that_ended_shuts_every_door_at_the_next_request(
    who: Cast, case: Complaint, piece: Piece, limits: str
) -> None:
    browser = Browser(who.gerda)
    doors = [
        address("committee_case", case.id),
        address("committee_piece", case.id, piece.id),
        address("committee_act", case.id, "opined"),
        address("committee_declare", case.id),
    ]
    assert [browser.get(door).status_code for door in doors] == [200, 200, 200, 302]
    with scope.within(Tenant.objects.get(slug="acme")):
        seat = Appointment.objects.filter(id=seat_of(case, who).id)
        gone = {"expires_at": clock.now() - timedelta(seconds=1)}
        seat.update(**(gone if limits == "expired" else {"stages": ["decision"]}))
    answers = [browser.get(door) for door in doors]
    assert [one.status_code for one in answers] == [404] * 4
    assert case.number not in browser.text("committee_cases")


def test_seat_ends_with_the_case(acme: Tenant, who: Cast, case: Complaint) -> None:
    with scope.within(acme):
        ruled = {"rulings": cases.rulings(case), "findings": "Gegrond.", "lessons": "Eerder."}
        cases.do(case, "advised", who.dirk, **ruled)
        cases.do(case, "decided", who.henk, follows=True, reasons="Wij volgen het advies.")
        cases.do(case, "closed", who.carla)
        assert case.appointments.filter(until_at=None).count() == 5
        cases.do(case, "aftercare_done", who.omar, aftercare_channel="phone")
        assert case.appointments.filter(until_at=None).count() == 0
    assert Browser(who.dirk).open("committee_case", case.id).status_code == 404


@pytest.mark.parametrize(
    ("limits", "seat", "code"),
    [
        (Limits(names=False), "chair", "grant.names"),
        (Limits(expires_at=datetime(2026, 1, 1, tzinfo=UTC)), "lawyer", "grant.past"),
    ],
)
@pytest.mark.usefixtures("who")
def test_grant_that_cannot_work_is_refused_and_nothing_changes(
    case: Complaint, limits: Limits, seat: str, code: str
) -> None:
    with scope.within(Tenant.objects.get(slug="acme")):
        taken = case.appointments.get(seat=seat, until_at=None)
        with pytest.raises(Refusal) as refused:
            limit_grant(case, taken.id, limits, by=cases.SYSTEM, at=clock.now())
        assert refused.value.code == code
        assert not Entry.objects.filter(action="grant.changed").exists()


def test_secretariat_narrows_a_grant_and_sees_that_it_did(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        seat = seat_of(case, who)
    browser = Browser(who.carla)
    page = browser.text("case_grant", case.id, seat.id)
    assert "Wat Gerda Mulder van deze zaak ziet" in page
    typed = {"expires_on": "31-12-2099", "files": "on"}
    answer = browser.send("case_grant", case.id, seat.id, **typed)
    assert answer["Location"] == address("case_people", case.id)
    assert "geen namen" in browser.text("case_people", case.id)
    with scope.within(acme):
        changed = Entry.objects.get(action="grant.changed")
        assert (changed.facts["files"], changed.facts["names"]) == (True, False)
