"""The time in which a side can say what the report of its own talk has wrong."""

from datetime import date

from kernel import calendars
from procedures.rules.hearing_report import remarks_until
from procedures.rules.language import HearingRules, Length
from tests.factories.published import regulation_of

PROVIDER, DUTCH = regulation_of("provider"), calendars.calendar("nl")
RECORDED_ON = date(2026, 3, 5)


def until(amount: int, unit: str) -> date:
    rules = HearingRules.model_validate({"remarks_within": Length(amount=amount, unit=unit)})
    regulation = PROVIDER.model_copy(update={"hearing": rules})
    return remarks_until(regulation, RECORDED_ON, calendar=DUTCH)


def test_regulation_that_says_nothing_gives_fourteen_days() -> None:
    assert remarks_until(PROVIDER, RECORDED_ON, calendar=DUTCH) == date(2026, 3, 19)


def test_last_day_follows_the_regulation_and_is_no_rest_day() -> None:
    assert until(10, "working_days") == date(2026, 3, 19)
    assert until(3, "weeks") == date(2026, 3, 26)
    assert until(9, "days") == date(2026, 3, 16), "the fourteenth is a Saturday"
