"""Days as people type them, counted from today."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kernel import clock

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def today() -> date:
    """Return the day it is in Amsterdam."""
    return clock.now().astimezone(ZoneInfo("Europe/Amsterdam")).date()


def typed(days: int = 0) -> str:
    """Return the day so many days from now as it is typed: 31-01-2026."""
    return (today() + timedelta(days=days)).strftime("%d-%m-%Y")


def read(day: date) -> str:
    """Return a day as it is shown: 31 januari 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_from(days: int) -> str:
    """Return the day so many days from now as it is shown."""
    return read(today() + timedelta(days=days))
