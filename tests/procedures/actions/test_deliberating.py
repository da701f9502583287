"""What a committee keeps for itself: shut to who has no part in it, and gone with the case."""

from datetime import UTC, date, datetime

import pytest
from django.http import Http404

from kernel.errors import Refusal
from procedures.actions.shred_case import empty
from procedures.actions.write_draft import sign_draft, write_draft
from procedures.models import (
    Appointment,
    Complaint,
    DeliberationNote,
    DraftComment,
    DraftSignature,
    DraftVersion,
    PieceMark,
)
from tests.cast import Cast, cast, heard
from tests.factories import cases
from tests.factories.deliberating import deliberated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_acme")]
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
OURS = (DraftVersion, DraftComment, DraftSignature, DeliberationNote)


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def case(who: Cast) -> Complaint:
    """A case with a committee in which both sides were heard."""
    return heard(who)


def seat_of(case: Complaint, name: str) -> Appointment:
    return case.appointments.select_related("case__regulation").get(seat=name)


def test_case_that_is_shredded_takes_it_all_along(case: Complaint) -> None:
    deliberated(case, "kanarie", at=NOW)
    assert [one.objects.count() for one in OURS] == [1, 1, 1, 1]
    gone = empty([case.id], today=date(2026, 6, 1))
    assert [gone[f"procedures.{one.__name__}"] for one in OURS] == [1, 1, 1, 1]
    assert [one.objects.count() for one in (*OURS, PieceMark)] == [0] * 5


def test_second_of_two_who_write_on_one_version_is_refused(who: Cast, case: Complaint) -> None:
    chair, dirk = seat_of(case, "chair"), cases.acting(who.dirk)
    write_draft(chair, {"findings": "Eerste."}, on=0, by=dirk, at=NOW)
    with pytest.raises(Refusal) as refused:
        write_draft(chair, {"findings": "Tweede."}, on=0, by=dirk, at=NOW)
    assert (refused.value.code, DraftVersion.objects.count()) == ("draft.stale", 1)


def test_secretary_writes_and_does_not_sign(who: Cast, case: Complaint) -> None:
    seat, sanne = seat_of(case, "committee_secretary"), cases.acting(who.sanne)
    write_draft(seat, {"findings": "Eerste."}, on=0, by=sanne, at=NOW)
    with pytest.raises(Http404):
        sign_draft(seat, "", on=1, by=sanne, at=NOW)
    assert not DraftSignature.objects.exists()


def test_seat_without_names_has_no_part_in_it(who: Cast, case: Complaint) -> None:
    seat = seat_of(case, "chair")
    seat.reads_names = False
    with pytest.raises(Http404):
        write_draft(seat, {"findings": "Kanarie."}, on=0, by=cases.acting(who.dirk), at=NOW)
    assert not DraftVersion.objects.exists()
