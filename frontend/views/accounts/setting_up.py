from typing import Any

import qrcode
from allauth.mfa.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from frontend.admission import go_on, site_of, strengthen, unproven_of
from frontend.devices import count_second
from frontend.forms.sign_in import AppCodeForm, KeptForm, PasskeyForm
from frontend.own_account import for_setting_up
from kernel import clock
from kernel.identity import passkeys, recovery, totp
from kernel.identity.models import Account
from kernel.identity.proofs import Method, prove

ASKED = "passkey_asked_new"
SECRET = "app_secret"  # noqa: S105 where it waits, not what it is
CODES = "codes_to_keep"


@for_setting_up
def set_up(request: HttpRequest, account: Account) -> HttpResponse:
    """Explain the second step, and let somebody choose theirs."""
    begins = unproven_of(request) is not None
    return render(request, "accounts/set_up.html", {"account": account, "begins": begins})


@for_setting_up
def set_up_passkey(request: HttpRequest, account: Account) -> HttpResponse:
    """Make a passkey on this device, for this host."""
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    site = site_of(request)
    if request.method == "POST":
        state, answer = request.session.pop(ASKED, None), request.POST.get("credential", "")
        at = clock.now()
        if state and passkeys.keep(account, site, answer, state=state, at=at):
            return _done(request, account, "passkey")
        form.add_error(None, _("Dit is niet gelukt. Probeer het opnieuw, of kies een app."))
    options, request.session[ASKED] = passkeys.begin_creation(account, site)
    context = {"form": form, "options": options}
    return render(request, "accounts/set_up_passkey.html", context, status=_status(form))


@for_setting_up
def set_up_app(request: HttpRequest, account: Account) -> HttpResponse:
    """Tie an app that shows codes to the account."""
    form = AppCodeForm(request.POST or None)
    secret: str = request.session.get(SECRET) or totp.new_secret()
    request.session[SECRET] = secret
    if request.method == "POST" and form.is_valid():
        take_back = count_second(request, account)
        if totp.activate(account, secret, form.cleaned_data["code"], clock.now()):
            take_back()
            del request.session[SECRET]
            return _done(request, account, "totp")
        form.add_error("code", _("Deze code klopt niet. Kijk of de klok van uw telefoon klopt."))
    context = {"form": form, "secret": _in_groups(secret), **_picture(account, secret)}
    return render(request, "accounts/set_up_app.html", context, status=_status(form))


@for_setting_up
def recovery_codes(request: HttpRequest, account: Account) -> HttpResponse:
    """Show the codes on paper once; they are gone from here as soon as somebody kept them.

    Asked for anew (`new`), the former ones stop working; only opening the page makes none.
    """
    asked = request.method == "POST" and "new" in request.POST
    if asked:
        request.session[CODES] = recovery.give_codes(account, clock.now())
    form = KeptForm(None if asked else request.POST or None)
    if request.method == "POST" and CODES in request.session and form.is_valid():
        del request.session[CODES]
        if request.session.pop("setting_up", False):
            return go_on(request, account)
        return redirect("my_account")
    if CODES not in request.session:
        return redirect("my_account")
    context = {"form": form, "codes": request.session[CODES]}
    return render(request, "accounts/recovery_codes.html", context, status=_status(form))


def _done(request: HttpRequest, account: Account, method: Method) -> HttpResponse:
    """Go on with the codes on paper, when somebody has none yet."""
    at, begins = clock.now(), unproven_of(request) is not None
    if recovery.left_count(account):
        prove(request, method, at)
        return go_on(request, account) if begins else redirect("my_account")
    request.session["setting_up"] = begins
    request.session[CODES] = recovery.give_codes(account, at)
    if begins:
        strengthen(request, method, at)
    else:
        prove(request, method, at)
    return redirect("recovery_codes")


def _picture(account: Account, secret: str) -> dict[str, Any]:
    """Return the square of dots that an app reads, as a path to draw, and the address in it."""
    address = get_adapter().build_totp_url(account, secret)
    code = qrcode.QRCode(border=2)
    code.add_data(address)
    dots = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(dots) for x, dot in enumerate(row) if dot
    )
    return {"path": path, "size": len(dots), "address": address}


def _in_groups(secret: str) -> str:
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _status(form: AppCodeForm | PasskeyForm | KeptForm) -> int:
    return 422 if form.errors else 200
