from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frontend.admission import begin, next_of, unproven_of
from frontend.devices import count_sign_in
from frontend.forms.sign_in import SignInForm
from frontend.own_account import belongs_here
from frontend.sign_on.offering import sign_on_of, sign_ons_of
from kernel import clock
from kernel.identity.models import Account


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with address and password: the account must have a place at this host."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].strip().lower()
        take_back = count_sign_in(request, email)
        if (elsewhere := sign_on_of(request, email)) is not None:
            return elsewhere
        account = authenticate(request, username=email, password=form.cleaned_data["password"])
        if isinstance(account, Account) and belongs_here(request, account):
            take_back()
            return begin(request, account, "password", clock.now())
        form.add_error(None, _("Deze combinatie van e-mailadres en wachtwoord kennen wij niet."))
    elif request.method == "GET" and unproven_of(request) is not None:
        return redirect("second_step")
    status = 422 if form.errors else 200
    context = {"form": form, "next": next_of(request), "sign_ons": sign_ons_of(request)}
    return render(request, "accounts/sign_in.html", context, status=status)


sign_in_consultancy = sign_in  # who belongs where follows from the host


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here, of an account or of a party, and leave nothing in the browser."""
    logout(request)
    response = redirect("/")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
