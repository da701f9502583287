"""How somebody from outside may be at a client now: asked at the door, and at each request."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import Q, QuerySet

from kernel import clock
from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants.models import Assignment, PlatformAccess, Tenant

LOOKS = frozenset({"secretariat"})
"""What the platform's people see once they may look: what the secretariat sees, to read alone."""


@dataclass(frozen=True, slots=True)
class Way:
    """By what right somebody is in, and in which roles."""

    kind: Literal["assignment", "cover", "platform"]
    roles: frozenset[str]


def way_in(account: Account, tenant: Tenant, at: datetime) -> Way | None:
    """Return by what right this account may be at this client at this moment, or None."""
    today = clock.local_date(at, tenant.time_zone)
    rows = list(lasting(today).filter(account=account, tenant=tenant))
    if rows:
        own = any(one.covers_id is None for one in rows)
        return Way("assignment" if own else "cover", frozenset(one.role for one in rows))
    if accesses(at).filter(account=account, tenant=tenant).exists():
        return Way("platform", LOOKS)
    return None


def check_way(account: Account, tenant: Tenant, at: datetime) -> Way:
    """Return by what right this account may come in. Raise Refusal `entry.not_assigned`."""
    way = way_in(account, tenant, at)
    if way is None:
        raise Refusal("entry.not_assigned", message="U werkt (nu) niet voor deze organisatie.")
    return way


def lasting(today: date) -> QuerySet[Assignment]:
    """Return the assignments that hold on this day."""
    until = Q(until_on=None) | Q(until_on__gte=today)
    return Assignment.objects.filter(until, from_on__lte=today)


def accesses(at: datetime) -> QuerySet[PlatformAccess]:
    """Return what the platform's people may look into at this moment."""
    return PlatformAccess.objects.filter(until_at__gt=at, ended_at=None, refused_at=None)
