"""Coming to work for the consultancy with an invitation; as at a client, on its own host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frontend.admission import begin
from frontend.awaiting import secret_of
from frontend.forms import WederhoorForm
from frontend.forms.people import NewAccountForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.invited.accepting import TRIES, used_up
from kernel import clock
from kernel.identity.models import Account
from tenants.actions.colleagues import invitation_with, join_as, join_as_new
from tenants.limits import take
from tenants.models import ColleagueInvitation


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def join(request: HttpRequest) -> HttpResponse:
    """Show who is asked to join, and let them (POST)."""
    invitation = invitation_with(secret_of(request), clock.now())
    if invitation is None:
        return render(request, "invited/gone.html", status=404)
    if request.method == "POST":
        take(TRIES, str(invitation.id))
    account = Account.objects.filter(email=invitation.email).first()
    if account is None:
        return _as_new(request, invitation)
    if request.user == account:
        return _as_signed_in(request, invitation, account)
    status = 403 if request.method == "POST" else 200
    return render(request, "invited/sign_in.html", {"invitation": invitation}, status=status)


def _as_new(request: HttpRequest, invitation: ColleagueInvitation) -> HttpResponse:
    initial = {"name": invitation.name}
    form = NewAccountForm(sent(request), email=invitation.email, initial=initial)
    status, made = 200, []
    if request.method == "POST":

        def accept() -> None:
            given = form.cleaned_data
            secret, now = secret_of(request), clock.now()
            made.append(join_as_new(secret, name=given["name"], password=given["password"], at=now))

        status = attempt(form, accept)
        if not status:
            return used_up(begin(request, made[0], "password", clock.now()))
    context = {"invitation": invitation, "form": form}
    return render(request, "invited/new.html", context, status=status)


def _as_signed_in(
    request: HttpRequest, invitation: ColleagueInvitation, account: Account
) -> HttpResponse:
    form = WederhoorForm(sent(request))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: join_as(account, secret_of(request), at=clock.now()))
        if not status:
            return used_up(redirect("worklist"))
    context = {"invitation": invitation, "form": form}
    return render(request, "invited/take.html", context, status=status)
