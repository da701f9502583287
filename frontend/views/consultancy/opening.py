"""Opening a client in three steps; each can be left and taken up again."""

from collections.abc import Mapping
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from frontend.forms import WederhoorForm
from frontend.forms.opening import OrganisationForm, PeopleForm, RegulationForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.consultancy.desk import Desk, for_filling_in, page
from frontend.views.consultancy.gate import for_consultancy
from frontend.views.consultancy.telling import regulation_roles
from kernel import clock
from kernel.actors import Actor
from kernel.identity.models import Account
from procedures.queries.editing import presets_told
from tenants.actions.openings import answer_opening, begin_opening
from tenants.models import Opening

SHOW = "show"
"""The button that only draws the picture of the portal again."""

Form = OrganisationForm | RegulationForm | PeopleForm
with_picture = csp_replace({"frame-src": [SELF]})


@require_POST
@for_consultancy
def opening_new(_request: HttpRequest, account: Account) -> HttpResponse:
    """Begin with a new organisation, or go on with one of this person's that is still empty."""
    mine = Opening.objects.filter(asked_by_id=account.id, state=Opening.State.DRAFT)
    empty = mine.filter(answers={}).first()
    actor = Actor("person", account.id, account.name)
    opening = empty or begin_opening(actor, at=clock.now())
    return redirect("opening_organisation", opening.id)


@with_picture  # type: ignore[arg-type] # the library types views without address parts
@for_filling_in
def organisation(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask who the organisation is, where its portal stands and how it looks."""
    form = OrganisationForm(_given(request), initial=_initial(request, desk), version=_seen(desk))
    return _part(request, desk, form, "organisation")


@with_picture  # type: ignore[arg-type] # the library types views without address parts
@for_filling_in
def regulation(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask with which regulation it begins."""
    today = clock.local_date(clock.now(), settings.TIME_ZONE)
    form = RegulationForm(
        _given(request),
        shipped=presets_told(get_language() or "nl"),
        initial={"in_force_from": today} | _initial(request, desk),
        version=_seen(desk),
    )
    return _part(request, desk, form, "regulation")


@for_filling_in
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask who will work for it, who speaks for it, and what it pays."""
    staff = Account.objects.filter(is_consultancy=True, is_active=True).order_by("name")
    form = PeopleForm(
        sent(request),
        staff={str(one.id): one.name for one in staff},
        roles=regulation_roles(desk.asked.regulation),
        employees_count=desk.asked.employees_count,
        initial=_people(desk),
        version=_seen(desk),
    )
    return _part(request, desk, form, "people")


def _part(request: HttpRequest, desk: Desk, form: Form, name: str) -> HttpResponse:
    """Show one of the three forms, keep what it says, and go on to what is left."""
    status = 200
    if request.method == "POST" and SHOW not in request.POST:
        status = attempt(form, lambda: _keep(desk, form))
        if not status:
            desk.opening.refresh_from_db()
            return redirect(f"opening_{desk.next_part}", desk.opening.id)
    return page(request, desk, name, {"form": form, "picture": _picture(form)}, status=status)


def _keep(desk: Desk, form: Form) -> None:
    revision = desk.opening.revision
    answer_opening(desk.opening.id, form.answers(), revision=revision, at=clock.now())


def _given(request: HttpRequest) -> Mapping[str, Any] | None:
    return None if SHOW in request.POST else sent(request)


def _initial(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """Return what was answered; when only the picture is asked for, what stands on the page."""
    known = {name: value for name, value in desk.opening.answers.items() if value != ""}
    return known | ({k: v for k, v in request.POST.items() if SHOW in request.POST})


def _people(desk: Desk) -> dict[str, Any]:
    asked = desk.asked
    if not asked.serving:
        return {"serving": [str(desk.account.id)]}
    contact = next(iter(asked.people), None)
    return {
        "serving": [one.account for one in asked.serving],
        "role": asked.serving[0].role,
        "contact_name": contact.name if contact else "",
        "contact_address": contact.email if contact else "",
        "pays": asked.pays or "later",
    }


def _seen(desk: Desk) -> str:
    return str(desk.opening.revision)


def _picture(form: WederhoorForm) -> str:
    """Return what the picture of the portal needs of the form as it stands on the page."""
    shown = ("name", "language", "brand_colour", "regulation")
    return urlencode({name: form[name].value() or "" for name in shown if name in form.fields})
