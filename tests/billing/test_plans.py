from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.plans import (
    PLANS,
    Interval,
    covers,
    invoice_line,
    period_on,
    plan_for,
    plan_named,
    price_cents,
)
from kernel.errors import Refusal

COUNTS = st.integers(min_value=1, max_value=2_000_000)


@pytest.mark.parametrize(
    ("employees_count", "code", "year_cents"),
    [
        (1, "small", 90_000),
        (49, "small", 90_000),
        (50, "small", 90_000),
        (51, "middle", 240_000),
        (250, "middle", 240_000),
        (251, "large", 600_000),
        (1_000, "large", 600_000),
        (1_001, "very_large", 750_000),
        (1_500, "very_large", 750_000),
        (1_501, "very_large", 900_000),
        (2_000, "very_large", 900_000),
        (2_001, "very_large", 1_050_000),
        (100_000, "very_large", 30_300_000),
    ],
)
def test_plan_at_each_edge_of_its_band_has_its_code_and_price(
    employees_count: int, code: str, year_cents: int
) -> None:
    plan = plan_for(employees_count)
    assert (plan.code, price_cents(plan, employees_count)) == (code, year_cents)


@pytest.mark.parametrize("employees_count", [0, -1, -1_000])
def test_plan_for_nobody_is_refused(employees_count: int) -> None:
    with pytest.raises(Refusal) as refused:
        plan_for(employees_count)
    assert refused.value.code == "billing.employees_count.too_few"
    assert refused.value.facts == {"employees_count": employees_count}


def test_price_of_another_band_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        price_cents(plan_for(50), 51)
    assert refused.value.code == "billing.plan.other_band"


@given(COUNTS)
def test_every_count_falls_in_exactly_one_band(employees_count: int) -> None:
    assert [plan for plan in PLANS if covers(plan, employees_count)] == [plan_for(employees_count)]


@given(COUNTS, COUNTS)
def test_more_employees_never_cost_less(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert price_cents(plan_for(fewer), fewer) <= price_cents(plan_for(more), more)


@given(COUNTS)
def test_ten_months_cost_exactly_a_year(employees_count: int) -> None:
    plan = plan_for(employees_count)
    month = price_cents(plan, employees_count, per=Interval.MONTH)
    assert month * 10 == price_cents(plan, employees_count, per=Interval.YEAR)


def test_plan_codes_lead_back_to_their_plan_and_others_nowhere() -> None:
    assert [plan_named(plan.code) for plan in PLANS] == list(PLANS)
    assert plan_named("gold") is None


def test_invoice_line_names_plan_and_employees_only() -> None:
    assert invoice_line(plan_for(120), 120) == (
        "Klachtenvoorziening, abonnement Middel, 120 medewerkers"
    )
    assert invoice_line(plan_for(1), 1) == "Klachtenvoorziening, abonnement Klein, 1 medewerker"


@pytest.mark.parametrize(
    ("first_on", "per", "past_count", "period"),
    [
        (date(2026, 1, 1), Interval.YEAR, 0, date(2026, 1, 1)),
        (date(2026, 1, 1), Interval.YEAR, 1, date(2027, 1, 1)),
        (date(2028, 2, 29), Interval.YEAR, 1, date(2029, 2, 28)),
        (date(2028, 2, 29), Interval.YEAR, 4, date(2032, 2, 29)),
        (date(2026, 1, 31), Interval.MONTH, 1, date(2026, 2, 28)),
        (date(2026, 1, 31), Interval.MONTH, 2, date(2026, 3, 31)),
        (date(2026, 11, 30), Interval.MONTH, 1, date(2026, 12, 30)),
        (date(2026, 12, 31), Interval.MONTH, 14, date(2028, 2, 29)),
    ],
)
def test_period_begins_on_the_first_ones_day_or_the_last_of_a_shorter_month(
    first_on: date, per: Interval, past_count: int, period: date
) -> None:
    assert period_on(first_on, per, past_count=past_count) == period
