from datetime import date

import pytest

from kernel.calendars import calendar
from kernel.errors import Refusal
from kernel.terms import Amount, Reason, Roll, Unit
from kernel.terms.rolling import within_the_act
from tests.kernel.terms.given import codes, decide, happen, reckon


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-03-24", "2026-05-06"),  # Tuesday 5 May, Liberation Day
        ("2026-01-10", "2026-02-23"),  # a Saturday
        ("2026-02-20", "2026-04-07"),  # Good Friday to after Easter Monday
        ("2026-02-23", "2026-04-07"),  # Easter Monday
        ("2026-04-02", "2026-05-18"),  # Ascension Day, a decreed day, a weekend
        ("2026-04-03", "2026-05-18"),  # the decreed day itself
        ("2026-04-13", "2026-05-26"),  # Whit Monday
        ("2026-11-13", "2026-12-28"),  # Christmas on Friday and Saturday
        ("2024-11-13", "2024-12-30"),  # Christmas, the decreed 27th, a weekend
        ("2025-03-15", "2025-04-28"),  # King's Day, celebrated on Saturday the 26th
        ("2025-11-20", "2026-01-05"),  # New Year's Day, the decreed 2nd, a weekend
        ("2026-03-25", "2026-05-06"),  # ends on an ordinary day
    ],
)
def test_six_weeks_by_the_act_end_on_an_ordinary_day(received: str, due: str) -> None:
    term = reckon(decide(), happen("received", received))
    assert term.due_on == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("number", "unit", "received", "due"),
    [
        (90, Unit.DAYS, "2026-01-11", "2026-04-13"),
        (12, Unit.WEEKS, "2026-01-10", "2026-04-07"),
        (3, Unit.MONTHS, "2026-01-04", "2026-04-07"),
    ],
)
def test_longest_terms_of_the_act_still_roll(
    number: int, unit: Unit, received: str, due: str
) -> None:
    term = reckon(decide(number, unit), happen("received", received))
    assert term.due_on == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("number", "unit", "received", "due"),
    [
        (91, Unit.DAYS, "2026-01-10", "2026-04-11"),
        (13, Unit.WEEKS, "2026-01-10", "2026-04-11"),
        (4, Unit.MONTHS, "2026-01-05", "2026-05-05"),
        (1, Unit.YEARS, "2025-05-05", "2026-05-05"),
    ],
)
def test_terms_longer_than_article_4_allows_stay(
    number: int, unit: Unit, received: str, due: str
) -> None:
    term = reckon(decide(number, unit), happen("received", received))
    assert term.due_on == date.fromisoformat(due)
    assert codes(term)[2:4] == [
        "weekend" if due == "2026-04-11" else "holiday",
        "beyond_the_act",
    ]


@pytest.mark.parametrize(
    ("days", "received", "due"),
    [
        (3, "2025-12-24", "2025-12-30"),  # rolls to Monday 29, which is only one
        (5, "2026-04-02", "2026-04-08"),  # ends on Tuesday 7, which is only one
        (3, "2026-03-06", "2026-03-10"),  # Friday: rolls to Monday, then Tuesday
        (7, "2025-12-22", "2025-12-29"),  # has 23, 24 and 29
        (2, "2025-12-24", "2025-12-29"),  # too short for article 2
        (1, "2026-03-06", "2026-03-09"),
    ],
)
def test_three_days_or_more_hold_two_ordinary_days(days: int, received: str, due: str) -> None:
    term = reckon(decide(days, Unit.DAYS), happen("received", received))
    assert term.due_on == date.fromisoformat(due)


def test_one_working_day_is_too_short_for_article_2() -> None:
    term = reckon(decide(1, Unit.WORKING_DAYS), happen("received", "2026-03-24"))
    assert term.due_on == date(2026, 3, 25)


def test_term_that_just_holds_two_ordinary_days_gives_no_reason_for_it() -> None:
    term = reckon(decide(4, Unit.DAYS), happen("received", "2026-03-06"))
    assert (term.due_on, codes(term)) == (date(2026, 3, 10), ["started", "counted"])


@pytest.mark.parametrize(("number", "within"), [(90, True), (91, False)])
def test_working_days_are_held_to_the_act_like_days(number: int, within: object) -> None:
    assert within_the_act([Amount(number, Unit.WORKING_DAYS)]) is within


def test_own_regulation_does_not_roll() -> None:
    term = reckon(decide(roll=Roll.NONE), happen("received", "2026-03-24"))
    assert term.due_on == date(2026, 5, 5)
    assert codes(term) == [
        "started",
        "counted",
        "holiday",
        "not_rolled",
        "target",
    ]


def test_own_regulation_on_an_ordinary_day_says_nothing_of_rolling() -> None:
    term = reckon(decide(roll=Roll.NONE), happen("received", "2026-03-25"))
    assert codes(term) == ["started", "counted"]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-04-02", "2026-05-15"),  # Ascension Day: the decreed day after it is worked
        ("2026-04-03", "2026-05-15"),
        ("2026-01-10", "2026-02-23"),
    ],
)
def test_next_working_day_is_free_of_decrees(received: str, due: str) -> None:
    rule = decide(roll=Roll.NEXT_WORKING_DAY)
    assert reckon(rule, happen("received", received)).due_on == date.fromisoformat(due)


def test_next_working_day_also_moves_a_year() -> None:
    rule = decide(1, Unit.YEARS, roll=Roll.NEXT_WORKING_DAY)
    assert reckon(rule, happen("received", "2025-05-05")).due_on == date(2026, 5, 6)


def test_dutch_act_on_the_belgian_calendar_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        reckon(decide(), happen("received", "2026-03-24"), days=calendar("be"))
    assert refused.value.code == "term.roll_without_law"


def test_roll_past_the_calendar_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        reckon(decide(), happen("received", "2030-12-01"))
    assert refused.value.code == "calendar.exhausted"


def test_term_without_roll_past_the_calendar_keeps_its_counted_day() -> None:
    rule = decide(20, Unit.YEARS, roll=Roll.NONE)
    term = reckon(rule, happen("received", "2026-03-24"), today="2026-03-25")
    assert (term.due_on, term.target_on) == (date(2046, 3, 24), date(2046, 3, 24))


def test_last_year_with_decrees_is_not_called_provisional() -> None:
    term = reckon(decide(), happen("received", "2028-03-21"))
    assert (term.due_on, codes(term)) == (date(2028, 5, 2), ["started", "counted"])


def test_year_without_decrees_yet_is_called_provisional() -> None:
    term = reckon(decide(), happen("received", "2029-03-20"))
    assert term.why[-1] == Reason("provisional", {"year": 2029})
