"""What may be proposed and chosen for a hearing, and what clashes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kernel.calendars import calendar
from kernel.errors import Refusal
from procedures.rules.planning import Busy, Clash, check_answer, check_proposal, clashes

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TUESDAY = datetime(2026, 12, 1, 13, tzinfo=UTC)
ANSWER_BY = date(2026, 11, 27)


def _code(moments: list[datetime], answer_by: date = ANSWER_BY) -> str:
    with pytest.raises(Refusal) as refused:
        check_proposal(moments, answer_by=answer_by, at=AT)
    return refused.value.code


@pytest.mark.parametrize(
    ("moments", "answer_by", "code"),
    [
        ([], ANSWER_BY, "planning.none"),
        ([TUESDAY + timedelta(days=n) for n in range(7)], ANSWER_BY, "planning.many"),
        ([TUESDAY, AT], ANSWER_BY, "planning.past"),
        ([TUESDAY], date(2026, 12, 2), "planning.answer_by"),
        ([TUESDAY], date(2026, 11, 22), "planning.answer_by"),
    ],
)
def test_proposal_nobody_can_answer_is_refused(
    moments: list[datetime], answer_by: date, code: str
) -> None:
    assert _code(moments, answer_by) == code


def test_six_moments_with_a_day_before_them_may_be_proposed() -> None:
    moments = [TUESDAY + timedelta(days=n) for n in range(6)]
    check_proposal(moments, answer_by=ANSWER_BY, at=AT)


def test_answer_names_only_proposed_moments_while_it_is_asked() -> None:
    check_answer([TUESDAY], [TUESDAY], is_open=True)
    for fitting, is_open, code in (
        ([TUESDAY], False, "planning.ended"),
        ([TUESDAY + timedelta(hours=1)], True, "planning.foreign"),
    ):
        with pytest.raises(Refusal) as refused:
            check_answer(fitting, [TUESDAY], is_open=is_open)
        assert refused.value.code == code


def _clashes(moment: datetime, *busy: Busy, language: str = "nl") -> tuple[Clash, ...]:
    dutch = calendar("nl")
    return clashes(moment, busy, calendar=dutch, zone="Europe/Amsterdam", language=language)


def test_talk_of_the_same_people_or_the_other_side_within_two_hours_clashes() -> None:
    near = Busy(TUESDAY + timedelta(minutes=119), other_side=False, people=frozenset({"Dirk"}))
    far = Busy(TUESDAY + timedelta(hours=2), other_side=False, people=frozenset({"Els"}))
    side = Busy(TUESDAY - timedelta(hours=1), other_side=True, people=frozenset())
    assert _clashes(TUESDAY, near, far, side) == (Clash("person", "Dirk"), Clash("other_side"))


def test_rest_day_of_the_clients_zone_is_said_by_name() -> None:
    late_on_thursday = datetime(2026, 12, 24, 23, 30, tzinfo=UTC)
    assert [one.kind for one in _clashes(late_on_thursday)] == ["rest_day"]
    assert _clashes(TUESDAY) == ()
    beyond = datetime(2099, 12, 25, 12, tzinfo=UTC)
    assert _clashes(beyond) == ()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("nl", "Tweede Kerstdag"),
        ("en", "Boxing Day"),
        ("fr", "lendemain de Noël"),
        ("de", "zweiter Weihnachtstag"),
    ],
)
def test_rest_day_is_said_in_the_readers_language(language: str, name: str) -> None:
    boxing_day = datetime(2028, 12, 26, 12, tzinfo=UTC)
    assert _clashes(boxing_day, language=language) == (Clash("rest_day", name),)
