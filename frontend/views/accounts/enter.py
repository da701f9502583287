from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from frontend.context import FROM_CONSULTANCY
from kernel import clock
from procedures.actions.welcome_consultant import welcome_consultant
from tenants import scope
from tenants.actions.enter_client import roles_at, use_code


def enter(request: HttpRequest) -> HttpResponse:
    """Let somebody of the consultancy in with a code that was made seconds ago; it is logged."""
    now, tenant = clock.now(), scope.current()
    browser = request.headers.get("User-Agent", "")
    account = use_code(request.GET.get("code", ""), tenant, browser=browser, at=now)
    welcome_consultant(account, roles_at(account, tenant, now.date()), now)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    request.session[FROM_CONSULTANCY] = True
    return redirect("cases")
