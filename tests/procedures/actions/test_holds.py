"""A case that must stay stays, and its file with it, until somebody lifts the hold."""

from datetime import date
from typing import Any

import pytest

from kernel.audit.models import Entry
from kernel.errors import Refusal
from procedures.actions.lift_hold import lift_hold
from procedures.actions.set_hold import HoldAsked, set_hold
from procedures.models import LegalHold, Shredding
from tests.cast import cast
from tests.factories import cases, keeping
from tests.factories.keeping import OVER_AT

pytestmark = pytest.mark.usefixtures("in_acme")
ASKED = HoldAsked("proceedings", date(2027, 3, 1), "Zitting bij de rechter op 3 februari.")


@pytest.fixture(autouse=True)
def files_apart(settings: Any, tmp_path: Any) -> None:
    """Keep the files of a test in a folder of its own."""
    settings.VAULT_FILES = tmp_path / "files"


@pytest.mark.attack("B15")
def test_held_case_is_not_asked_to_go() -> None:
    who = cast()
    case = keeping.over(who)
    hold = set_hold(case.id, ASKED, by=cases.acting(who.carla), at=OVER_AT)
    with pytest.raises(Refusal) as refused:
        keeping.asked(who, case)
    assert refused.value.code == "retention.held"
    lift_hold(hold.id, "De rechter heeft beslist.", by=cases.acting(who.omar), at=OVER_AT)
    assert keeping.asked(who, case).state == "asked"


def test_who_set_and_lifted_it_and_why_is_kept() -> None:
    who = cast()
    case = keeping.over(who)
    hold = set_hold(case.id, ASKED, by=cases.acting(who.carla), at=OVER_AT)
    lift_hold(hold.id, "De rechter heeft beslist.", by=cases.acting(who.omar), at=OVER_AT)
    found = LegalHold.objects.get()
    assert (found.set_by, found.lifted_by) == (who.carla.id, who.omar.id)
    assert (found.why, found.note, found.lift_note) == (
        "proceedings",
        ASKED.note,
        "De rechter heeft beslist.",
    )
    told = Entry.objects.filter(action__startswith="hold.").values_list("action", "facts__why")
    assert list(told) == [("hold.set", "proceedings"), ("hold.lifted", "proceedings")]


def test_hold_stops_what_was_asked() -> None:
    who = cast()
    case = keeping.over(who)
    asked = keeping.asked(who, case)
    set_hold(case.id, ASKED, by=cases.acting(who.omar), at=OVER_AT)
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == ("stopped", who.omar.id)


def test_same_hold_twice_is_one_and_another_is_refused() -> None:
    who = cast()
    case = cases.complaint()
    first = set_hold(case.id, ASKED, by=cases.acting(who.carla), at=OVER_AT)
    assert set_hold(case.id, ASKED, by=cases.acting(who.carla), at=OVER_AT).id == first.id
    with pytest.raises(Refusal) as refused:
        set_hold(case.id, ASKED, by=cases.acting(who.omar), at=OVER_AT)
    assert refused.value.code == "hold.there"


def test_lifting_needs_a_reason_and_happens_once() -> None:
    who = cast()
    hold = set_hold(cases.complaint().id, ASKED, by=cases.acting(who.carla), at=OVER_AT)
    with pytest.raises(Refusal) as refused:
        lift_hold(hold.id, "  ", by=cases.acting(who.omar), at=OVER_AT)
    assert refused.value.code == "hold.note"
    lift_hold(hold.id, "Klaar.", by=cases.acting(who.omar), at=OVER_AT)
    lift_hold(hold.id, "Nog eens.", by=cases.acting(who.carla), at=OVER_AT)
    assert LegalHold.objects.get().lift_note == "Klaar."


def test_hold_with_a_day_that_is_past_is_refused_and_nothing_stops() -> None:
    who = cast()
    case = keeping.over(who)
    asked = keeping.asked(who, case)
    past = HoldAsked("claim", date(2026, 11, 20))
    with pytest.raises(Refusal) as refused:
        set_hold(case.id, past, by=cases.acting(who.omar), at=OVER_AT)
    assert refused.value.code == "hold.review"
    assert Shredding.objects.get(id=asked.id).state == "asked"
