from datetime import UTC, date, datetime

import pytest

from kernel.terms import Amount, Event, Fallback, TermState, Unit
from tests.kernel.terms.given import codes, decide, happen, reckon, standing

FEEDBACK = decide(
    3,
    Unit.MONTHS,
    starts="acknowledged",
    ends=("feedback_given",),
    fallback_starts=Fallback("received", Amount(7, Unit.DAYS)),
)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-23T22:59", "2026-03-23"),  # 23:59, winter time
        ("2026-03-23T23:30", "2026-03-24"),  # 00:30
        ("2026-03-28T23:30", "2026-03-29"),  # the night the clock goes forward
        ("2026-03-29T21:59", "2026-03-29"),  # 23:59, summer time
        ("2026-03-29T22:00", "2026-03-30"),  # midnight, summer time
        ("2026-10-24T22:30", "2026-10-25"),  # the night the clock goes back
        ("2026-10-25T22:30", "2026-10-25"),  # 23:30, winter time again
        ("2025-12-31T23:30", "2026-01-01"),
    ],
)
def test_term_starts_on_the_local_day_of_its_event(moment: str, day: str) -> None:
    received = Event("received", datetime.fromisoformat(moment).replace(tzinfo=UTC))
    assert reckon(decide(), received).starts_on == date.fromisoformat(day)


def test_event_without_a_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        reckon(decide(), Event("received", datetime(2026, 3, 24, 12)))  # noqa: DTZ001


def test_term_without_its_start_is_none() -> None:
    assert standing(decide(), happen("decided", "2026-03-24")) is None


def test_events_in_any_order_give_the_same_term() -> None:
    events = happen("received", "2026-03-24"), happen("decided", "2026-04-24")
    assert reckon(decide(), *reversed(events)) == reckon(decide(), *events)


def test_most_recent_start_counts_and_forgets_what_came_before() -> None:
    term = reckon(
        decide(),
        happen("received", "2026-01-05"),
        happen("decided", "2026-01-20"),
        happen("received", "2026-03-24"),
        today="2026-03-25",
    )
    assert (term.starts_on, term.state) == (date(2026, 3, 24), TermState.RUNNING)


def test_event_that_names_another_term_is_passed_over() -> None:
    term = reckon(
        decide(),
        happen("received", "2026-03-24", term="decide"),
        happen("decided", "2026-03-25", term="advise"),
        today="2026-03-26",
    )
    assert term.state is TermState.RUNNING


def test_acknowledgement_in_time_starts_the_term() -> None:
    term = reckon(FEEDBACK, happen("received", "2026-03-02"), happen("acknowledged", "2026-03-04"))
    assert (term.starts_on, term.due_on) == (date(2026, 3, 4), date(2026, 6, 4))


def test_acknowledgement_on_the_last_day_starts_the_term() -> None:
    events = happen("received", "2026-03-02"), happen("acknowledged", "2026-03-09")
    assert reckon(FEEDBACK, *events).why[0].facts["event"] == "acknowledged"


def test_term_waits_for_its_start_through_the_last_day() -> None:
    assert standing(FEEDBACK, happen("received", "2026-03-02"), today="2026-03-09") is None


def test_start_that_fails_to_come_is_replaced_by_the_fallback() -> None:
    term = reckon(FEEDBACK, happen("received", "2026-03-02"), today="2026-03-10")
    assert (term.starts_on, term.due_on) == (date(2026, 3, 9), date(2026, 6, 9))
    assert codes(term) == ["started", "fell_back", "counted"]


def test_start_that_comes_late_gains_no_time() -> None:
    events = happen("received", "2026-03-02"), happen("acknowledged", "2026-03-20")
    assert reckon(FEEDBACK, *events, today="2026-03-21").starts_on == date(2026, 3, 9)


def test_fallback_without_its_own_event_never_starts() -> None:
    assert standing(FEEDBACK, happen("closed", "2026-03-02"), today="2026-12-31") is None


def test_end_before_the_fallback_day_meets_the_term() -> None:
    events = happen("received", "2026-03-02"), happen("feedback_given", "2026-03-05")
    term = reckon(FEEDBACK, *events, today="2026-03-10")
    assert (term.state, term.ended_on) == (TermState.MET, date(2026, 3, 5))
