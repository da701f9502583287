"""One client as a card: the contract, who they are, who serves it, how it runs. No content."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from billing import words
from billing.queries import plans_of
from frontend.readers import bureau_roles_of
from frontend.views.consultancy.clients import served, today_here
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.serving import serves_as, serving
from kernel import clock
from kernel.identity.models import Account
from procedures.queries.client_inside import ClientInside, client_inside
from procedures.rules.people import SEES_PEOPLE
from tenants import scope
from tenants.actions.change_details import may_change_details
from tenants.actions.close_client import running_closing
from tenants.hosts import address_at
from tenants.models import Tenant


@for_consultancy
def client_card(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Show one client: contact, contract, who serves it, how many cases wait. No content."""
    client, today = served(account, slug), today_here()
    rows = list(client.assignments.select_related("account", "tenant").order_by("account__name"))
    roles = serves_as(account, rows, today)
    here = client.state != Tenant.State.CLOSED and not client.lives_at
    context = {
        "client": client,
        "address": _address(client),
        "assignments": serving(rows, today),
        "subscription": plans_of([client]).get(client.pk),
        "vat_note": words.vat_note(),
        "tokens": client.api_tokens.order_by("created_at"),
        "inside": _inside(client, names=bool(roles & SEES_PEOPLE)) if here else None,
        "may_change": here and may_change_details(roles, bureau_roles_of(request, account)),
        "closing": running_closing(client),
    }
    return render(request, "consultancy/client_card.html", context)


def _address(client: Tenant) -> str:
    """Return where its portal is; nothing of one that has none any more."""
    host: str | None = client.host
    return address_at(host, port=settings.PORT, https=settings.HTTPS) if host else ""


def _inside(client: Tenant, *, names: bool) -> ClientInside:
    """Return what is asked within that client's own walls."""
    with scope.within(client):
        return client_inside(clock.now(), get_language() or "nl", names=names)
