"""Calendars as data with sources: which days are rest days for legal terms, and why."""

from kernel.calendars.belgium import BELGIUM
from kernel.calendars.netherlands import NETHERLANDS
from kernel.calendars.rest_days import Calendar, RestDay, Wording
from kernel.errors import Refusal

__all__ = ["Calendar", "RestDay", "Wording", "calendar"]

CALENDARS = {kept.code: kept for kept in (NETHERLANDS, BELGIUM)}


def calendar(code: str) -> Calendar:
    """Return the calendar of a country: "nl" or "be".

    Raise Refusal "calendar.unknown" for any other code.
    """
    if code not in CALENDARS:
        raise Refusal(
            "calendar.unknown", message=f"Er is geen kalender met de naam {code!r}.", calendar=code
        )
    return CALENDARS[code]
