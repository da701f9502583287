"""A client's own look: one colour and a logo, with the portal beside it as it would be."""

import re
from copy import copy

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frontend.forms.house_style import HouseStyleForm
from frontend.forms.sending import attempt
from frontend.oklch import contrast
from frontend.theme import house_style_css, palette
from frontend.views.people.listing import for_managers, page
from frontend.views.public.information import current, first_page
from kernel import clock
from kernel.actors import Actor
from tenants import scope
from tenants.actions.set_house_style import set_house_style
from tenants.standing import takes_complaints

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WHITE = "#ffffff"


@for_managers
def house_style_edit(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the look of the portal, and change it."""
    tenant, only_shown = scope.current(), "show" in request.POST
    given = request.POST if request.method == "POST" else None
    initial = {"brand_colour": tenant.brand_colour}
    form = HouseStyleForm(given, request.FILES if given else None, initial=initial)
    if not tenant.logo_digest:
        del form.fields["without_logo"]
    status = 200 if only_shown else attempt(form, lambda: _keep(form, actor))
    if not status:
        messages.success(request, gettext("De huisstijl is veranderd."))
        return redirect("house_style_edit")
    colour = _colour(request.POST.get("brand_colour", ""))
    context = {"form": form, "picture": urlencode({"brand_colour": colour}), **_told(colour)}
    return page(request, actor, "house_style", context, status=status)


def _keep(form: HouseStyleForm, actor: Actor) -> None:
    set_house_style(form.chosen(), by=actor, at=clock.now())


def _told(colour: str) -> dict[str, object]:
    """Return what becomes of a colour: that of buttons, and how well white can be read on it."""
    button = palette(colour)["inverse-bg-default"]
    return {
        "button": button,
        "darker": button != colour.lower(),
        "contrast": round(contrast(button, _WHITE), 1),
    }


@csp_replace({"frame-ancestors": [SELF]})
@require_safe
@for_managers
def house_style_picture(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001
    """Draw the first page of the portal, as a visitor has it, in the colour of the address."""
    colour = _colour(request.GET.get("brand_colour", ""))
    context = first_page(current(), takes_new=takes_complaints())
    context["style"] = reverse("house_style_try") + "?" + urlencode({"kleur": colour})
    visit = copy(request)
    visit.user = AnonymousUser()
    visit.path = visit.path_info = "/"
    return render(visit, "consultancy/opening/portal.html", context)


@require_safe
@for_managers
def house_style_try(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001
    """Serve the colours that follow from the one in the address."""
    css = house_style_css(_colour(request.GET.get("kleur", "")))
    return HttpResponse(css, content_type="text/css; charset=utf-8")


def _colour(given: str) -> str:
    return given if _COLOUR.fullmatch(given) else scope.current().brand_colour
