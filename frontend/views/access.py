from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from frontend.menus import own_menu
from frontend.readers import for_people
from kernel.actors import Actor
from procedures.rules.access.told import heads, told


@for_people
def access(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who may see and do what: the policy table itself, in the reader's language."""
    language = get_language() or "nl"
    context = {
        "reader": actor,
        "parts": told(language),
        "heads": heads(language),
        "navs": own_menu(actor),
    }
    return render(request, "access/page.html", context)
