"""The yearly reports of the clients that somebody serves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kernel.identity.models import Account
from procedures.queries.editions import newest_published
from procedures.rules.access import SEES_FIGURES
from procedures.rules.statistics import Figures, load
from tenants import scope
from tenants.models import Assignment, Tenant


@dataclass(frozen=True, slots=True)
class Reported:
    """A client and the figures of its newest yearly report that is out; None without one."""

    name: str
    figures: Figures | None
    number: int = 0
    reference: UUID | None = None


def portfolio(account: Account, year: int, today: date) -> Iterator[Reported]:
    """Yield the clients whose figures this person may read, by name; one query in each.

    Only one report is held at a time, so that memory does not grow with the number of clients.
    """
    for client in clients_of(account, today):
        yield reported_by(client, year)


def reported_by(client: Tenant, year: int) -> Reported:
    """Return a client with the figures of its newest yearly report that is out."""
    with scope.within(client):
        edition = newest_published(year)
    if edition is None:
        return Reported(client.name, None, reference=client.reference)
    return Reported(client.name, load(edition.figures), edition.number, client.reference)


def clients_of(account: Account, today: date) -> list[Tenant]:
    """Return the clients here whose figures this person may read, by name; none that closed."""
    found = readable(account, today).exclude(state=Tenant.State.CLOSED)
    return [one for one in found.order_by("name") if not one.lives_at]


def readable(account: Account, today: date) -> QuerySet[Tenant]:
    """Return the clients whose figures this person may read, those that were closed too."""
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    rows = Assignment.objects.filter(lasting, account=account, from_on__lte=today)
    served = rows.filter(role__in=SEES_FIGURES).values("tenant_id")
    found: QuerySet[Tenant] = Tenant.objects.filter(pk__in=served)
    return found
