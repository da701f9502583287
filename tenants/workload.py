"""How much each colleague of the consultancy has to do, who stands in, and what nobody does.

Numbers and dates over all clients, for who leads the people; never a case.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kernel.identity.models import Account
from tenants.models import Assignment, Tenant
from tenants.queries import SOON


@dataclass(frozen=True, slots=True)
class Load:
    """The work of one colleague today; a case counts with each who serves its client."""

    id: UUID
    name: str
    clients_count: int = 0
    open_count: int = 0
    overdue_count: int = 0
    today_count: int = 0
    week_count: int = 0
    ours_count: int = 0


@dataclass(frozen=True, slots=True)
class Cover:
    """Who stands in for whom, on which days, at how many clients."""

    by: str
    covered: str
    from_on: date
    until_on: date | None
    clients_count: int


def workload(today: date, ours: Collection[str]) -> list[Load]:
    """Return everybody who works here, the busiest first; `ours` are roles we are waited for in."""
    kinds = _counts(today, ours)
    served = _lasting(today).order_by().values("account_id").annotate(**kinds)
    counted = {row[0]: row[1:] for row in served.values_list("account_id", *kinds)}
    people = Account.objects.filter(is_consultancy=True, is_active=True).values_list("id", "name")
    loads = [Load(id_, name, *counted.get(id_, ())) for id_, name in people]
    return sorted(loads, key=lambda one: (-one.overdue_count, -one.open_count, one.name))


def _counts(today: date, ours: Collection[str]) -> dict[str, Count]:
    due = "tenant__worklist__due_on"
    kinds = {
        "open_count": Q(),
        "overdue_count": Q(**{f"{due}__lt": today}),
        "today_count": Q(**{due: today}),
        "week_count": Q(**{f"{due}__gt": today, f"{due}__lte": today + SOON}),
        "ours_count": Q(tenant__worklist__waiting_for__in=ours),
    }
    rows = {
        name: Count("tenant__worklist", filter=kind, distinct=True) for name, kind in kinds.items()
    }
    return {"clients_count": Count("tenant", distinct=True), **rows}


def covers(today: date) -> list[Cover]:
    """Return who stands in for whom now and later, the earliest first."""
    rows = Assignment.objects.exclude(covers_id=None).exclude(until_on__lt=today)
    found = rows.values_list("account__name", "covers_id", "from_on", "until_on").annotate(
        clients_count=Count("tenant", distinct=True)
    )
    told = list(found.order_by("from_on", "account__name"))
    names = dict(Account.objects.filter(id__in={one[1] for one in told}).values_list("id", "name"))
    return [Cover(by, names.get(ill, ""), since, until, n) for by, ill, since, until, n in told]


def covered_now(today: date) -> dict[UUID, list[str]]:
    """Return the names of those for whom each colleague stands in today."""
    rows = _lasting(today).exclude(covers_id=None).values_list("account_id", "covers_id")
    pairs = list(rows.distinct())
    names = dict(Account.objects.filter(id__in={ill for _, ill in pairs}).values_list("id", "name"))
    told: dict[UUID, list[str]] = {}
    for by, ill in pairs:
        if ill in names:
            told.setdefault(by, []).append(names[ill])
    return told


def unserved(today: date) -> QuerySet[Tenant]:
    """Return the clients that nobody serves today."""
    serving = _lasting(today).filter(tenant=OuterRef("pk"), account__is_active=True)
    rows: QuerySet[Tenant] = Tenant.objects.exclude(schema_name="public").exclude(
        state=Tenant.State.CLOSED
    )
    return rows.filter(~Exists(serving)).order_by("name")


def _lasting(today: date) -> QuerySet[Assignment]:
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    return Assignment.objects.filter(lasting, from_on__lte=today)
