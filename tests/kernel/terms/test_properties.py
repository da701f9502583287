"""What holds of every term, whatever happens to it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.terms import Amount, Cure, Event, Extension, Roll, TermRule, TermState, Unit
from tests.kernel.terms.given import AMSTERDAM, NL, decide, reckon

UNTIMED = settings(deadline=None)
SHORT = st.one_of(
    st.builds(Amount, st.integers(1, 90), st.just(Unit.DAYS)),
    st.builds(Amount, st.integers(1, 60), st.just(Unit.WORKING_DAYS)),
    st.builds(Amount, st.integers(1, 12), st.just(Unit.WEEKS)),
    st.builds(Amount, st.integers(1, 3), st.just(Unit.MONTHS)),
)
ANY_LENGTH = SHORT | st.builds(Amount, st.integers(1, 2), st.just(Unit.YEARS))
DAYS = st.dates(date(2020, 1, 2), date(2026, 12, 31))
AFTER = st.integers(0, 200)
NAMES = st.sampled_from(
    ["extended", "defect_notified", "mediation_started", "mediation_ended", "decided", "withdrawn"]
)


def at(name: str, day: date, hour: int = 12, **facts: object) -> Event:
    return Event(name, datetime(day.year, day.month, day.day, hour, tzinfo=AMSTERDAM), facts)


def rules(lengths: st.SearchStrategy[Amount] = ANY_LENGTH) -> st.SearchStrategy[TermRule]:
    return st.builds(
        replace,
        st.just(
            decide(
                cured_by=Cure("defect_notified", Amount(2, Unit.WEEKS)),
                suspended_from="mediation_started",
                suspended_until="mediation_ended",
                consent_postpones="postponed",
                lapses=("withdrawn",),
            )
        ),
        amount=lengths,
        roll=st.sampled_from(Roll),
        extension=st.none() | st.builds(Extension, SHORT, max_times=st.integers(1, 2)),
        target=st.none() | SHORT,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """A complaint that is received, and up to eight things that happen to it afterwards."""
    received = draw(DAYS)
    after = draw(st.lists(st.tuples(NAMES, AFTER), max_size=8))
    later = [at(name, received + timedelta(days=days), 13) for name, days in after]
    until = received + timedelta(days=draw(st.integers(1, 300)))
    agreed = draw(st.lists(st.just(at("postponed", received, 14, until=until)), max_size=1))
    return [at("received", received), *later, *agreed]


def today_after(events: list[Event], days: int) -> str:
    return (events[0].at.date() + timedelta(days=days)).isoformat()


@UNTIMED
@given(rules(), histories(), AFTER)
def test_last_day_is_never_before_the_counted_end(
    rule: TermRule, events: list[Event], days: int
) -> None:
    term = reckon(rule, *events, today=today_after(events, days))
    assert term.starts_on < term.nominal_on <= term.due_on


@UNTIMED
@given(rules(), histories(), AFTER)
def test_own_aim_is_a_working_day_within_the_term(
    rule: TermRule, events: list[Event], days: int
) -> None:
    term = reckon(rule, *events, today=today_after(events, days))
    assert term.target_on <= term.due_on
    assert NL.working_day(term.target_on)


@UNTIMED
@given(SHORT, DAYS, st.none() | AFTER)
def test_last_day_by_the_act_is_never_a_rest_day(
    amount: Amount, received: date, extended_after: int | None
) -> None:
    rule = replace(decide(extension=Extension(Amount(4, Unit.WEEKS))), amount=amount)
    events = [at("received", received)]
    if extended_after is not None:
        events.append(at("extended", received + timedelta(days=extended_after)))
    assert NL.rest_day(reckon(rule, *events).due_on) is None


@UNTIMED
@given(SHORT.filter(lambda amount: amount != Amount(1, Unit.DAYS)), DAYS)
def test_term_of_three_days_or_more_holds_two_ordinary_days(amount: Amount, received: date) -> None:
    term = reckon(replace(decide(), amount=amount), at("received", received))
    within = [received + timedelta(days=days + 1) for days in range((term.due_on - received).days)]
    short = amount.unit in {Unit.DAYS, Unit.WORKING_DAYS} and amount.number < 3
    assert short or sum(NL.rest_day(day) is None for day in within) >= 2


@UNTIMED
@given(rules(), histories(), AFTER)
def test_extending_never_makes_the_last_day_earlier(
    rule: TermRule, events: list[Event], days: int
) -> None:
    within = replace(rule, roll=Roll.NEXT_WORKING_DAY, extension=Extension(Amount(4, Unit.WEEKS)))
    extended = at("extended", events[0].at.date(), 12)
    plain = [event for event in events if event.name != "extended"]
    today = today_after(events, days)
    before, after = (
        reckon(within, *plain, today=today),
        reckon(within, *plain, extended, today=today),
    )
    assert after.due_on >= before.due_on


@UNTIMED
@given(rules(), histories(), AFTER, st.randoms())
def test_computing_again_in_any_order_gives_the_same_term(
    rule: TermRule, events: list[Event], days: int, chance: Random
) -> None:
    unique = list({event.at: event for event in events}.values())
    shuffled = sorted(unique, key=lambda _: chance.random())
    today = today_after(events, days)
    assert reckon(rule, *shuffled, today=today) == reckon(rule, *unique, today=today)


@UNTIMED
@given(ANY_LENGTH, DAYS, st.integers(1, 80), st.integers(0, 80))
def test_suspension_moves_the_counted_end_by_exactly_its_days(
    amount: Amount, received: date, begins_after: int, lasts: int
) -> None:
    rule = replace(
        decide(suspended_from="mediation_started", suspended_until="mediation_ended"), amount=amount
    )
    without = reckon(rule, at("received", received))
    begins = min(received + timedelta(days=begins_after), without.due_on)
    events = [at("mediation_started", begins), at("mediation_ended", begins + timedelta(lasts))]
    term = reckon(rule, at("received", received), *events)
    assert term.suspended_days == lasts
    assert term.nominal_on - without.nominal_on == timedelta(days=lasts)


@UNTIMED
@given(rules(), histories(), AFTER, AFTER)
def test_later_today_never_turns_a_term_back(
    rule: TermRule, events: list[Event], one_day: int, other_day: int
) -> None:
    sooner, later = (
        reckon(rule, *events, today=today_after(events, days))
        for days in sorted((one_day, other_day))
    )
    assert sooner.due_on <= later.due_on
    assert sooner.suspended_days <= later.suspended_days
    assert later.state is sooner.state or (sooner.state, later.state) == (
        TermState.RUNNING,
        TermState.OVERDUE,
    )


@UNTIMED
@given(rules(), histories())
def test_first_end_decides_the_state_for_good(rule: TermRule, events: list[Event]) -> None:
    ends = [event for event in events if event.name in {"decided", "withdrawn"}]
    term = reckon(rule, *events, today=today_after(events, 300))
    assert (term.ended_on is None) == (not ends)
    assert term.ended_on == min((event.at.date() for event in ends), default=None)
