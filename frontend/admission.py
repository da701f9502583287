"""Coming in with an account: first one proof, then a second, and only then is somebody there.

Whoever showed one thing only is nobody for every page (`AdmissionMiddleware`): there is no view
that could forget to ask. `unproven_of` gives them to the pages where the second thing is shown.
"""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user, login
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from frontend.devices import remember_device
from kernel import clock
from kernel.identity.models import Account
from kernel.identity.passkeys import Site
from kernel.identity.proofs import Method, is_strong, prove
from kernel.identity.sessions import SessionStore

BACKEND = "django.contrib.auth.backends.ModelBackend"
NEXT = "next"
HALFWAY_SECONDS = 10 * 60
_HALF_AT = "half_at"


class AdmissionMiddleware:
    """Makes nobody of who did not show two things, and notes that the others are still here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, as the one who is really there."""
        if SESSION_KEY in request.session:
            if is_strong(request):
                _touch(request)
            else:
                request.user = AnonymousUser()
        return self.get_response(request)


def begin(request: HttpRequest, account: Account, method: Method, at: datetime) -> HttpResponse:
    """Let somebody in who showed one thing: further when that is enough, else to the second.

    The session gets a new key, and keeps where they wanted to go.
    """
    wanted = request.session.get(NEXT) or next_of(request)
    request.session.flush()
    login(request, account, backend=BACKEND)
    request.session[NEXT] = wanted
    request.session[_HALF_AT] = at.timestamp()
    prove(request, method, at)
    if is_strong(request):
        return go_on(request, account)
    return redirect("second_step")


def complete(request: HttpRequest, account: Account, method: Method, at: datetime) -> HttpResponse:
    """Let somebody in who showed the second thing too."""
    strengthen(request, method, at)
    return go_on(request, account)


def strengthen(request: HttpRequest, method: Method, at: datetime) -> None:
    """Note the second thing; the session gets a new key once more."""
    prove(request, method, at)
    request.session.cycle_key()


def go_on(request: HttpRequest, account: Account) -> HttpResponse:
    """Send somebody who is in to where they wanted to go, and know their browser again."""
    request.session.pop(_HALF_AT, None)
    request.user = account
    response = redirect(request.session.pop(NEXT, "") or home_of(request))
    remember_device(request, response, account)
    return response


def unproven_of(request: HttpRequest) -> Account | None:
    """Return who showed one thing at most ten minutes ago, and has to show another."""
    if SESSION_KEY not in request.session or is_strong(request):
        return None
    began_at = float(request.session.get(_HALF_AT, 0))
    account = get_user(request)
    fresh = clock.now().timestamp() - began_at <= HALFWAY_SECONDS
    return account if fresh and isinstance(account, Account) else None


def next_of(request: HttpRequest) -> str:
    """Return the page that was asked for before, when it is one of this host."""
    asked = request.GET.get(NEXT, "")
    here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if here and asked.startswith("/") else ""


def home_of(request: HttpRequest) -> str:
    """Return the address where somebody with an account begins at this host."""
    return reverse("worklist" if request.tenant.is_public else "start")  # type: ignore[attr-defined]


def site_of(request: HttpRequest) -> Site:
    """Return the host for which passkeys of this request are."""
    host = request.get_host().partition(":")[0]
    return Site(host, str(request.tenant.name), secure=settings.HTTPS)  # type: ignore[attr-defined]


def _touch(request: HttpRequest) -> None:
    session = request.session
    if isinstance(session, SessionStore):
        session.touch()
