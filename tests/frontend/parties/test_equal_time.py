"""A party reads what the other brought, has time for it, and can say that it needs no more."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from procedures.actions.add_own_pieces import add_own_pieces
from procedures.models import Exemption, Piece
from tests.factories import cases
from tests.factories.seats import Browser
from tests.frontend.parties.conftest import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece(told: House) -> Piece:
    """A piece that Anna added two days ago, with a talk with Bram planned in a week."""
    with told.within():
        now = clock.now()
        file = SimpleUploadedFile("dagboek.txt", b"Dagboek", content_type="text/plain")
        made = add_own_pieces(told.party("complainant"), [file], at=now - timedelta(days=2))[0]
        planned = {"planned_at": now + timedelta(days=7), "answer_by": now.date()}
        values = {"side": "respondent", "place": "Kamer 1", **planned}
        cases.do(told.case, "invited", told.who.sanne, now, **values)
        return made


def test_party_that_opens_a_piece_leaves_one_proof_of_it(told: House, piece: Piece) -> None:
    bram = told.enter("respondent")
    for _ in range(2):
        assert bram.get(f"/mijn-zaak/stukken/{piece.id}/").status_code == 200
    with told.within():
        opened = piece.givings.filter(how="opened")
        assert [(one.side, one.entry > 0) for one in opened] == [("respondent", True)]


def test_party_says_itself_that_it_needs_no_more_time(told: House, piece: Piece) -> None:
    bram, anna = told.enter("respondent"), told.enter("complainant")
    ask = "Ik heb geen tijd meer nodig"
    pages = [one.get("/mijn-zaak/stukken/").content.decode() for one in (bram, anna)]
    assert [ask in page for page in pages] == [True, False]
    assert bram.post("/mijn-zaak/stukken/genoeg-tijd/").status_code == 302
    assert ask not in bram.get("/mijn-zaak/stukken/").content.decode()
    with told.within():
        given_up = Exemption.objects.get(case=told.case)
        by = (given_up.side, given_up.by_party_id, given_up.noted_by)
        assert by == ("respondent", told.party("respondent").id, None)
        assert piece.case_id == given_up.case_id


@pytest.mark.attack("B11")
def test_when_a_party_came_in_is_told_by_day_and_to_no_other_party(told: House) -> None:
    told.enter("complainant")
    with told.within():
        seen_at = told.party("complainant").seen_at
    people = Browser(told.who.carla).text("case_people", told.case.id)
    other = told.enter("respondent").get("/mijn-zaak/").content.decode()
    moment = seen_at.strftime("%H:%M") if seen_at else "nooit"
    after = people.partition("laatst gebruikt op")[2][:120]
    assert ["<time" in after, moment in after] == [True, False]
    assert "laatst gebruikt" not in other
