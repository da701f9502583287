"""The door from the consultancy into a client: this browser's secret, and coming in with it."""

import re
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from frontend.context import FROM_CONSULTANCY, bureau_address
from kernel import clock
from kernel.errors import Refusal
from kernel.identity.proofs import prove
from procedures.actions.welcome_consultant import welcome_consultant
from tenants import scope
from tenants.actions.enter_client import LIVES, awaited, digest_of, new_secret, use_code
from tenants.limits import Limit, take
from tenants.ways import check_way

COOKIE = settings.SESSION_COOKIE_NAME.replace("zitting", "doorgang")
TRIES = Limit("entry", count=30, seconds=60)

_STATE = re.compile(r"[A-Za-z0-9_-]{20,80}")


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Give this browser a secret and send it back, show who comes in, or let them in (POST)."""
    if request.method == "POST":
        return _come_in(request)
    state = request.GET.get("state", "")
    if _STATE.fullmatch(state):
        return _with_secret(state)
    if not awaited(request.COOKIES.get(COOKIE, ""), scope.current(), at=clock.now()):
        raise Refusal(
            "entry.code",
            message="Deze doorgang is verlopen of al gebruikt. Ga terug naar uw werklijst en open"
            " de organisatie opnieuw.",
        )
    return render(request, "accounts/enter.html")


def _with_secret(state: str) -> HttpResponse:
    """Send the browser back to the consultancy with a new secret's digest, and the secret kept."""
    secret = new_secret()
    asked = urlencode({"browser": digest_of(secret), "state": state})
    response = redirect(f"{bureau_address()}doorgang/?{asked}")
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(LIVES.total_seconds()) * 2,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _come_in(request: HttpRequest) -> HttpResponse:
    """Spend the secret of this browser; the entry stands in this client's log."""
    now, tenant = clock.now(), scope.current()
    secret = request.COOKIES.get(COOKIE, "")
    take(TRIES, secret or "none")
    account = use_code(secret, tenant, at=now)
    way = check_way(account, tenant, now)
    welcome_consultant(account, way.roles, now, kind=way.kind)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    request.session[FROM_CONSULTANCY] = way.kind
    prove(request, "entry", now)
    response = redirect("start")
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
