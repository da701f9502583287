"""The door in front of every page: what its address declared, held against the policy table."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from frontend.guests import GUEST_ROLES, guest_roles
from frontend.readers import PARTY, bureau_roles_of, person_of
from kernel.identity.models import Account
from kernel.routes import needs_of
from procedures.rules.access import PUBLIC, who_may
from tenants.models import Tenant
from tenants.positions import OWNER

PARTIES = frozenset({"complainant", "respondent"})
PEOPLE = frozenset({"person"})
BY_THEMSELVES = frozenset({"program", "gateway"})
"""They show who they are with each request; the views of the API ask them."""


class AccessMiddleware:
    """Asks of every page whether this kind of reader ever gets in; the page asks about the object.

    So a page that forgot to ask is still closed. An address without a row is open to nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the address is known in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Return None for who may come in; else the way to a door of theirs, or Http404."""
        del args, kwargs
        needs = needs_of(view)
        if PUBLIC in needs:
            return None
        if not needs:
            raise Http404
        allowed = who_may(needs)
        if allowed & BY_THEMSELVES or allowed & _who_is(request):
            return None
        if allowed <= PARTIES | GUEST_ROLES:
            return redirect("party_sign_in")
        return _elsewhere(request)


def _elsewhere(request: HttpRequest) -> HttpResponse:
    """Send nobody to the sign-in page; who has a place here finds no page at this address.

    The platform's people begin at their own page, and not at the consultancy's worklist.
    """
    who = _who_is(request) - PARTIES
    if not who:
        return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.path})}")
    if OWNER in who and _is_bureau(request) and request.path == reverse("worklist"):
        return redirect("platform")
    raise Http404


def _who_is(request: HttpRequest) -> frozenset[str]:
    """Return as whom the bearer of this session may come in at this host."""
    if _is_bureau(request):
        account = request.user
        return bureau_roles_of(request, account) if isinstance(account, Account) else frozenset()
    found = PARTIES if PARTY in request.session else guest_roles(request)
    person = person_of(request)
    return found if person is None else found | PEOPLE | frozenset(person.roles)


def _is_bureau(request: HttpRequest) -> bool:
    """Whether this is the consultancy's own host, where no client's table can be seen."""
    here: Tenant = request.tenant  # type: ignore[attr-defined] # tenants.middleware gave it
    return here.is_public
