"""Changing what was agreed with a client: how it is reached, and for how many people it is."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.bureau_client import ClientDetailsForm
from frontend.forms.received import seen, sent
from frontend.forms.sending import attempt
from frontend.readers import bureau_roles_of
from frontend.views.consultancy.clients import served, today_here
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.people import acting
from frontend.views.consultancy.serving import serves_as
from kernel import clock
from kernel.identity.models import Account
from tenants.actions.change_details import (
    change_details,
    details_of,
    may_change_details,
    version_of,
)
from tenants.models import Tenant


@for_consultancy
def client_details(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Change how a client is reached and how large it is; for others the page is not there."""
    client = served(account, slug)
    roles = serves_as(account, client.assignments.filter(account=account), today_here())
    if not may_change_details(roles, bureau_roles_of(request, account)):
        raise Http404
    form = _form(request, client)
    status = attempt(form, lambda: _keep(request, form, client, account))
    if not status:
        return redirect("client_card", slug)
    context = {"client": client, "form": form}
    return render(request, "consultancy/client_details.html", context, status=status)


def _form(request: HttpRequest, client: Tenant) -> ClientDetailsForm:
    """Return the form with what is known."""
    known = details_of(client)
    initial = asdict(known) | {"employees_count": known.employees_count or None}
    version = seen(request, version_of(known))
    return ClientDetailsForm(sent(request), initial=initial, version=version)


def _keep(request: HttpRequest, form: ClientDetailsForm, client: Tenant, account: Account) -> None:
    version = seen(request, "")
    wanted, by = form.details(), acting(account)
    if change_details(client, wanted, version=version, by=by, at=clock.now()):
        messages.success(request, gettext("De gegevens zijn gewijzigd."))
    else:
        messages.info(request, gettext("Er is niets gewijzigd."))
