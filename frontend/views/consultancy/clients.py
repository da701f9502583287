from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.views.consultancy.gate import for_consultancy
from kernel import clock
from kernel.identity.models import Account
from tenants.asked import read_asked
from tenants.models import Opening, Tenant
from tenants.queries import begun, served_by, with_counts, with_hosts


@for_consultancy
def clients(request: HttpRequest, account: Account) -> HttpResponse:
    """List the clients that this person serves."""
    today = today_here()
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


def served(account: Account, slug: str) -> Tenant:
    """Return a client that this person serves; any other answers as a missing one (Http404)."""
    today = today_here()
    client = with_hosts(with_counts(served_by(account, today), today)).filter(slug=slug).first()
    if client is None:
        raise Http404
    return client


def today_here() -> date:
    """Return the day it is for the consultancy."""
    return clock.local_date(clock.now(), settings.TIME_ZONE)
