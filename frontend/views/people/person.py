from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from frontend.forms import WederhoorForm
from frontend.forms.people import PlacesForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.people.listing import choices, for_managers, page
from kernel import clock
from kernel.actors import Actor
from procedures.actions.change_person import change_roles, end_person
from procedures.models import Person
from procedures.queries.invitations import from_consultancy


@for_managers
def person(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """Change what somebody may do here; it counts with their next request."""
    found = get_object_or_404(Person, id=person_id)
    own = found.active and not from_consultancy([found])
    form = _form(request, found) if own else None
    status = 200
    if request.method == "POST" and form is not None:
        status = attempt(
            form, lambda: change_roles(found.id, *form.chosen, by=actor, at=clock.now())
        )
        if not status:
            messages.success(request, gettext("Gewijzigd. Het geldt vanaf nu."))
            return redirect("people")
    return page(request, actor, "person", {"person": found, "form": form}, status=status)


def _form(request: HttpRequest, found: Person) -> PlacesForm:
    version = f"{','.join(found.roles)}/{','.join(found.available_as)}"
    initial = {"roles": found.roles, "seats": found.available_as}
    return PlacesForm(sent(request), version=version, initial=initial, **choices())


@for_managers
def person_end(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """Ask once more, and end somebody's place here."""
    found = get_object_or_404(Person, id=person_id, active=True)
    form = WederhoorForm(sent(request))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: end_person(found.id, by=actor, at=clock.now()))
        if not status:
            messages.success(request, gettext("Beëindigd. Deze persoon komt hier niet meer in."))
            return redirect("people")
    context = {
        "form": form,
        "person": found,
        "question": gettext("De toegang van %(name)s beëindigen?") % {"name": found.name},
        "consequences": [
            gettext("Deze persoon is er bij de volgende klik uit, in elke browser."),
            gettext("Wat deze persoon deed, blijft in de dossiers en het logboek staan."),
        ],
        "confirm_label": gettext("Beëindig de toegang"),
        "cancel_url": reverse("person", args=[found.id]),
        "danger": True,
    }
    return page(request, actor, "end", context, status=status)
