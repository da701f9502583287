"""Dates and moments as letters write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from kernel.documents.formats import number_of_day

HOURS = {"fr": " 'à' HH'h'mm"}
"""How the time follows the date, where it is not after a comma."""


def long_date(day: date, language: str) -> str:
    """Return a date in full: woensdag 6 mei 2026."""
    return format_date(day, _pattern(day, language), locale=language)


def long_moment(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Return a moment in full in the tenant's zone: woensdag 6 mei 2026, 14:30."""
    local = moment.astimezone(zone)
    hours = HOURS.get(language.split("-", maxsplit=1)[0], ", HH:mm")
    pattern = _pattern(local.date(), language) + hours
    return format_datetime(moment, pattern, tzinfo=zone, locale=language)


def _pattern(day: date, language: str) -> str:
    if language.startswith("de"):
        return "EEEE, d. MMMM y"
    return f"EEEE {number_of_day(day, language)} MMMM y"
