"""A report over many clients that the worker counts: whether it has to, and how far it is."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q

from kernel.identity.models import Account
from procedures.queries.portfolio import clients_of
from procedures.queries.portfolio_editions import may_open
from tenants.models import PortfolioJob

AT_ONCE = 40
"""So many clients at most are counted while somebody waits: one takes 10 to 20 ms."""


def needs_worker(account: Account, today: date) -> bool:
    """Whether counting the clients of this person takes too long to do while somebody waits."""
    return len(clients_of(account, today)) > AT_ONCE


def portfolio_job(account: Account, year: int, today: date) -> PortfolioJob | None:
    """Return the last counting of a year that this person may follow, under way or done."""
    found = PortfolioJob.objects.filter(year=year).select_related("edition").first()
    return found if found is not None and may_open(account, found, today) else None


def jobs_under_way(account: Account, today: date, done_since: datetime) -> Iterator[PortfolioJob]:
    """Yield what is not done, was done lately, or stopped, as far as this person may follow it."""
    rows = PortfolioJob.objects.filter(Q(done_at=None) | Q(done_at__gt=done_since))
    for one in rows.order_by("year"):
        if may_open(account, one, today):
            yield one


def portfolio_waits() -> bool:
    """Whether the worker has a report to count."""
    return PortfolioJob.objects.filter(done_at=None).exists()
