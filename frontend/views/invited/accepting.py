"""Coming with an invitation: with a new account, or with one that proves itself first."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from frontend.admission import begin
from frontend.awaiting import cookie_name, secret_of
from frontend.forms import WederhoorForm
from frontend.forms.people import NewAccountForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.staff.desk import language
from kernel import clock
from kernel.identity.models import Account
from procedures.actions.accept_invitation import accept_as, accept_as_new
from procedures.models import Invitation
from procedures.queries.invitations import account_at, invitation_with
from procedures.queries.words import words_of_client
from procedures.rules.people import INVITATION_LASTS
from tenants.limits import Limit, take

TRIES = Limit("invited", count=20, seconds=600)


@never_cache
@require_safe
def arrive(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001 a view's form
    """Keep the secret of the mailed link in this browser, and leave its address at once.

    Nothing is looked up or changed: programs that open links in mails use nothing up.
    """
    response = redirect("invited")
    response.set_cookie(
        cookie_name(),
        secret,
        max_age=int(INVITATION_LASTS.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def invited(request: HttpRequest) -> HttpResponse:
    """Show what somebody is asked for, and let them take it (POST)."""
    now, secret = clock.now(), secret_of(request)
    invitation = invitation_with(secret, now)
    if invitation is None:
        return render(request, "invited/gone.html", status=404)
    if request.method == "POST":
        take(TRIES, str(invitation.id))
    account = account_at(invitation.email)
    if account is None:
        return _as_new(request, invitation, secret, now)
    if request.user == account:
        return _as_signed_in(request, invitation, account, now)
    return _page(request, "sign_in", invitation, {}, status=200 if _reads(request) else 403)


def _as_new(
    request: HttpRequest, invitation: Invitation, secret: str, now: datetime
) -> HttpResponse:
    form = NewAccountForm(sent(request), email=invitation.email, initial={"name": invitation.name})
    status, made = 200, []
    if request.method == "POST":

        def accept() -> None:
            given = form.cleaned_data
            made.append(
                accept_as_new(secret, name=given["name"], password=given["password"], at=now)[0]
            )

        status = attempt(form, accept)
        if not status:
            return used_up(begin(request, made[0], "password", now))
    return _page(request, "new", invitation, {"form": form}, status=status)


def _as_signed_in(
    request: HttpRequest, invitation: Invitation, account: Account, now: datetime
) -> HttpResponse:
    form = WederhoorForm(sent(request))
    status = 200
    if request.method == "POST":
        secret = secret_of(request)
        status = attempt(form, lambda: accept_as(account, secret, at=now))
        if not status:
            return used_up(redirect("start"))
    return _page(request, "take", invitation, {"form": form}, status=status)


def used_up(response: HttpResponse) -> HttpResponse:
    """Let the browser forget the secret, which is used up."""
    response.delete_cookie(cookie_name(), samesite="Lax")
    return response


def _page(
    request: HttpRequest,
    template: str,
    invitation: Invitation,
    context: dict[str, object],
    *,
    status: int,
) -> HttpResponse:
    words = words_of_client(language()).roles
    codes = [*invitation.roles, *invitation.available_as]
    around = {"invitation": invitation, "places": [words.get(code, code) for code in codes]}
    return render(request, f"invited/{template}.html", {**around, **context}, status=status)


def _reads(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD")
