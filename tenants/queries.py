"""What the consultancy sees over all its clients: terms and states, never content.

A list can be of any length: pages come by index, and nothing is counted beyond a thousand.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from kernel.identity.models import Account
from tenants.models import Assignment, Domain, Opening, Tenant, WorklistRow

SOON = timedelta(days=7)
MOST = 1000


@dataclass(frozen=True, slots=True)
class Due:
    """A worklist row with how urgent it is: overdue, today, week, later or none (no date)."""

    row: WorklistRow
    urgency: str


def served_by(account: Account, today: date) -> QuerySet[Tenant]:
    """Return the clients that this person serves today."""
    served: QuerySet[Tenant] = Tenant.objects.filter(_serves(account, today, "pk"))
    return served.exclude(schema_name="public").order_by("name")


def worklist(account: Account, today: date) -> QuerySet[WorklistRow]:
    """Return the open cases of those clients, the most urgent first; without a date last."""
    mine = WorklistRow.objects.filter(_serves(account, today, "tenant_id"))
    return mine.order_by("due_on", "number", "id")


def _serves(account: Account, today: date, tenant: str) -> Exists:
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    rows = Assignment.objects.filter(lasting, account=account, from_on__lte=today)
    return Exists(rows.filter(tenant=OuterRef(tenant)))


def covering(account: Account, today: date) -> Mapping[int, UUID]:
    """Return for whom this person stands in today, by client; not where they serve it anyway."""
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    rows = Assignment.objects.filter(lasting, account=account, from_on__lte=today)
    found = list(rows.values_list("tenant_id", "covers_id"))
    own = {tenant for tenant, covers in found if covers is None}
    return {tenant: covers for tenant, covers in found if covers and tenant not in own}


def urgency(row: WorklistRow, today: date) -> str:
    """Return how urgent a row is on `today`."""
    if row.due_on is None:
        return "none"
    if row.due_on < today:
        return "overdue"
    if row.due_on == today:
        return "today"
    return "week" if row.due_on <= today + SOON else "later"


def as_urgent(rows: QuerySet[WorklistRow], kind: str, today: date) -> QuerySet[WorklistRow]:
    """Return the rows that are `overdue`, due `today`, within the `week` after it, or `later`.

    `none` are those without a date.
    """
    due = {
        "overdue": Q(due_on__lt=today),
        "today": Q(due_on=today),
        "week": Q(due_on__gt=today, due_on__lte=today + SOON),
        "later": Q(due_on__gt=today + SOON),
        "none": Q(due_on=None),
    }
    return rows.filter(due[kind])


def count_of(rows: QuerySet[WorklistRow]) -> int:
    """Return how many there are; one more than `MOST` stands for any number above it."""
    return rows.order_by()[: MOST + 1].count()


def roles_waited_for(rows: QuerySet[WorklistRow]) -> Mapping[str, int]:
    """Return for whom the most urgent of them wait, and how many of those."""
    first = rows.exclude(waiting_for="").values_list("waiting_for", flat=True)[:MOST]
    return dict(sorted(Counter(first).items()))


def with_counts(clients: QuerySet[Tenant], today: date) -> QuerySet[Tenant]:
    """Add to each client how many cases are open, and how many of them passed a term."""
    counted: QuerySet[Tenant] = clients.annotate(
        open_count=Count("worklist"),
        overdue_count=Count("worklist", filter=Q(worklist__due_on__lt=today)),
    )
    return counted


def with_hosts(clients: QuerySet[Tenant]) -> QuerySet[Tenant]:
    """Add to each client the host of its portal, None when it has none any more."""
    first = Domain.objects.filter(tenant=OuterRef("pk"), is_primary=True).values("domain")[:1]
    hosted: QuerySet[Tenant] = clients.annotate(host=Subquery(first))
    return hosted


def openings_for(account: Account, today: date) -> QuerySet[Opening]:
    """Return the openings that this person may look into: open ones, own ones, and clients'."""
    seen = (
        ~Q(state=Opening.State.DONE)
        | Q(asked_by_id=account.id)
        | Q(tenant__in=served_by(account, today))
    )
    return (
        Opening.objects.exclude(state=Opening.State.DROPPED).filter(seen).select_related("tenant")
    )


def begun() -> QuerySet[Opening]:
    """Return the openings that somebody filled in and that are not done, the newest first."""
    undone = Opening.objects.filter(state__in=[Opening.State.DRAFT, Opening.State.ASKED])
    return undone.exclude(answers={}).order_by("-changed_at")
