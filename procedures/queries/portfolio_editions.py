"""The editions of the portfolio that somebody of the consultancy may open."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.http import Http404

from kernel.identity.models import Account
from procedures.queries.portfolio import readable
from tenants.models import PortfolioEdition, PortfolioJob
from tenants.positions import LEAD, bureau_roles


def editions_of(account: Account, today: date) -> Iterator[PortfolioEdition]:
    """Yield the editions this person may open, the newest first."""
    seen, leads = references(account, today), LEAD in bureau_roles(account)
    for one in PortfolioEdition.objects.defer("figures", "commentary"):
        if leads or seen.issuperset(one.clients):
            yield one


def may_open(account: Account, made: PortfolioEdition | PortfolioJob, today: date) -> bool:
    """Whether this person leads, or may read the figures of every client in it."""
    seen = references(account, today)
    return seen.issuperset(made.clients) or LEAD in bureau_roles(account)


def portfolio_edition(account: Account, edition_id: UUID, today: date) -> PortfolioEdition:
    """Return an edition this person may open; another answers as a missing one (Http404)."""
    found = PortfolioEdition.objects.filter(id=edition_id).first()
    if found is None or not may_open(account, found, today):
        raise Http404
    return found


def references(account: Account, today: date) -> frozenset[str]:
    """Return the references of the clients whose figures this person may read."""
    return frozenset(
        str(one) for one in readable(account, today).values_list("reference", flat=True)
    )
