"""Notes for the deliberation and reading marks: one's own, or shared with the committee."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from procedures.actions.add_pieces import Given, add_pieces
from procedures.models import Complaint, DeliberationNote, Piece, PieceMark
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _free(acme: Tenant, who: Cast, case: Complaint) -> None:
    with scope.within(acme):
        seat = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, **seat)
        for person in (who.els, who.gerda):
            declare(person, case)


@pytest.fixture
def piece(acme: Tenant, who: Cast, case: Complaint) -> Piece:
    """A piece that both sides were given."""
    with scope.within(acme):
        file = SimpleUploadedFile("rooster.txt", b"Rooster.\n", content_type="text/plain")
        both = Given("secretariat", for_complainant=True, for_respondent=True)
        return add_pieces(case, [file], both, by=cases.acting(who.carla), at=clock.now())[0]


def test_own_note_is_read_by_nobody_else(acme: Tenant, who: Cast, case: Complaint) -> None:
    els = Browser(who.els)
    els.send("committee_notes", case.id, body="kanarie-eigen")
    els.send("committee_notes", case.id, body="kanarie-gedeeld", shared="on")
    assert "kanarie-eigen" in els.text("committee_notes", case.id)
    dirk, gerda = (
        Browser(person).text("committee_notes", case.id) for person in (who.dirk, who.gerda)
    )
    assert ["kanarie-gedeeld" in dirk, "kanarie-eigen" in dirk] == [True, False]
    assert "kanarie" not in gerda
    for person, name in ((who.dirk, "committee_case"), (who.carla, "case")):
        assert "kanarie" not in Browser(person).text(name, case.id)
    with scope.within(acme):
        assert DeliberationNote.objects.count() == 2


def test_expert_keeps_notes_and_cannot_share_them(acme: Tenant, who: Cast, case: Complaint) -> None:
    Browser(who.gerda).send("committee_notes", case.id, body="Alleen ik.", shared="on")
    with scope.within(acme):
        assert DeliberationNote.objects.get().shared is False


def test_note_goes_after_a_second_question_and_only_by_its_writer(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    els = Browser(who.els)
    els.send("committee_notes", case.id, body="Weg hiermee.", shared="on")
    with scope.within(acme):
        note = DeliberationNote.objects.get()
    door, asked = address("committee_notes", case.id), {"remove": str(note.id)}
    assert Browser(who.dirk).post(door, {**asked, "sure": "yes"}).status_code == 404
    assert "Notitie weggooien?" in els.post(door, asked).content.decode()
    with scope.within(acme):
        assert DeliberationNote.objects.count() == 1
    assert els.post(door, {**asked, "sure": "yes"}).status_code == 302
    with scope.within(acme):
        assert DeliberationNote.objects.count() == 0


def test_marks_are_kept_and_are_ones_own(
    acme: Tenant, who: Cast, case: Complaint, piece: Piece
) -> None:
    els, typed = Browser(who.els), {f"note-{piece.id}": "Let op dinsdag."}
    answer = els.send("committee_marks", case.id, **{f"state-{piece.id}": "discuss"}, **typed)
    assert answer["Location"] == address("committee_marks", case.id)
    page = els.text("committee_case", case.id)
    assert ["Bespreken" in page, "Let op dinsdag." in page] == [True, True]
    assert "Let op dinsdag." not in Browser(who.dirk).text("committee_case", case.id)
    with scope.within(acme):
        assert PieceMark.objects.get().seat.person == who.els


def test_piece_kept_from_the_committee_cannot_be_marked(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        file = SimpleUploadedFile("kladje.txt", b"Klad.\n", content_type="text/plain")
        kept = add_pieces(
            case, [file], Given("secretariat"), by=cases.acting(who.carla), at=clock.now()
        )[0]
    els = Browser(who.els)
    els.post(address("committee_marks", case.id), {f"state-{kept.id}": "read"})
    assert "kladje" not in els.text("committee_marks", case.id)
    with scope.within(acme):
        assert not PieceMark.objects.exists()


def test_list_of_pieces_asks_the_same_number_of_queries_for_one_and_three(
    acme: Tenant, who: Cast, case: Complaint, django_assert_max_num_queries: object
) -> None:
    counts = []
    els = Browser(who.els)
    for number in (1, 2):
        with scope.within(acme):
            both = Given("secretariat", for_complainant=True, for_respondent=True)
            files = [
                SimpleUploadedFile(f"{number}-{place}.txt", b"x\n", content_type="text/plain")
                for place in range(number)
            ]
            add_pieces(case, files, both, by=cases.acting(who.carla), at=clock.now())
        els.text("committee_marks", case.id)
        with django_assert_max_num_queries(1000) as counted:  # type: ignore[operator]
            els.text("committee_marks", case.id)
        counts.append(len(counted))
    assert counts[0] == counts[1]
