from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frontend.admission import begin, next_of, site_of
from frontend.devices import count_from
from frontend.forms.sign_in import PasskeyForm
from frontend.own_account import belongs_here
from kernel import clock
from kernel.identity.models import Account
from kernel.identity.passkeys import begin_proof, proven

ASKED = "passkey_asked"


def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: the device knows whose it is, and asks its owner itself."""
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        count_from(request)
        account = shown_in(request)
        if account is not None and belongs_here(request, account):
            return begin(request, account, "passkey", clock.now())
        form.add_error(None, _("Dit is niet gelukt. Probeer het opnieuw of gebruik uw wachtwoord."))
    elif wanted := next_of(request):
        request.session["next"] = wanted
    context = {"form": form, "options": ask(request, None)}
    return render(request, "accounts/passkey.html", context, status=422 if form.errors else 200)


def ask(request: HttpRequest, account: Account | None) -> str:
    """Return what the browser is asked to prove (JSON); its challenge waits in the session."""
    options, request.session[ASKED] = begin_proof(account, site_of(request))
    return options


def shown_in(request: HttpRequest) -> Account | None:
    """Return whose passkey this request shows, or None; a challenge is used up by any answer."""
    state = request.session.pop(ASKED, None)
    answer = request.POST.get("credential", "")
    if state is None or not answer:
        return None
    return proven(site_of(request), answer, state=state, at=clock.now())
