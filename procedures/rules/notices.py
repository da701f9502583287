"""Which notices somebody wants, how often, and when they are left alone.

A notice says that something is ready, never what. What the regulation or the law makes us send (a
letter, an appointment, an invitation) goes at once to everybody and cannot be chosen here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

AT_ONCE, DAILY, WEEKLY, NEVER = "at_once", "daily", "weekly", "never"
HOWS = (AT_ONCE, DAILY, WEEKLY, NEVER)
COMPLAINT, MESSAGE, OBJECTION, TERM = "complaint", "message", "objection", "term"
DRAFT = "draft"
"""A version of the draft advice, or a signature that is waited for: for who deliberates."""
USUAL: Mapping[str, str] = {
    COMPLAINT: DAILY,
    MESSAGE: DAILY,
    OBJECTION: AT_ONCE,
    DRAFT: AT_ONCE,
    TERM: DAILY,
}
"""How often somebody is told who chose nothing."""
MORNING = range(7, 12)
"""The hours of the client's own day in which digests leave."""
FIRST_DAYS = {DAILY: timedelta(days=1), WEEKLY: timedelta(days=7)}
"""How far the first digest of somebody looks back."""
NEAR = timedelta(days=3)
"""A term comes near three days before its last day."""
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose: how often by kind, and between which hours no notice is sent."""

    how: Mapping[str, str] = field(default_factory=dict)
    quiet_from: int | None = None
    quiet_until: int | None = None

    def often(self, kind: str) -> str:
        """Return how often somebody is told of this kind; what cannot be at once is daily."""
        chosen = self.how.get(kind, USUAL[kind])
        return DAILY if kind == TERM and chosen == AT_ONCE else chosen


def ways_of(kind: str) -> tuple[str, ...]:
    """Return how often one can be told of a kind: terms move by the day, so never at once."""
    return HOWS[1:] if kind == TERM else HOWS


def kinds_for(*, handles: bool, deliberates: bool) -> tuple[str, ...]:
    """Return of what somebody can be told: by whether they handle cases, or sit on a panel."""
    handled = (COMPLAINT, MESSAGE, OBJECTION) if handles else ()
    return (*handled, DRAFT, TERM) if deliberates else (*handled, TERM)


def after_quiet(wishes: Wishes, local: datetime) -> datetime:
    """Return when a notice may leave: now, or at the end of the hours somebody is left alone."""
    start, end = wishes.quiet_from, wishes.quiet_until
    if start is None or end is None or start == end:
        return local
    hour = local.hour
    inside = start <= hour < end if start < end else hour >= start or hour < end
    if not inside:
        return local
    day = local.date() + timedelta(days=1 if start > end and hour >= start else 0)
    return datetime.combine(day, time(end), local.tzinfo)


def digests_leave(local: datetime) -> bool:
    """Whether digests leave at this moment of the client's day: the morning of a working day."""
    return local.weekday() < WEEKEND and local.hour in MORNING


def looks_back_to(how: str, last_at: datetime | None, now: datetime) -> datetime | None:
    """Return since when a digest of this kind tells; None when its turn has not come.

    `now` is local. A daily one comes once a day, a weekly one on Mondays.
    """
    if how == WEEKLY and now.weekday() != 0:
        return None
    if last_at is None:
        return now - FIRST_DAYS[how]
    return last_at if last_at.astimezone(now.tzinfo).date() < now.date() else None
