"""What every page of registering begins with: the reader, the menu, the lists to choose from."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from frontend.languages import among
from frontend.menus import is_staff, menu_of
from frontend.readers import for_roles
from kernel import clock
from kernel.actors import Actor
from procedures.models import Department, OwnCode
from procedures.queries.labels import labels_of_client
from procedures.queries.registrations import REGISTERS
from procedures.reports.wording import Words, languages
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.statistics import Labels
from procedures.rules.statistics.codes import EXTENDABLE
from procedures.rules.statistics.recoding import COLUMNS
from tenants import scope

for_registers = for_roles(*sorted(REGISTERS))
for_keepers = for_roles(*sorted(SEES_EVERY_CASE))
Codes = Mapping[str, list[tuple[str, str]]]
OF_CONTACTS = frozenset({"list", "new", "one", "hours", "case"})
"""The pages of contacts; the others have a part of their own."""


def today() -> date:
    """Return the day it is for this client."""
    return clock.local_date(clock.now(), scope.current().time_zone)


def words_of(labels: Labels) -> Words:
    """Return the words of the client's lists in the reader's language."""
    return Words(among(languages()), labels)


def known_labels() -> Labels:
    """Return all lists of the client with their words, the departments among them."""
    departments = Department.objects.order_by("name").values_list("code", "name")
    return {**labels_of_client(), "department": {code: {"*": name} for code, name in departments}}


def codes_of(labels: Labels) -> Codes:
    """Return what can be chosen from each list: what ended is not offered any more."""
    words = words_of(labels)
    gone = {("department", one.code) for one in Department.objects.exclude(ended_on=None)}
    ended = OwnCode.objects.filter(ended_on__lte=today()).values_list("dimension", "code")
    gone |= set(ended)
    found = {
        name: [(code, words.label(name, code)) for code in codes if (name, code) not in gone]
        for name, codes in labels.items()
    }
    return {**found, "list": [(name, words.text("heads", head)) for name, head in _HEADS.items()]}


_HEADS = {
    name: {"contact_outcome": "outcome"}.get(name, name)
    for name in (*COLUMNS, *(one for one in EXTENDABLE if one not in COLUMNS))
}


def page(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of registering inside the menu of who reads it."""
    menu = menu_of(actor, "registrations/nav.html")
    staff = is_staff(actor)
    around = {"reader": actor, "menu": menu, "staff": staff, "done": gettext("Bewaard.")}
    around["elsewhere"] = template not in OF_CONTACTS
    return render(request, f"registrations/{template}.html", {**around, **context}, status=status)
