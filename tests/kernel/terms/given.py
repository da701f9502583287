"""What the tests of terms start from: an event, a rule, a term."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from kernel.calendars import Calendar, calendar
from kernel.terms import Amount, Event, Roll, Term, TermRule, Unit, compute

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NL = calendar("nl")


def happen(name: str, day: str, **facts: object) -> Event:
    """An event at noon, local time, on an ISO day."""
    return Event(name, datetime.combine(date.fromisoformat(day), time(12), AMSTERDAM), facts)


def decide(amount: int = 6, unit: Unit = Unit.WEEKS, **changed: Any) -> TermRule:
    """The six weeks of Awb 9:11, with whatever a test changes."""
    fields: dict[str, Any] = {
        "name": "decide",
        "starts": "received",
        "ends": ("decided",),
        "amount": Amount(amount, unit),
        "roll": Roll.ATW,
        "source": "Awb, artikel 9:11, eerste lid",
    }
    return TermRule(**(fields | changed))


def standing(
    rule: TermRule, *events: Event, today: str = "2020-01-01", days: Calendar = NL
) -> Term | None:
    """The term as it stands today, if it has started."""
    return compute(rule, events, calendar=days, zone=AMSTERDAM, today=date.fromisoformat(today))


def reckon(rule: TermRule, *events: Event, today: str = "2020-01-01", days: Calendar = NL) -> Term:
    """The term as it stands today; it has started."""
    term = standing(rule, *events, today=today, days=days)
    assert term is not None
    return term


def codes(term: Term) -> list[str]:
    """The codes of the reasons, in their order."""
    return [reason.code for reason in term.why]
