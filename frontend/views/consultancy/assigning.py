"""Whom a colleague serves: given, ended, and covered by another."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms.bureau import AssignForm, CoverForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.consultancy.gate import for_lead
from frontend.views.consultancy.people import acting, colleague_of
from frontend.views.consultancy.serving import serving
from kernel import clock
from kernel.identity.models import Account
from tenants.actions.assign import Service, assign, cover, end_assignment
from tenants.models import Tenant


@for_lead
def colleague(request: HttpRequest, account: Account, account_id: UUID) -> HttpResponse:
    """Show whom a colleague serves, and let them serve another client."""
    found, today = colleague_of(account_id), _today()
    form = AssignForm(sent(request), clients=_clients(), today=today)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _assign(form, found, account))
        if not status:
            messages.success(request, gettext("Toegewezen."))
            return redirect("colleague", found.id)
    rows = found.assignments.select_related("tenant").order_by("tenant__name", "-from_on", "id")
    context = {"colleague": found, "form": form, "rows": serving(list(rows), today)}
    return render(request, "consultancy/people/colleague.html", context, status=status)


@for_lead
def colleague_cover(request: HttpRequest, account: Account, account_id: UUID) -> HttpResponse:
    """Let another stand in for a colleague at all their clients, in one act."""
    found, today = colleague_of(account_id), _today()
    others = Account.objects.filter(is_consultancy=True, is_active=True).exclude(id=found.id)
    names = {str(one.id): one.name for one in others.order_by("name")}
    form = CoverForm(sent(request), colleagues=names, today=today)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _cover(form, found, account))
        if not status:
            messages.success(request, gettext("De vervanging is geregeld."))
            return redirect("colleague", found.id)
    context = {"colleague": found, "form": form}
    return render(request, "consultancy/people/cover.html", context, status=status)


@require_POST
@for_lead
def assignment_end(request: HttpRequest, account: Account, assignment_id: int) -> HttpResponse:
    """End an assignment now."""
    ended = end_assignment(assignment_id, by=acting(account), at=clock.now())
    messages.success(request, gettext("De toewijzing is beëindigd."))
    return redirect("colleague", ended.account_id)


def _assign(form: AssignForm, found: Account, account: Account) -> None:
    tenant = get_object_or_404(Tenant, slug=form.cleaned_data["client"])
    service = Service(tenant, form.cleaned_data["role"], form.span)
    assign(found, service, by=acting(account), at=clock.now())


def _cover(form: CoverForm, found: Account, account: Account) -> None:
    substitute = colleague_of(UUID(form.cleaned_data["substitute"]))
    cover(found, substitute, form.span, by=acting(account), at=clock.now())


def _clients() -> dict[str, str]:
    rows = Tenant.objects.exclude(schema_name="public").exclude(state=Tenant.State.CLOSED)
    return dict(rows.order_by("name").values_list("slug", "name"))


def _today() -> date:
    return clock.local_date(clock.now(), settings.TIME_ZONE)
