from datetime import date

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontend.forms import WederhoorForm
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.roles import role_word
from kernel import clock
from kernel.identity.models import Account
from tenants.models import Tenant, WorklistRow
from tenants.queries import (
    MOST,
    Due,
    as_urgent,
    count_of,
    roles_waited_for,
    served_by,
    urgency,
    worklist,
)

PAGE = 50
FIGURES = 6


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


class Pages(Paginator):  # type: ignore[type-arg] # a paginator of rows
    """The pages of a list that is never counted to its end: a thousand rows ahead are enough."""

    def __init__(self, rows: QuerySet[WorklistRow], *, number: str | None) -> None:
        super().__init__(rows, PAGE)
        here = int(number) if number and number.isdecimal() and len(number) <= FIGURES else 1
        self._rows = rows.order_by()[: PAGE * here + MOST]

    @cached_property
    def count(self) -> int:
        """How many rows there are, or as many as matter on this page."""
        return self._rows.count()

    @property
    def told_count(self) -> int | None:
        """How many rows there are, if they were all counted."""
        return self.count if self.count <= MOST else None


@for_consultancy
def show_worklist(request: HttpRequest, account: Account) -> HttpResponse:
    """One list over all clients: what is due, where, and for whom it waits. No content."""
    today = clock.local_date(clock.now(), settings.TIME_ZONE)
    rows, clients = worklist(account, today), served_by(account, today)
    filters = WorklistFilter(request.GET)
    filters.offer(clients, roles_waited_for(rows))
    number = request.GET.get("page")
    page = Pages(_filtered(rows, filters, today), number=number).get_page(number)
    dues = [Due(row, urgency(row, today)) for row in page]
    _word(dues, clients)
    context = {"page": page, "dues": dues, "filters": filters, "clients": clients}
    return render(request, "consultancy/worklist.html", context | _counts(rows, today))


def _filtered(
    rows: QuerySet[WorklistRow], filters: WorklistFilter, today: date
) -> QuerySet[WorklistRow]:
    if not filters.is_valid():
        return rows
    chosen = filters.cleaned_data
    if chosen["client"]:
        rows = rows.filter(tenant__slug=chosen["client"])
    if chosen["waiting_for"]:
        rows = rows.filter(waiting_for=chosen["waiting_for"])
    return as_urgent(rows, chosen["urgency"], today) if chosen["urgency"] else rows


def _word(dues: list[Due], clients: QuerySet[Tenant]) -> None:
    """Add the words of a page; the clients are read already, for the filter."""
    language, named = get_language() or "nl", {client.pk: client for client in clients}
    for row in (due.row for due in dues):
        row.tenant = named.get(row.tenant_id) or row.tenant
        row.state_word = row.state_label.get(language) or row.state  # type: ignore[attr-defined]
        row.term_word = row.term_label.get(language) or row.term  # type: ignore[attr-defined]
        row.waiting_word = role_word(row.waiting_for)  # type: ignore[attr-defined]


def _counts(rows: QuerySet[WorklistRow], today: date) -> dict[str, str]:
    kinds = {kind: as_urgent(rows, kind, today) for kind in ("overdue", "today", "week")}
    return {f"{kind}_count": _figure(found) for kind, found in (kinds | {"open": rows}).items()}


def _figure(rows: QuerySet[WorklistRow]) -> str:
    """Return how many there are; above a thousand only that there are more; empty for none."""
    count = count_of(rows)
    return f"{MOST}+" if count > MOST else str(count or "")
