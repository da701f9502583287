from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from frontend.devices import count_asked
from frontend.forms.form import refusal_problem
from frontend.forms.sign_in import AddressForm, NewPasswordForm
from kernel import clock
from kernel.errors import Refusal
from procedures.actions.ask_new_password import ask_new_password, owner_of, take_new_password

TOKEN = "new_password"  # noqa: S105 where it waits, not what it is


def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a new password; the answer is the same for an address that nobody has here."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].strip().lower()
        count_asked(request, email)
        try:
            ask_new_password(email, clock.now())
        except Refusal as refusal:
            refusal_problem(form, refusal.message, field="email")
        else:
            return render(request, "accounts/forgotten_sent.html", {"email": email})
    status = 422 if form.errors else 200
    return render(request, "accounts/forgotten.html", {"form": form}, status=status)


def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, so that it stays in no history and goes nowhere."""
    owner_of(token)
    request.session[TOKEN] = token
    return redirect("new_password")


@sensitive_post_parameters("new_password")
def new_password(request: HttpRequest) -> HttpResponse:
    """Choose a new password; signing in with it, and with the second step, comes after."""
    token = str(request.session.get(TOKEN, ""))
    form = NewPasswordForm(request.POST or None, account=owner_of(token))
    if request.method == "POST" and form.is_valid():
        take_new_password(token, form.cleaned_data["new_password"])
        request.session.flush()
        messages.success(request, _("Uw nieuwe wachtwoord werkt. Meld u er nu mee aan."))
        return redirect("sign_in")
    status = 422 if form.errors else 200
    return render(request, "accounts/new_password.html", {"form": form}, status=status)
