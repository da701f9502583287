"""What the consultancy sees over all its clients: terms and states, never content."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kernel.identity.models import Account
from tenants.models import Assignment, Tenant, WorklistRow

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Due:
    """A worklist row with how urgent it is: overdue, today, week, later or none (no date)."""

    row: WorklistRow
    urgency: str


def served_by(account: Account, today: date) -> QuerySet[Tenant]:
    """Return the clients that this person serves today."""
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    mine = Assignment.objects.filter(
        lasting, account=account, from_on__lte=today, tenant=OuterRef("pk")
    )
    served: QuerySet[Tenant] = Tenant.objects.filter(Exists(mine))
    return served.exclude(schema_name="public").order_by("name")


def worklist(account: Account, today: date) -> QuerySet[WorklistRow]:
    """Return the open cases of those clients, the most urgent first; without a date last."""
    return (
        WorklistRow.objects.filter(tenant__in=served_by(account, today))
        .select_related("tenant")
        .order_by("due_on", "tenant__name", "number")
    )


def urgency(row: WorklistRow, today: date) -> str:
    """Return how urgent a row is on `today`."""
    if row.due_on is None:
        return "none"
    if row.due_on < today:
        return "overdue"
    if row.due_on == today:
        return "today"
    return "week" if row.due_on <= today + SOON else "later"


def with_counts(clients: QuerySet[Tenant], today: date) -> QuerySet[Tenant]:
    """Add to each client how many cases are open, and how many of them passed a term."""
    counted: QuerySet[Tenant] = clients.annotate(
        open_count=Count("worklist", distinct=True),
        overdue_count=Count("worklist", filter=Q(worklist__due_on__lt=today), distinct=True),
    )
    return counted
