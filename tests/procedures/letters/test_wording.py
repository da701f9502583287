from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from procedures.letters.wording import long_date, long_moment

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("nl", "vrijdag 1 mei 2026", "vrijdag 1 mei 2026, 00:30"),
        ("en", "Friday 1 May 2026", "Friday 1 May 2026, 00:30"),
        ("fr", "vendredi 1er mai 2026", "vendredi 1er mai 2026 à 00h30"),
    ],
)
def test_dates_and_moments_are_written_as_each_language_does(
    language: str, day: str, moment: str
) -> None:
    assert long_date(date(2026, 5, 1), language) == day
    evening = datetime(2026, 4, 30, 22, 30, tzinfo=UTC)
    assert long_moment(evening, BRUSSELS, language) == moment
