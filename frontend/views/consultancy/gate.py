from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from kernel.identity.models import Account
from tenants import scope

Rest = ParamSpec("Rest")


def for_consultancy(
    view: Callable[Concatenate[HttpRequest, Account, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Let in people of the consultancy, and read for them; others go to the sign-in page."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account) or not account.is_consultancy:
            return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.path})}")
        with scope.serving(account.id):
            return view(request, account, *args, **kwargs)

    return guarded
