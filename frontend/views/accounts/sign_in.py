from collections.abc import Callable

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frontend.forms.sign_in import SignInForm
from kernel.identity.models import Account
from procedures.models import Person


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in at a client: the account must belong to a person of this client."""
    return _sign_in(request, _has_place_here, home="start")


@sensitive_post_parameters("password")
def sign_in_consultancy(request: HttpRequest) -> HttpResponse:
    """Sign in at the consultancy: the account must be of its people."""
    return _sign_in(request, lambda account: account.is_consultancy, home="worklist")


def _has_place_here(account: Account) -> bool:
    return Person.objects.filter(account_id=account.id, active=True).exists()


def _sign_in(
    request: HttpRequest, belongs: Callable[[Account], bool], *, home: str
) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = authenticate(
            request,
            username=form.cleaned_data["email"].lower(),
            password=form.cleaned_data["password"],
        )
        if isinstance(account, Account) and belongs(account):
            login(request, account)
            return redirect(_next(request) or home)
        form.add_error(None, _("Deze combinatie van e-mailadres en wachtwoord kennen wij niet."))
    status = 422 if form.errors else 200
    return render(request, "accounts/sign_in.html", {"form": form}, status=status)


def _next(request: HttpRequest) -> str:
    """Return the page that was asked for before, when it is one of this host."""
    asked = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if here else ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here, of an account or of a party, and leave nothing in the browser."""
    logout(request)
    response = redirect("/")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
