from datetime import UTC, datetime, timedelta

import pytest

from procedures.rules.notices import (
    DAILY,
    DRAFT,
    NEVER,
    TERM,
    WEEKLY,
    Wishes,
    after_quiet,
    digests_leave,
    kinds_for,
    looks_back_to,
    ways_of,
)

MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "quiet", "leaves"),
    [
        (22, (20, 7), datetime(2026, 3, 3, 7, tzinfo=UTC)),
        (3, (20, 7), datetime(2026, 3, 2, 7, tzinfo=UTC)),
        (12, (20, 7), None),
        (13, (12, 14), datetime(2026, 3, 2, 14, tzinfo=UTC)),
        (14, (12, 14), None),
        (14, (None, 14), None),
        (14, (14, 14), None),
    ],
)
def test_notice_waits_for_the_end_of_the_hours_of_rest(
    *, hour: int, quiet: tuple[int | None, int | None], leaves: datetime | None
) -> None:
    at = MONDAY.replace(hour=hour, minute=0)
    assert after_quiet(Wishes({}, *quiet), at) == (leaves or at)


def test_digests_leave_in_the_morning_of_a_working_day_alone() -> None:
    moments = (
        MONDAY,
        MONDAY.replace(hour=6),
        MONDAY.replace(hour=12),
        MONDAY - timedelta(days=1),
        MONDAY + timedelta(days=4),
    )
    assert [digests_leave(one) for one in moments] == [True, False, False, False, True]


def test_daily_digest_comes_once_a_day_and_looks_back_to_the_last_one() -> None:
    yesterday = MONDAY - timedelta(days=1)
    assert looks_back_to(DAILY, yesterday, MONDAY) == yesterday
    assert looks_back_to(DAILY, MONDAY.replace(hour=7), MONDAY) is None
    assert looks_back_to(DAILY, None, MONDAY) == yesterday


def test_weekly_digest_comes_on_mondays_alone() -> None:
    week_ago = MONDAY - timedelta(days=7)
    assert looks_back_to(WEEKLY, week_ago, MONDAY) == week_ago
    assert looks_back_to(WEEKLY, None, MONDAY) == week_ago
    assert looks_back_to(WEEKLY, week_ago, MONDAY + timedelta(days=1)) is None


def test_terms_are_never_told_at_once_and_others_hear_of_terms_alone() -> None:
    assert Wishes({TERM: "at_once"}).often(TERM) == DAILY
    assert Wishes({TERM: NEVER}).often(TERM) == NEVER
    assert ways_of(TERM) == (DAILY, WEEKLY, NEVER)
    assert kinds_for(handles=False, deliberates=False) == (TERM,)
    assert kinds_for(handles=False, deliberates=True) == (DRAFT, TERM)
