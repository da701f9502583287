from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from frontend.admission import complete, site_of
from frontend.devices import count_second
from frontend.forms.sign_in import AppCodeForm, PasskeyForm, RecoveryForm
from frontend.own_account import for_unproven
from frontend.views.accounts.passkeys import ask, shown_in
from kernel import clock
from kernel.identity import recovery, totp
from kernel.identity.factors import factors_of, has_second
from kernel.identity.models import Account
from kernel.identity.proofs import Method


@sensitive_post_parameters("code", "recovery", "credential")
@for_unproven
def second_step(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask for the second thing; who has none yet sets one up."""
    if not has_second(account):
        return redirect("set_up")
    app, paper = AppCodeForm(), RecoveryForm()
    if request.method == "POST":
        take_back = count_second(request, account)
        method = shown_second(request, account)
        if method is not None:
            take_back()
            return complete(request, account, method, clock.now())
        app, paper = bound_forms(request)
    return render(
        request,
        "accounts/second_step.html",
        ways(request, account) | {"form": app, "paper": paper, "account": account},
        status=422 if app.errors or paper.errors else 200,
    )


def shown_second(request: HttpRequest, account: Account) -> Method | None:
    """Return which second thing this request shows rightly: a passkey, a code, or one on paper."""
    at = clock.now()
    if request.POST.get("credential"):
        return "passkey" if shown_in(request) == account else None
    if code := request.POST.get("code", ""):
        return "totp" if totp.use_code(account, code, at) else None
    code = request.POST.get("recovery", "")
    return "recovery" if code and recovery.use_code(account, code, at) else None


def bound_forms(request: HttpRequest) -> tuple[AppCodeForm, RecoveryForm]:
    """Return the forms with what was wrong: in the box that was used, never what exactly."""
    app, paper = AppCodeForm(), RecoveryForm()
    wrong = _("Deze code klopt niet, of is al gebruikt.")
    if "recovery" in request.POST:
        paper = RecoveryForm(request.POST)
        if paper.is_valid():
            paper.add_error("recovery", wrong)
    elif "credential" in request.POST:
        app = AppCodeForm({"code": "000000"})
        app.add_error(None, _("Uw passkey werkte niet. Probeer het opnieuw."))
    else:
        app = AppCodeForm(request.POST)
        if app.is_valid():
            app.add_error("code", wrong)
    return app, paper


def ways(request: HttpRequest, account: Account) -> dict[str, object]:
    """Return the ways in which somebody can show a second thing at this host."""
    site = site_of(request)
    factors = factors_of(account, site.host)
    options = ask(request, account) if factors.passkeys_count else ""
    return {"factors": factors, "options": options, "passkey": PasskeyForm()}


def leave_halfway(request: HttpRequest) -> HttpResponse:
    """Begin anew as somebody else."""
    if request.method == "POST":
        logout(request)
    return redirect("sign_in")
