"""What a client pays: one plan per band of employees covered. Pure; prices are ours alone.

Prices are in euro cents without VAT. A bill never depends on how many cases there were, so an
invoice cannot tell anybody that there was one.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernel.errors import Refusal

CURRENCY = "EUR"
VAT_PERCENT = 21  # Wet OB 1968 art. 9(1): the general Dutch rate
VAT_COUNTRY = "NL"
MONTHS_PAID_PER_YEAR = 10  # who pays a year at once pays for ten months


class Interval(StrEnum):
    """How often a client pays."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Plan:
    """A band of employees, both ends included, and what it costs for a year.

    Above `base_count` every started block of `block_count` employees costs `block_cents` more.
    """

    code: str
    name: str
    least_count: int
    most_count: int | None
    year_cents: int
    base_count: int = 0
    block_count: int = 0
    block_cents: int = 0


PLANS = (
    Plan("small", "Klein", 1, 50, year_cents=90_000),
    Plan("middle", "Middel", 51, 250, year_cents=240_000),
    Plan("large", "Groot", 251, 1_000, year_cents=600_000),
    Plan(
        "very_large",
        "Zeer groot",
        1_001,
        None,
        year_cents=600_000,
        base_count=1_000,
        block_count=500,
        block_cents=150_000,
    ),
)


def plan_for(employees_count: int) -> Plan:
    """Return the plan whose band holds `employees_count`.

    Raise Refusal `billing.employees_count.too_few` below one.
    """
    for plan in PLANS:
        if covers(plan, employees_count):
            return plan
    raise Refusal(
        "billing.employees_count.too_few",
        message="Vul in voor hoeveel medewerkers de regeling geldt: ten minste een.",
        employees_count=employees_count,
    )


def plan_named(code: str) -> Plan | None:
    """Return the plan with this code, or None when we do not know it."""
    return next((plan for plan in PLANS if plan.code == code), None)


def covers(plan: Plan, employees_count: int) -> bool:
    """Whether `employees_count` falls in the plan's band."""
    most = plan.most_count
    return employees_count >= plan.least_count and (most is None or employees_count <= most)


def price_cents(plan: Plan, employees_count: int, *, per: Interval = Interval.YEAR) -> int:
    """Return the price of one period in euro cents, without VAT.

    Raise Refusal `billing.plan.other_band` when the plan is not meant for so many employees.
    """
    if not covers(plan, employees_count):
        raise Refusal(
            "billing.plan.other_band",
            message="Dit abonnement past niet bij dit aantal medewerkers.",
            plan=plan.code,
            employees_count=employees_count,
        )
    year_cents = plan.year_cents + _blocks(plan, employees_count) * plan.block_cents
    return year_cents if per is Interval.YEAR else year_cents // MONTHS_PAID_PER_YEAR


def invoice_line(plan: Plan, employees_count: int) -> str:
    """Return all that an invoice says of what was bought: the plan and how many it covers."""
    noun = "medewerker" if employees_count == 1 else "medewerkers"
    return f"Klachtenvoorziening, abonnement {plan.name}, {employees_count} {noun}"


def period_on(first_on: date, per: Interval, *, past_count: int) -> date:
    """Return the first day of a period, `past_count` periods after the one that began `first_on`.

    Counted from the first, so that who starts on the 31st pays on the 28th of February and on
    the 31st again in March: a day that the month does not have becomes its last day.
    """
    months = first_on.month - 1 + past_count * (12 if per is Interval.YEAR else 1)
    year, month = first_on.year + months // 12, months % 12 + 1
    return date(year, month, min(first_on.day, monthrange(year, month)[1]))


def _blocks(plan: Plan, employees_count: int) -> int:
    """Return how many blocks have been started above the plan's base."""
    if not plan.block_count:
        return 0
    return -(-(employees_count - plan.base_count) // plan.block_count)
