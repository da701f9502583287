from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from frontend.admission import home_of, next_of
from frontend.devices import count_second
from frontend.forms.sign_in import AppCodeForm, PasswordForm
from frontend.own_account import for_account
from frontend.sign_on.offering import provider_of
from frontend.views.accounts.second_step import bound_forms, shown_second, ways
from kernel import clock
from kernel.identity.models import Account
from kernel.identity.proofs import Method, prove


@sensitive_post_parameters("password", "code", "credential")
@for_account
def again(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask once more who somebody is: a passkey, a code of their app, or their password."""
    app, password = AppCodeForm(), PasswordForm()
    if request.method == "POST":
        take_back = count_second(request, account)
        method = _shown(request, account)
        if method is not None:
            take_back()
            prove(request, method, clock.now())
            return redirect(next_of(request) or home_of(request))
        if "password" in request.POST:
            password = _refused(request)
        else:
            app, _paper = bound_forms(request)
    context = ways(request, account) | {"form": app, "password": password}
    context |= {"sign_on": provider_of(request, account), "next": next_of(request)}
    failed = bool(app.errors or password.errors)
    return render(request, "accounts/again.html", context, status=422 if failed else 200)


def _shown(request: HttpRequest, account: Account) -> Method | None:
    if typed := request.POST.get("password", ""):
        return "password" if account.check_password(typed) else None
    return shown_second(request, account)


def _refused(request: HttpRequest) -> PasswordForm:
    form = PasswordForm(request.POST)
    if form.is_valid():
        form.add_error("password", _("Dit wachtwoord klopt niet."))
    return form
