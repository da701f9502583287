from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontend.forms import WederhoorForm
from frontend.forms.chosen import choices_on
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.roles import US, role_word
from kernel import clock
from kernel.identity.models import Account
from tenants.models import Tenant, WorklistRow
from tenants.queries import (
    MOST,
    Due,
    as_urgent,
    count_of,
    covering,
    roles_waited_for,
    served_by,
    urgency,
    worklist,
)

PAGE = 50
FIGURES = 6
GROUPS: Mapping[str, Promise] = {
    "overdue": _("Termijn verstreken"),
    "today": _("Vandaag"),
    "week": _("Binnen zeven dagen"),
    "later": _("Later"),
    "none": _("Zonder termijn"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """What is equally urgent, under one heading."""

    kind: str
    title: Promise
    dues: list[Due]


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
            ("later", _("Later")),
            ("none", _("Zonder termijn")),
        ],
    )
    waiting_for = forms.ChoiceField(label=_("Wacht op"), required=False)
    whose = forms.ChoiceField(label=_("Van wie"), required=False)

    def offer(self, clients: QuerySet[Tenant], waiting: Mapping[str, int]) -> None:
        """Set the choices that depend on who looks."""
        every = [("", _("Alles"))]
        told = [(one, f"{capfirst(role_word(one))} ({count})") for one, count in waiting.items()]
        ours = [("us", _("Ons (%s)") % sum(waiting[one] for one in US & waiting.keys()))]
        self.fields["client"].choices = every + [(c.slug, c.name) for c in clients]  # type: ignore[attr-defined]
        self.fields["waiting_for"].choices = every + (ours if waiting else []) + told  # type: ignore[attr-defined]

    def offer_cover(self, names: Mapping[UUID, str]) -> None:
        """Offer what one took up oneself; to a stand-in also own clients and the colleague's."""
        covered = [(str(one), _("Vervanging voor %s") % name) for one, name in names.items()]
        own = [("own", _("Mijn organisaties"))] if names else []
        self.fields["whose"].choices = [  # type: ignore[attr-defined]
            ("", _("Alles")), ("handled", _("Zaken die ik oppak")), *own, *covered,
        ]  # fmt: skip


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
    covered = covering(account, today)
    names = _names(covered.values())
    filters = WorklistFilter(request.GET)
    filters.offer(clients, roles_waited_for(rows))
    filters.offer_cover(names)
    number = request.GET.get("page")
    shown = _filtered(rows, filters, today, covered)
    if filters.is_valid() and filters.cleaned_data["whose"] == "handled":
        shown = shown.filter(handled_by=account.id)
    page = Pages(shown, number=number).get_page(number)
    dues = [Due(row, urgency(row, today)) for row in page]
    for due in dues:
        due.row.is_mine = due.row.handled_by == account.id  # type: ignore[attr-defined]
    _word(dues, clients, {tenant: names.get(one, "") for tenant, one in covered.items()})
    context = {"page": page, "dues": dues, "groups": list(_grouped(dues)), "filters": filters}
    context["choices"] = choices_on(filters, request.GET)
    return render(
        request, "consultancy/worklist.html", context | {"clients": clients} | _counts(rows, today)
    )


def _names(accounts: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of these colleagues; no query when there are none."""
    ids = set(accounts)
    found = Account.objects.filter(id__in=ids).order_by("name") if ids else Account.objects.none()
    return dict(found.values_list("id", "name"))


def _grouped(dues: list[Due]) -> Iterable[Group]:
    """Yield the rows of a page under their headings; they come in that order already."""
    for kind, equal in groupby(dues, key=lambda due: due.urgency):
        yield Group(kind, GROUPS[kind], list(equal))


def _filtered(
    rows: QuerySet[WorklistRow],
    filters: WorklistFilter,
    today: date,
    covered: Mapping[int, UUID],
) -> QuerySet[WorklistRow]:
    if not filters.is_valid():
        return rows
    chosen = filters.cleaned_data
    if chosen["client"]:
        rows = rows.filter(tenant__slug=chosen["client"])
    if chosen["waiting_for"]:
        roles = US if chosen["waiting_for"] == "us" else {chosen["waiting_for"]}
        rows = rows.filter(waiting_for__in=roles)
    rows = _of_whom(rows, chosen.get("whose", ""), covered)
    return as_urgent(rows, chosen["urgency"], today) if chosen["urgency"] else rows


def _of_whom(
    rows: QuerySet[WorklistRow], whose: str, covered: Mapping[int, UUID]
) -> QuerySet[WorklistRow]:
    """Return the rows of clients of one's own, or of those of a colleague one stands in for."""
    if whose == "handled":
        return rows
    if whose == "own":
        return rows.exclude(tenant__in=covered)
    if whose:
        return rows.filter(tenant__in=[one for one, who in covered.items() if str(who) == whose])
    return rows


def _word(dues: list[Due], clients: QuerySet[Tenant], covers: Mapping[int, str]) -> None:
    """Add the words of a page; the clients are read already, for the filter."""
    language, named = get_language() or "nl", {client.pk: client for client in clients}
    for row in (due.row for due in dues):
        row.tenant = named.get(row.tenant_id) or row.tenant
        row.state_word = row.state_label.get(language) or row.state  # type: ignore[attr-defined]
        row.term_word = row.term_label.get(language) or row.term  # type: ignore[attr-defined]
        row.waiting_word = role_word(row.waiting_for)  # type: ignore[attr-defined]
        row.covers = covers.get(row.tenant_id, "")  # type: ignore[attr-defined]


def _counts(rows: QuerySet[WorklistRow], today: date) -> dict[str, str]:
    kinds = {kind: as_urgent(rows, kind, today) for kind in ("overdue", "today", "week")}
    return {f"{kind}_count": _figure(found) for kind, found in (kinds | {"open": rows}).items()}


def _figure(rows: QuerySet[WorklistRow]) -> str:
    """Return how many there are; above a thousand only that there are more; empty for none."""
    count = count_of(rows)
    return f"{MOST}+" if count > MOST else str(count or "")
