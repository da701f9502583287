from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from frontend.readers import bureau_roles_of
from kernel.identity.models import Account
from tenants import scope
from tenants.positions import CONSULTANCY, LEAD, OWNER

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Account, Rest], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def for_bureau(view: View[Rest]) -> Guarded[Rest]:
    """Let in whoever works at this host: people of the consultancy, and of the platform."""
    return _for(frozenset({CONSULTANCY, OWNER}), view)


def for_consultancy(view: View[Rest]) -> Guarded[Rest]:
    """Let in people of the consultancy, and read for them; others go to the sign-in page."""
    return _for(frozenset({CONSULTANCY}), view)


def for_lead(view: View[Rest]) -> Guarded[Rest]:
    """Let in who leads the consultancy's people; for their colleagues the page is not there."""
    return _for(frozenset({LEAD}), view)


def for_owner(view: View[Rest]) -> Guarded[Rest]:
    """Let in who owns the platform; for the consultancy the page is not there."""
    return _for(frozenset({OWNER}), view)


def _for(wanted: frozenset[str], view: View[Rest]) -> Guarded[Rest]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account) or not (held := bureau_roles_of(request, account)):
            return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.path})}")
        if not held & wanted:
            raise Http404
        request.bureau_roles = held  # type: ignore[attr-defined] # the menu asks it
        with scope.serving(account.id):
            return view(request, account, *args, **kwargs)

    return guarded
