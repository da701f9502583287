"""Who else has a case open: for two minutes after a page was opened, or until another case."""

from datetime import UTC, datetime, timedelta

import pytest

from procedures.actions.note_reading import note_reading
from procedures.models import Complaint
from procedures.queries.beside import beside
from tests import cast
from tests.cast import Cast
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

OPENED_AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def opens(case: Complaint, who: Cast, *, seconds: int) -> None:
    at = OPENED_AT + timedelta(seconds=seconds)
    note_reading(case, by=cases.acting(who.omar), at=at)


def seen(case: Complaint, who: Cast, *, seconds: int) -> list[str]:
    at = OPENED_AT + timedelta(seconds=seconds)
    return [one.name for one in beside(case, cases.acting(who.carla), at=at)]


def test_who_opened_a_case_is_there_for_two_minutes() -> None:
    who, case = cast.cast(), cases.complaint()
    opens(case, who, seconds=0)
    opens(case, who, seconds=60)
    moments = (0, 119, 179, 180, 360)
    found = [seen(case, who, seconds=one) for one in moments]
    assert found == [["Omar Haddad"], ["Omar Haddad"], ["Omar Haddad"], [], []]


def test_who_opens_another_case_left_this_one_at_once() -> None:
    who, case, other = cast.cast(), cases.complaint(), cases.complaint("Iets anders.")
    opens(case, who, seconds=0)
    opens(other, who, seconds=10)
    assert seen(case, who, seconds=11) == []
    assert seen(other, who, seconds=11) == ["Omar Haddad"]
    opens(case, who, seconds=20)
    assert seen(case, who, seconds=21) == ["Omar Haddad"]
    assert seen(other, who, seconds=21) == []


def test_nobody_is_told_of_oneself() -> None:
    who, case = cast.cast(), cases.complaint()
    note_reading(case, by=cases.acting(who.carla), at=OPENED_AT)
    assert seen(case, who, seconds=1) == []
