"""When somebody is reminded of a measure: before its date, and after it until it is done."""

from datetime import date, timedelta

BEFORE = timedelta(days=14)
"""How long before its date a measure is called to mind."""
AGAIN = timedelta(days=28)
"""How long after its date, and after the last reminder, it is called to mind once more."""
MOST = 12
"""After so many reminders the next advice meeting asks about it."""


def reminder(due_on: date | None, today: date) -> str:
    """Return the name of the reminder that is due on a day, empty when none is.

    It names the date, so that a measure that gets another date is called to mind anew.
    """
    if due_on is None or today < due_on - BEFORE:
        return ""
    if today <= due_on:
        return f"{due_on:%Y%m%d}-before"
    count = (today - due_on - timedelta(days=1)) // AGAIN
    return f"{due_on:%Y%m%d}-late-{min(count, MOST)}"


def is_late(name: str) -> bool:
    """Whether a reminder is of a date that went by."""
    return "-late-" in name
