from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from frontend.readers import for_people
from kernel.actors import Actor
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.access.told import heads, told

EMPLOYER = frozenset({"employer", "hr"})


@for_people
def access(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who may see and do what: the policy table itself, in the reader's language."""
    language = get_language() or "nl"
    context = {
        "reader": actor,
        "parts": told(language),
        "heads": heads(language),
        "navs": [f"{_folder(actor)}/nav.html", "acts/no_nav.html"],
    }
    return render(request, "access/page.html", context)


def _folder(actor: Actor) -> str:
    if actor.roles & SEES_EVERY_CASE:
        return "staff"
    return "employer" if actor.roles & EMPLOYER else "year" if actor.roles else "committee"
