"""Whose account it is that signs in or is looked after here: at a client, or at the consultancy."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from frontend.admission import home_of, unproven_of
from frontend.awaiting import awaits
from frontend.readers import person_of
from frontend.sign_on.waiting import signs_on
from kernel import clock
from kernel.identity.factors import has_second
from kernel.identity.models import Account
from kernel.identity.proofs import proven_within
from procedures.queries.places import may_sign_in
from tenants.positions import bureau_roles

FRESH_SECONDS = 300

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Account, Rest], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def belongs_here(request: HttpRequest, account: Account) -> bool:
    """Answer whether somebody signs in at this host: with a place there, or invited to one."""
    if request.tenant.is_public:  # type: ignore[attr-defined] # tenants.middleware gave it
        return bool(bureau_roles(account)) or awaits(request, account)
    here = may_sign_in(account) and not signs_on(request, account)
    return here or awaits(request, account)


def _is_here(request: HttpRequest, account: Account) -> bool:
    """Answer whether who is signed in still has a place here, be it through the consultancy."""
    if request.tenant.is_public:  # type: ignore[attr-defined] # as above
        return bool(bureau_roles(account))
    return person_of(request) is not None


def for_account(view: View[Rest]) -> Guarded[Rest]:
    """Let in who has a place at this host, for what is their own."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account) or not _is_here(request, account):
            return to_sign_in(request)
        return view(request, account, *args, **kwargs)

    return guarded


def for_unproven(view: View[Rest]) -> Guarded[Rest]:
    """Let in who showed one thing, and has to show another."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        account = unproven_of(request)
        if account is None:
            here = request.user.is_authenticated
            return redirect(home_of(request)) if here else redirect("sign_in")
        return view(request, account, *args, **kwargs)

    return guarded


def for_setting_up(view: View[Rest]) -> Guarded[Rest]:
    """Let in who has no second factor yet, or showed again who they are; others show that first.

    Somebody who has one, but did not show it, gets no new one: a stolen password is not enough.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        account = unproven_of(request)
        if account is not None:
            if has_second(account):
                return redirect("second_step")
            return view(request, account, *args, **kwargs)
        if not isinstance(request.user, Account):
            return to_sign_in(request)
        if not proven_within(request, FRESH_SECONDS, clock.now()):
            return to_again(request)
        return view(request, request.user, *args, **kwargs)

    return guarded


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to the sign-in page, and back here afterwards."""
    return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.path})}")


def to_again(request: HttpRequest) -> HttpResponse:
    """Let somebody show again who they are, and come back to the page where they were."""
    back = request.get_full_path() if request.method == "GET" else _page_before(request)
    return redirect(f"{reverse('again')}?{urlencode({'next': back})}")


def _page_before(request: HttpRequest) -> str:
    """Return the page of this host from which something was sent."""
    before = urlsplit(request.headers.get("Referer", ""))
    return before.path if before.netloc == request.get_host() else home_of(request)
