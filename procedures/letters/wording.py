"""Dates and moments as letters write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime


def long_date(day: date, language: str) -> str:
    """Return a date in full: woensdag 6 mei 2026."""
    return format_date(day, "EEEE d MMMM y", locale=language)


def long_moment(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Return a moment in full in the tenant's zone: woensdag 6 mei 2026, 14:30."""
    return format_datetime(moment, "EEEE d MMMM y, HH:mm", tzinfo=zone, locale=language)
