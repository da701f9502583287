"""The platform over all its clients: names, states, plans, numbers; never a word of content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from billing.queries import overview, plan_counts, plans_of
from frontend.forms.bureau import AskAccessForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.consultancy.gate import for_owner
from frontend.views.health import states
from kernel import clock
from kernel.identity.models import Account
from procedures.queries.overseen import Overseen, overseen
from tenants import scope
from tenants.actions.platform_access import Wish, ask_access, live_accesses, waiting_accesses
from tenants.models import PlatformAccess, Tenant
from tenants.queries import with_hosts
from tenants.schemas.releases import releases
from tenants.ways import way_in

PAGE_SIZE = 50
PARTS = {
    "database": gettext_lazy("Database"),
    "broker": gettext_lazy("Wachtrij"),
    "keys": gettext_lazy("Sleutels"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A client with its plan, as the list shows it."""

    client: Tenant
    plan: str


@for_owner
def platform(request: HttpRequest, account: Account) -> HttpResponse:
    """List all clients with what belongs to the contract, and how the service runs."""
    page = Paginator(_clients(), PAGE_SIZE).get_page(request.GET.get("page"))
    waiting = waiting_accesses(clock.now()).select_related("tenant").order_by("asked_at")
    context = {
        "page": page,
        "rows": _lines(page.object_list),
        "parts": [(PARTS.get(name, name), state) for name, state in states().items()],
        "release": settings.RELEASE,
        "releases": releases(),
        "plans": plan_counts(),
        "waiting": [(one, one.account_id != account.id) for one in waiting],
    }
    return render(request, "oversight/overview.html", context)


@for_owner
def platform_client(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Show the numbers of one client, and ask for access with a reason (POST)."""
    client, now = get_object_or_404(_clients(), slug=slug), clock.now()
    form = AskAccessForm(sent(request))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: ask_access(account, client, _wish(form), at=now))
        if not status:
            told = gettext(
                "Gevraagd. Iemand van de organisatie, of een tweede van het platform,"
                " moet instemmen."
            )
            messages.success(request, told)
            return redirect("platform_client", slug)
    context = {
        "client": client,
        "plan": _plan(client),
        "numbers": _numbers(client, now),
        "accesses": _recent(client),
        "mine": live_accesses(now).filter(tenant=client, account=account).first(),
        "way": way_in(account, client, now),
        "form": form,
    }
    return render(request, "oversight/client.html", context, status=status)


def _wish(form: AskAccessForm) -> Wish:
    return Wish(form.cleaned_data["reason"], form.cleaned_data["hours"])


def _clients() -> QuerySet[Tenant]:
    return with_hosts(Tenant.objects.exclude(schema_name="public").order_by("name"))


def _lines(clients: Iterable[Tenant]) -> list[Line]:
    """Return the clients of a page with their plans; one query for all plans."""
    plans = plans_of(clients)
    told = {pk: f"{one.plan}, {one.status_words}" for pk, one in plans.items()}
    return [Line(one, told.get(one.pk, "")) for one in clients]


def _plan(client: Tenant) -> str:
    found = overview(client).subscription
    return f"{found.plan}, {found.status_words}" if found else ""


def _numbers(client: Tenant, now: datetime) -> Overseen | None:
    """Return the numbers, counted within that client's own walls; none of one that is gone."""
    if client.state == Tenant.State.CLOSED or client.lives_at:
        return None
    with scope.within(client):
        return overseen(clock.local_date(now, client.time_zone))


def _recent(client: Tenant) -> QuerySet[PlatformAccess]:
    return PlatformAccess.objects.filter(tenant=client).order_by("-asked_at")[:20]
