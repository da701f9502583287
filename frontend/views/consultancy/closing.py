"""Closing a client: one person asks, a second approves; the operator hands over and erases."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms import WederhoorForm
from frontend.forms.closing import ApproveClosingForm, AskClosingForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.consultancy.clients import served
from frontend.views.consultancy.gate import for_consultancy
from kernel import clock
from kernel.identity.models import Account
from tenants.actions.close_client import (
    approve_closing,
    ask_closing,
    running_closing,
    withdraw_closing,
)
from tenants.models import Closing, Tenant


@for_consultancy
def closing(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Ask for the closing of a client, approve what a colleague asked, or say how it stands."""
    client = served(account, slug)
    found = running_closing(client)
    form = _form(request, account, found)
    status = 200
    if request.method == "POST" and form is not None:
        status = attempt(form, lambda: _decide(form, client, account, found))
        if not status:
            messages.success(request, _said(found))
            return redirect("closing", slug)
    context = {"client": client, "closing": found, "form": form, **_people(found)}
    return render(request, "consultancy/closing.html", context, status=status)


def _form(request: HttpRequest, account: Account, found: Closing | None) -> WederhoorForm | None:
    """Return what this person can do now; None when it is another's turn."""
    if found is None:
        return AskClosingForm(sent(request))
    if found.approved_at is None and found.asked_by_id != account.id:
        return ApproveClosingForm(sent(request), version=str(found.id))
    return None


def _decide(form: WederhoorForm, client: Tenant, account: Account, found: Closing | None) -> None:
    given, now = form.cleaned_data, clock.now()
    if found is None:
        ask_closing(client, reason=given["reason"], by=account.id, at=now)
    else:
        days = int(given["grace_days"])
        approve_closing(found.id, by=account.id, at=now, grace_days=days)


def _said(found: Closing | None) -> str:
    if found is None:
        return gettext("Gevraagd. Een collega moet het nu goedkeuren.")
    return gettext("Goedgekeurd. Het portaal zegt nu dat de organisatie stopt.")


def _people(found: Closing | None) -> dict[str, str]:
    """Return who asked and who approved, by name."""
    if found is None:
        return {}
    ids = [one for one in (found.asked_by_id, found.approved_by_id) if one]
    names: dict[UUID | None, str] = dict(
        Account.objects.filter(id__in=ids).values_list("id", "name")
    )
    return {
        "asked_by": names.get(found.asked_by_id, ""),
        "approved_by": names.get(found.approved_by_id, ""),
    }


@require_POST
@for_consultancy
def closing_withdraw(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """Take the closing back; the organisation is open again."""
    found = running_closing(served(account, slug))
    if found is not None:
        withdraw_closing(found.id, at=clock.now())
        messages.success(request, gettext("Het sluiten is ingetrokken. Alles blijft zoals het is."))
    return redirect("client_card", slug)
