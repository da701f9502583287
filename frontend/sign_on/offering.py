"""What the page for signing in needs to know of a client's own providers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.admission import next_of
from frontend.sign_on.waiting import must_sign_on
from kernel.identity.models import Account
from procedures.models import SignOn
from procedures.queries.sign_ons import offered


def sign_ons_of(request: HttpRequest) -> list[SignOn]:
    """Return the providers that are offered at this host; the consultancy's has none."""
    return [] if request.tenant.is_public else offered()  # type: ignore[attr-defined] # by tenants


def provider_of(request: HttpRequest, account: Account) -> SignOn | None:
    """Return the provider through which somebody comes in here, to show again who they are."""
    if request.tenant.is_public:  # type: ignore[attr-defined] # tenants.middleware gave it
        return None
    return SignOn.objects.filter(active=True, links__account_id=account.pk).first()


def sign_on_of(request: HttpRequest, email: str) -> HttpResponse | None:
    """Return the page that leads to the provider of an address; None when a password will do.

    It is asked before any password is looked at, and for every address of the domain alike.
    """
    if request.tenant.is_public:  # type: ignore[attr-defined] # tenants.middleware gave it
        return None
    sign_on = must_sign_on(request, email)
    if sign_on is None:
        return None
    context = {"sign_on": sign_on, "next": next_of(request), "asked": True}
    return render(request, "sign_on/leave.html", context)
