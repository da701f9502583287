from datetime import date

import pytest

from kernel.terms import Amount, Extension, Roll, TermState, Unit, compute_all
from tests.kernel.terms.given import NL, decide, happen, reckon

# Six weeks later is 5 May, a rest day; the last day by the Act is 6 May.
RECEIVED = happen("received", "2026-03-24")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-03-24", TermState.RUNNING),
        ("2026-05-06", TermState.RUNNING),
        ("2026-05-07", TermState.OVERDUE),
    ],
)
def test_term_is_overdue_from_the_day_after_its_last(today: str, state: TermState) -> None:
    assert reckon(decide(), RECEIVED, today=today).state is state


@pytest.mark.parametrize(
    ("decided", "state"),
    [
        ("2026-03-24", TermState.MET),
        ("2026-05-06", TermState.MET),
        ("2026-05-07", TermState.MET_LATE),
    ],
)
def test_term_is_met_through_its_last_day(decided: str, state: TermState) -> None:
    term = reckon(decide(), RECEIVED, happen("decided", decided), today="2026-12-31")
    assert (term.state, term.ended_on) == (state, date.fromisoformat(decided))


@pytest.mark.parametrize("today", ["2026-04-20", "2026-06-01"])
def test_withdrawn_complaint_lets_the_term_lapse(today: str) -> None:
    rule = decide(lapses=("withdrawn", "settled"))
    term = reckon(rule, RECEIVED, happen("withdrawn", "2026-04-20"), today=today)
    assert (term.state, term.ended_on) == (TermState.LAPSED, date(2026, 4, 20))


@pytest.mark.parametrize(
    ("today", "state", "ended_on"),
    [
        ("2026-05-06", TermState.OPEN, None),
        ("2026-05-07", TermState.LAPSED, date(2026, 5, 6)),
    ],
)
def test_window_is_open_and_then_over_and_never_late(
    today: str, state: TermState, ended_on: date | None
) -> None:
    term = reckon(decide(ends=(), window=True), RECEIVED, today=today)
    assert (term.state, term.ended_on) == (state, ended_on)


def test_first_end_counts() -> None:
    rule = decide(lapses=("withdrawn",), extension=Extension(Amount(4, Unit.WEEKS)))
    events = [
        happen("decided", "2026-04-20"),
        happen("withdrawn", "2026-04-21"),
        happen("decided", "2026-04-22"),
        happen("extended", "2026-04-23"),
    ]
    term = reckon(rule, RECEIVED, *events)
    assert (term.state, term.ended_on, term.extended_count) == (
        TermState.MET,
        date(2026, 4, 20),
        0,
    )


def test_house_aims_for_the_last_working_day_within_the_counted_end() -> None:
    term = reckon(decide(), happen("received", "2026-02-23"))  # ends on Easter Monday
    assert term.target_on == date(2026, 4, 2)


def test_house_target_is_counted_from_the_start() -> None:
    term = reckon(decide(target=Amount(4, Unit.WEEKS)), RECEIVED)
    assert term.target_on == date(2026, 4, 21)


def test_house_target_moves_with_an_extension() -> None:
    rule = decide(target=Amount(4, Unit.WEEKS), extension=Extension(Amount(4, Unit.WEEKS)))
    term = reckon(rule, RECEIVED, happen("extended", "2026-04-20"))
    assert term.target_on == date(2026, 5, 19)


def test_house_target_after_the_counted_end_is_that_end() -> None:
    term = reckon(decide(target=Amount(8, Unit.WEEKS)), RECEIVED)
    assert term.target_on == date(2026, 5, 4)


def test_flemish_term_of_45_days_stays_in_the_weekend() -> None:
    rule = decide(45, Unit.DAYS, roll=Roll.NONE)
    term = reckon(rule, happen("received", "2026-01-07"))
    assert (term.due_on, term.target_on) == (date(2026, 2, 21), date(2026, 2, 20))


def test_all_started_terms_come_in_the_order_of_the_rules() -> None:
    rules = [
        decide(name="decide"),
        decide(name="react", starts="advice_received"),
        decide(4, name="not_taken_up"),
    ]
    terms = compute_all(
        rules, iter([RECEIVED]), calendar=NL, zone="Europe/Amsterdam", today=date(2026, 4, 1)
    )
    assert [(term.name, term.due_on) for term in terms] == [
        ("decide", date(2026, 5, 6)),
        ("not_taken_up", date(2026, 4, 21)),
    ]


@pytest.mark.parametrize(
    ("happened", "state"),
    [
        ([], TermState.RUNNING),
        (["2025-03-23"], TermState.MET_LATE),
        (["2025-03-24"], TermState.MET),
        (["2024-01-01", "2025-06-01"], TermState.MET),
    ],
)
def test_filing_limit_looks_back_from_the_day_of_filing(
    happened: list[str], state: TermState
) -> None:
    rule = decide(1, Unit.YEARS, ends=("behaviour",), roll=Roll.NONE, backward=True)
    term = reckon(rule, RECEIVED, *(happen("behaviour", day) for day in happened))
    assert (term.starts_on, term.due_on) == (date(2026, 3, 24), date(2025, 3, 24))
    assert (term.extended_count, term.suspended_days) == (0, 0)
    assert (term.state, term.ended_on) == (
        state,
        date.fromisoformat(happened[-1]) if happened else None,
    )
