"""What the consultancy sees over all its clients: terms and states, never content.

A list can be of any length: pages come by index, and nothing is counted beyond a thousand.
"""

from dataclasses import dataclass
from datetime import date, timedelta

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
    """Return the rows that are `overdue`, due `today`, or due within the `week` after it."""
    due = {
        "overdue": Q(due_on__lt=today),
        "today": Q(due_on=today),
        "week": Q(due_on__gt=today, due_on__lte=today + SOON),
    }
    return rows.filter(due[kind])


def count_of(rows: QuerySet[WorklistRow]) -> int:
    """Return how many there are; one more than `MOST` stands for any number above it."""
    return rows.order_by()[: MOST + 1].count()


def roles_waited_for(rows: QuerySet[WorklistRow]) -> list[str]:
    """Return for whom the most urgent of them wait."""
    first = rows.exclude(waiting_for="").values_list("waiting_for", flat=True)[:MOST]
    return sorted(set(first))


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
