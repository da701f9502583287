from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from kernel.clock import local_date, now


def test_now_is_aware_and_in_utc() -> None:
    assert now().tzinfo is UTC


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", ZoneInfo("Europe/Brussels")])
def test_moment_before_midnight_in_utc_is_the_next_day_here(zone: str | ZoneInfo) -> None:
    assert local_date(datetime(2026, 3, 23, 23, 30, tzinfo=UTC), zone) == date(2026, 3, 24)


def test_moment_without_a_zone_has_no_local_date() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        local_date(datetime(2026, 3, 24, 12), "Europe/Amsterdam")  # noqa: DTZ001
