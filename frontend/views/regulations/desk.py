"""What every page of the regulation begins with: who may come in, the open draft, the frame."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.menus import is_staff, menu_of
from frontend.readers import Rest, View, for_roles
from kernel.actors import Actor
from procedures.models import RegulationDraft
from procedures.queries.drafts import open_draft
from procedures.rules.access import WRITES_REGULATION

for_writers = for_roles(*sorted(WRITES_REGULATION))


def for_draft(
    view: Callable[Concatenate[HttpRequest, Actor, RegulationDraft, Rest], HttpResponseBase],
) -> View[Rest]:
    """Let in who writes regulations, with the open draft; without one, to the versions."""

    @for_writers
    @wraps(view)
    def guarded(
        request: HttpRequest, actor: Actor, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        draft = open_draft()
        if draft is None:
            messages.info(request, gettext("Er is nu geen concept."))
            return redirect("regulations")
        return view(request, actor, draft, *args, **kwargs)

    return guarded


def page(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the regulation inside the menu of who reads it."""
    nav = menu_of(actor, "regulations/nav.html")
    around = {"reader": actor, "nav": nav, "staff": is_staff(actor)}
    return render(request, f"regulations/{template}.html", {**around, **context}, status=status)
