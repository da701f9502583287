from datetime import date

import pytest

from kernel.errors import Refusal
from kernel.terms import Amount, Extension, TermState, Unit
from tests.kernel.terms.given import codes, decide, happen, reckon

# Six weeks later is 5 May, a rest day; the last day by the Act is 6 May.
RECEIVED = happen("received", "2026-03-24")
RULE = decide(
    suspended_from="mediation_started",
    suspended_until="mediation_ended",
    extension=Extension(Amount(4, Unit.WEEKS)),
)


def test_suspension_adds_the_days_it_lasted() -> None:
    events = happen("mediation_started", "2026-04-01"), happen("mediation_ended", "2026-04-15")
    term = reckon(RULE, RECEIVED, *events)
    assert (term.suspended_days, term.nominal_on) == (14, date(2026, 5, 19))


def test_two_suspensions_add_up() -> None:
    term = reckon(
        RULE,
        RECEIVED,
        happen("mediation_started", "2026-04-01"),
        happen("mediation_ended", "2026-04-04"),
        happen("mediation_started", "2026-04-10"),
        happen("mediation_ended", "2026-04-20"),
    )
    assert (term.suspended_days, term.due_on) == (13, date(2026, 5, 18))


def test_lasting_suspension_moves_the_last_day_every_day() -> None:
    events = RECEIVED, happen("mediation_started", "2026-05-01")
    first, next_day = (reckon(RULE, *events, today=f"2026-05-{day}") for day in (20, 21))
    assert (first.state, first.nominal_on) == (TermState.SUSPENDED, date(2026, 5, 24))
    assert (next_day.suspended_days, next_day.nominal_on) == (20, date(2026, 5, 25))


def test_suspension_is_over_when_mediation_ends() -> None:
    events = happen("mediation_started", "2026-05-01"), happen("mediation_ended", "2026-05-11")
    last, after = (reckon(RULE, RECEIVED, *events, today=f"2026-05-{day}") for day in (18, 19))
    assert (last.state, after.state) == (TermState.RUNNING, TermState.OVERDUE)


def test_suspension_starting_twice_is_one() -> None:
    term = reckon(
        RULE,
        RECEIVED,
        happen("mediation_started", "2026-04-01"),
        happen("mediation_started", "2026-04-08"),
        happen("mediation_ended", "2026-04-15"),
    )
    assert term.suspended_days == 14


def test_suspension_of_no_days_leaves_no_trace() -> None:
    events = happen("mediation_started", "2026-04-01"), happen("mediation_ended", "2026-04-01")
    assert reckon(RULE, RECEIVED, *events) == reckon(RULE, RECEIVED)


def test_end_of_a_suspension_that_never_began_leaves_no_trace() -> None:
    ended = happen("mediation_ended", "2026-04-01")
    assert reckon(RULE, RECEIVED, ended) == reckon(RULE, RECEIVED)


def test_suspension_after_the_last_day_does_not_help() -> None:
    term = reckon(RULE, RECEIVED, happen("mediation_started", "2026-05-07"), today="2026-05-08")
    assert (term.state, term.due_on) == (TermState.OVERDUE, date(2026, 5, 6))


def test_extension_during_a_suspension_counts() -> None:
    term = reckon(
        RULE,
        RECEIVED,
        happen("mediation_started", "2026-04-25"),
        happen("extended", "2026-05-15"),
        happen("mediation_ended", "2026-05-25"),
    )
    assert (term.extended_count, term.suspended_days, term.nominal_on) == (1, 30, date(2026, 7, 2))


def test_term_that_ends_in_mediation_closes_the_suspension() -> None:
    events = happen("mediation_started", "2026-05-01"), happen("decided", "2026-05-11")
    term = reckon(RULE, RECEIVED, *events, today="2026-12-31")
    assert (term.state, term.suspended_days) == (TermState.MET, 10)
    assert "suspended" in codes(term)


def test_suspension_that_starts_tomorrow_lasts_no_days() -> None:
    term = reckon(RULE, RECEIVED, happen("mediation_started", "2026-04-02"), today="2026-04-01")
    assert term.suspended_days == 0


@pytest.mark.parametrize(
    ("begins", "ends"), [("mediation_started", None), (None, "mediation_ended")]
)
def test_half_a_suspension_is_refused(begins: str | None, ends: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        decide(suspended_from=begins, suspended_until=ends)
    assert refused.value.code == "term.suspension_incomplete"
