from datetime import date

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontend.forms import WederhoorForm
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.roles import role_word
from kernel import clock
from kernel.identity.models import Account
from tenants.models import Tenant, WorklistRow
from tenants.queries import Due, served_by, urgency, worklist

PAGE = 50


class WorklistFilter(WederhoorForm):
    """Which part of the list to show; kept in the address."""

    is_filter = True

    client = forms.ChoiceField(label=_("Organisatie"), required=False)
    urgency = forms.ChoiceField(
        label=_("Wanneer"),
        required=False,
        choices=[
            ("", _("Alles")),
            ("overdue", _("Termijn verstreken")),
            ("today", _("Vandaag")),
            ("week", _("Binnen zeven dagen")),
        ],
    )
    waiting_for = forms.ChoiceField(label=_("Wacht op"), required=False)

    def offer(self, clients: QuerySet[Tenant], waiting: list[str]) -> None:
        """Set the choices that depend on who looks."""
        every = [("", _("Alles"))]
        self.fields["client"].choices = every + [(c.slug, c.name) for c in clients]  # type: ignore[attr-defined]
        self.fields["waiting_for"].choices = every + [(w, capfirst(role_word(w))) for w in waiting]  # type: ignore[attr-defined]


@for_consultancy
def show_worklist(request: HttpRequest, account: Account) -> HttpResponse:
    """One list over all clients: what is due, where, and for whom it waits. No content."""
    today = clock.local_date(clock.now(), settings.TIME_ZONE)
    rows, clients = worklist(account, today), served_by(account, today)
    waiting = rows.exclude(waiting_for="").order_by("waiting_for")
    filters = WorklistFilter(request.GET)
    filters.offer(clients, list(waiting.values_list("waiting_for", flat=True).distinct()))
    page = Paginator(_filtered(rows, filters, today), PAGE).get_page(request.GET.get("page"))
    dues = [Due(row, urgency(row, today)) for row in page]
    for due in dues:
        _word(due.row)
    context = {"page": page, "dues": dues, "filters": filters, "clients": clients}
    return render(request, "consultancy/worklist.html", context | _counts(rows, today))


def _filtered(
    rows: QuerySet[WorklistRow], filters: WorklistFilter, today: date
) -> list[WorklistRow]:
    if filters.is_valid():
        chosen = filters.cleaned_data
        if chosen["client"]:
            rows = rows.filter(tenant__slug=chosen["client"])
        if chosen["waiting_for"]:
            rows = rows.filter(waiting_for=chosen["waiting_for"])
        if chosen["urgency"]:
            return [row for row in rows if urgency(row, today) == chosen["urgency"]]
    return list(rows)


def _word(row: WorklistRow) -> None:
    language = get_language() or "nl"
    row.state_word = row.state_label.get(language) or row.state  # type: ignore[attr-defined]
    row.term_word = row.term_label.get(language) or row.term  # type: ignore[attr-defined]
    row.waiting_word = role_word(row.waiting_for)  # type: ignore[attr-defined]


def _counts(rows: QuerySet[WorklistRow], today: date) -> dict[str, int]:
    found = [urgency(row, today) for row in rows]
    return {f"{kind}_count": found.count(kind) for kind in ("overdue", "today", "week")} | {
        "open_count": len(found)
    }
