"""What every page of the year begins with: the reader, the day, the frame around the page."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.languages import among
from frontend.readers import for_roles
from kernel import clock
from kernel.actors import Actor
from procedures.queries.year import years
from procedures.reports.wording import languages
from procedures.rules.access import SEES_EVERY_CASE, SEES_FIGURES
from procedures.rules.editions import ANSWERS_ADVICE, MAKES_EDITIONS
from tenants import scope

for_readers = for_roles(*sorted(SEES_FIGURES))
for_makers = for_roles(*sorted(MAKES_EDITIONS))
for_register = for_roles(*sorted(SEES_EVERY_CASE))
for_answers = for_roles(*sorted(ANSWERS_ADVICE))

EMPLOYER = frozenset({"employer", "hr"})


def today() -> date:
    """Return the day it is for this client."""
    return clock.local_date(clock.now(), scope.current().time_zone)


def language() -> str:
    """Return the reader's language, or English where reports have no words in it."""
    return among(languages())


def known_year(year: int) -> int:
    """Return the year when there can be something to tell of it, else Http404."""
    if year not in years(today()):
        raise Http404
    return year


def page(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the year inside the menu of who reads it."""
    around = {
        "reader": actor,
        "navs": [f"{_folder(actor)}/nav.html", "year/nav.html"],
        "makes": bool(actor.roles & MAKES_EDITIONS),
        "sees_register": bool(actor.roles & SEES_EVERY_CASE),
        "answers": bool(actor.roles & ANSWERS_ADVICE),
    }
    return render(request, f"year/{template}.html", {**around, **context}, status=status)


def _folder(actor: Actor) -> str:
    if actor.roles & SEES_EVERY_CASE:
        return "staff"
    return "employer" if actor.roles & EMPLOYER else "year"
