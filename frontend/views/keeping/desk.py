"""What every page of keeping begins with: the reader, the tabs, and who may come in."""

from collections.abc import Mapping
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.forms.keeping import HOLD_WORDS, WHY_WORDS
from frontend.menus import is_staff, menu_of
from frontend.readers import for_roles
from kernel.actors import Actor
from procedures.models import Shredding
from procedures.queries.visible import ids_about
from procedures.rules.retention import APPROVES_SHREDDING, ASKS_SHREDDING

PAGE_SIZE = 50
Row = TypeVar("Row", bound=Model)
for_askers = for_roles(*sorted(ASKS_SHREDDING))
for_deciders = for_roles(*sorted(APPROVES_SHREDDING))


def not_about(rows: QuerySet[Shredding], actor: Actor) -> QuerySet[Shredding]:
    """Return the shreddings but for those of files about their reader."""
    about = ids_about(actor)
    return rows.exclude(case_ids__overlap=about) if about else rows


def page(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of keeping inside the menu of who reads it."""
    around = {
        "reader": actor,
        "navs": [menu_of(actor, "year/nav.html")],
        "staff": is_staff(actor),
        "whys": WHY_WORDS,
        "hold_whys": HOLD_WORDS,
    }
    return render(request, f"keeping/{template}.html", {**around, **context}, status=status)


def paged(request: HttpRequest, rows: QuerySet[Row]) -> Page[Row]:
    """Return the page of a list that the address asks for; a wrong number gives a near one."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
