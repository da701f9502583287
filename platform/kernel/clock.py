"""The only reader of the clock. Rules take today or a moment as an argument instead."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one reader of the clock


def local_date(moment: datetime, zone: str | ZoneInfo) -> date:
    """Return the calendar day on which `moment` falls in `zone` (an IANA name or a ZoneInfo).

    Raise ValueError for a naive moment: it does not say which day it is.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone has no local date.")
    return moment.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone).date()
