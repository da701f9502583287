"""The signed roots of the audit trail: made, kept by the client, and held against the trail."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from frontend.forms.form import refusal_problem
from frontend.forms.staff.roots import KeptForm
from frontend.menus import menu_of
from frontend.readers import for_roles
from frontend.views.staff.desk import paged
from kernel import clock
from kernel.actors import Actor
from kernel.audit import outside, roots
from kernel.audit.models import Root
from kernel.errors import Refusal
from procedures.actions.take_root import take_root
from procedures.rules.access import SEES_EVERY_CASE
from tenants import scope

for_log = for_roles(*sorted(SEES_EVERY_CASE), "employer")


@for_log
def seals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the roots; a POST holds a kept one against the trail."""
    form = KeptForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = KeptForm(request.POST, request.FILES)
    count = _held(form) if form.is_valid() else 0
    context = {
        "reader": actor,
        "form": form,
        "count": count,
        "page": paged(request, Root.objects.order_by("-size")),
        "navs": [menu_of(actor, "employer/nav.html"), "acts/no_nav.html"],
    }
    return render(request, "staff/seals.html", context, status=422 if form.errors else 200)


@require_POST
@for_log
def seal_now(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001 whoever may see
    """Sign what is in the trail now."""
    made = outside.seal(clock.now())
    told = gettext("Het zegel staat erbij.") if made else gettext("Alles is al verzegeld.")
    messages.success(request, told)
    return redirect("seals")


@require_safe
@for_log
def seal(_request: HttpRequest, actor: Actor, size: int) -> HttpResponse:
    """Give one root as the file to keep."""
    document = take_root(size, by=actor, at=clock.now())
    response = HttpResponse(json.dumps(document, indent=2), content_type="application/json")
    name = f"zegel-{scope.current().slug}-{size}.json"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _held(form: KeptForm) -> int:
    """Return how many entries the kept root covers; 0, with the reason in the form, if wrong."""
    try:
        return roots.check(form.kept())
    except Refusal as refusal:
        refusal_problem(form, gettext(refusal.message), "file")
        return 0
