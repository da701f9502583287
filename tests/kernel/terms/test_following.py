from datetime import date

import pytest

from kernel.errors import Refusal
from kernel.terms import Amount, Cure, Extension, Roll, TermState, Unit
from tests.kernel.terms.given import codes, decide, happen, reckon

# Six weeks later is 5 May, a rest day; the last day by the Act is 6 May.
RECEIVED = happen("received", "2026-03-24")

FOUR_WEEKS = Extension(Amount(4, Unit.WEEKS))


def test_extension_is_counted_from_the_counted_end() -> None:
    term = reckon(decide(extension=FOUR_WEEKS), RECEIVED, happen("extended", "2026-04-20"))
    assert (term.nominal_on, term.due_on) == (date(2026, 6, 2), date(2026, 6, 2))
    assert term.extended_count == 1


def test_extension_rolls_after_it_is_counted() -> None:
    events = happen("received", "2026-03-16"), happen("extended", "2026-04-20")
    term = reckon(decide(extension=FOUR_WEEKS), *events)  # 27 April, then Whit Monday
    assert (term.nominal_on, term.due_on) == (date(2026, 5, 25), date(2026, 5, 26))


def test_extension_of_months_is_counted_from_the_clipped_end() -> None:
    rule = decide(3, Unit.MONTHS, extension=Extension(Amount(3, Unit.MONTHS)), roll=Roll.NONE)
    events = happen("received", "2025-11-30"), happen("extended", "2026-02-01")
    assert reckon(rule, *events).due_on == date(2026, 5, 28)


def test_extension_longer_than_the_act_allows_stops_the_roll() -> None:
    rule = decide(extension=Extension(Amount(4, Unit.MONTHS)))
    assert reckon(rule, RECEIVED, happen("extended", "2026-04-20")).due_on == date(
        2026, 9, 5
    )  # a Saturday


def test_extension_on_the_last_day_counts() -> None:
    term = reckon(decide(extension=FOUR_WEEKS), RECEIVED, happen("extended", "2026-05-06"))
    assert term.due_on == date(2026, 6, 2)


def test_extension_after_the_last_day_is_disregarded() -> None:
    term = reckon(decide(extension=FOUR_WEEKS), RECEIVED, happen("extended", "2026-05-07"))
    assert (term.due_on, term.extended_count) == (date(2026, 5, 6), 0)
    assert "too_late" in codes(term)


def test_second_extension_is_disregarded_when_one_is_allowed() -> None:
    events = happen("extended", "2026-04-20"), happen("extended", "2026-04-21")
    term = reckon(decide(extension=FOUR_WEEKS), RECEIVED, *events)
    assert (term.due_on, term.extended_count) == (date(2026, 6, 2), 1)
    assert "too_often" in codes(term)


def test_second_extension_counts_when_two_are_allowed() -> None:
    rule = decide(extension=Extension(Amount(1, Unit.WEEKS), max_times=2))
    events = happen("extended", "2026-04-20"), happen("extended", "2026-04-21")
    assert reckon(rule, RECEIVED, *events).due_on == date(2026, 5, 19)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        ("2026-05-19", "2026-05-19"),
        (date(2026, 5, 19), "2026-05-19"),
        ("2026-12-01", "2026-06-02"),  # no further than four weeks
        ("2026-04-30", "2026-05-06"),  # never earlier
    ],
)
def test_extension_until_a_named_day_stays_within_what_is_allowed(until: object, due: str) -> None:
    extended = happen("extended", "2026-04-20", until=until)
    term = reckon(decide(extension=FOUR_WEEKS), RECEIVED, extended)
    assert term.due_on == date.fromisoformat(due)


def test_extension_without_a_length_takes_the_day_it_names() -> None:
    rule = decide(extension=Extension(None, on="new_term_named"))
    named = happen("new_term_named", "2026-04-20", until="2026-07-01")
    assert reckon(rule, RECEIVED, named).due_on == date(2026, 7, 1)


@pytest.mark.parametrize("facts", [{}, {"until": None}])
def test_extension_without_length_or_day_is_refused(facts: dict[str, object]) -> None:
    rule = decide(extension=Extension(None))
    with pytest.raises(Refusal) as refused:
        reckon(rule, RECEIVED, happen("extended", "2026-04-20", **facts))
    assert refused.value.code == "term.until_missing"


def test_until_that_is_no_date_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        reckon(
            decide(extension=FOUR_WEEKS),
            RECEIVED,
            happen("extended", "2026-04-20", until="over een tijdje"),
        )
    assert refused.value.code == "term.until_unreadable"


def test_cure_adds_its_time_once() -> None:
    rule = decide(10, cured_by=Cure("defect_notified", Amount(2, Unit.WEEKS)))
    asked = happen("defect_notified", "2026-01-08"), happen("defect_notified", "2026-01-20")
    term = reckon(rule, happen("received", "2026-01-05"), *asked)
    assert (term.nominal_on, term.due_on) == (date(2026, 3, 30), date(2026, 3, 30))


def test_cure_after_the_last_day_is_disregarded() -> None:
    rule = decide(cured_by=Cure("defect_notified", Amount(2, Unit.WEEKS)))
    term = reckon(rule, RECEIVED, happen("defect_notified", "2026-05-07"))
    assert term.due_on == date(2026, 5, 6)


def test_consent_moves_the_last_day_and_does_not_roll() -> None:
    rule = decide(consent_postpones="postponed")
    term = reckon(rule, RECEIVED, happen("postponed", "2026-05-01", until="2026-07-05"))
    assert (term.nominal_on, term.due_on, term.target_on) == (
        date(2026, 5, 5),
        date(2026, 7, 5),
        date(2026, 7, 3),
    )


def test_consent_after_the_last_day_still_counts() -> None:
    rule = decide(consent_postpones="postponed")
    agreed = happen("postponed", "2026-05-11", until="2026-06-01")
    term = reckon(rule, RECEIVED, agreed, today="2026-05-12")
    assert (term.due_on, term.state) == (date(2026, 6, 1), TermState.RUNNING)


def test_latest_agreed_day_counts() -> None:
    rule = decide(consent_postpones="postponed")
    days = "2026-06-10", "2026-06-15", "2026-05-06"
    agreed = [happen("postponed", "2026-05-01", until=day) for day in days]
    term = reckon(rule, RECEIVED, *agreed)
    assert term.due_on == date(2026, 6, 15)
    assert codes(term).count("postponed") == 1


def test_consent_to_the_last_day_itself_changes_nothing() -> None:
    rule = decide(consent_postpones="postponed")
    agreed = happen("postponed", "2026-05-01", until="2026-05-06")
    assert reckon(rule, RECEIVED, agreed) == reckon(rule, RECEIVED)


def test_consent_without_a_day_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        reckon(decide(consent_postpones="postponed"), RECEIVED, happen("postponed", "2026-05-01"))
    assert refused.value.code == "term.until_missing"
