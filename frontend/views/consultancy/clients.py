from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from billing.queries import overview
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.serving import serving
from kernel import clock
from kernel.identity.models import Account
from procedures.queries.client_inside import ClientInside, client_inside
from tenants import scope
from tenants.actions.close_client import running_closing
from tenants.asked import read_asked
from tenants.hosts import address_of
from tenants.models import Opening, Tenant
from tenants.queries import begun, served_by, with_counts, with_hosts


@for_consultancy
def clients(request: HttpRequest, account: Account) -> HttpResponse:
    """List the clients that this person serves."""
    today = _today()
    context = {
        "clients": with_hosts(with_counts(served_by(account, today), today)),
        "openings": [Begun(one) for one in begun()],
    }
    return render(request, "consultancy/clients.html", context)


@dataclass(frozen=True, slots=True)
class Begun:
    """An opening that is not done, as the list shows it."""

    opening: Opening

    @property
    def name(self) -> str:
        """What the organisation is called, if that was filled in."""
        return read_asked(self.opening.answers).name


@for_consultancy
def client_card(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Show one client: contact, contract, who serves it, how many cases wait. No content."""
    client = served(account, slug)
    rows = client.assignments.select_related("account", "tenant").order_by("account__name")
    context = {
        "client": client,
        "address": _address(client),
        "assignments": serving(list(rows), _today()),
        "billing": overview(client),
        "tokens": client.api_tokens.order_by("created_at"),
        "inside": _inside(client),
        "closing": running_closing(client),
    }
    return render(request, "consultancy/client_card.html", context)


def _inside(client: Tenant) -> ClientInside | None:
    """Return what is asked within that client's own walls; nothing of one that is gone."""
    if client.state == Tenant.State.CLOSED or client.lives_at:
        return None
    with scope.within(client):
        return client_inside(clock.now(), get_language() or "nl")


def served(account: Account, slug: str) -> Tenant:
    """Return a client that this person serves; any other answers as a missing one (Http404)."""
    today = _today()
    client = with_counts(served_by(account, today), today).filter(slug=slug).first()
    if client is None:
        raise Http404
    return client


def _address(client: Tenant) -> str:
    return address_of(client, port=settings.PORT, https=settings.HTTPS)


def _today() -> date:
    return clock.local_date(clock.now(), settings.TIME_ZONE)
