"""What the portal tells everybody: whom people can call, and how they find it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from frontend.belonging import CALLED
from frontend.forms import WederhoorForm
from frontend.forms.belonging import ContactForm, shown
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.readers import for_roles
from frontend.views.people.listing import for_managers, page
from frontend.views.public.papers import own_address
from kernel import clock
from kernel.actors import Actor
from procedures.actions.keep_contact import add_contact, change_contact, remove_contact
from procedures.models import Contact
from procedures.queries.contacts import contacts_by_way
from procedures.rules.people import MANAGES_PEOPLE, SEES_PEOPLE


@for_roles(*sorted(SEES_PEOPLE))
def portal(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List whom the portal names."""
    named = [(CALLED[way], some) for way, some in contacts_by_way().items()]
    context = {
        "named": named,
        "manages": bool(actor.roles & MANAGES_PEOPLE),
        "address": own_address(),
    }
    return page(request, actor, "portal", context)


@for_managers
def contact_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Let the portal name somebody."""
    form = ContactForm(sent(request))
    status = attempt(form, lambda: add_contact(form.called(), by=actor, at=clock.now()))
    if not status:
        messages.success(request, gettext("Toegevoegd. Het staat nu in het portaal."))
        return redirect("portal")
    return page(request, actor, "contact", {"form": form}, status=status)


@for_managers
def contact(request: HttpRequest, actor: Actor, contact_id: UUID) -> HttpResponse:
    """Change whom the portal names."""
    found = get_object_or_404(Contact, id=contact_id)
    form = ContactForm(sent(request), initial=shown(found), version=_version(found))
    status = attempt(
        form, lambda: change_contact(found.id, form.called(), by=actor, at=clock.now())
    )
    if not status:
        messages.success(request, gettext("Gewijzigd. Het staat nu zo in het portaal."))
        return redirect("portal")
    return page(request, actor, "contact", {"form": form, "contact": found}, status=status)


@for_managers
def contact_remove(request: HttpRequest, actor: Actor, contact_id: UUID) -> HttpResponse:
    """Ask once more, and let the portal not name somebody any more."""
    found = get_object_or_404(Contact, id=contact_id)
    form = WederhoorForm(sent(request))
    status = attempt(form, lambda: remove_contact(found.id, by=actor, at=clock.now()))
    if not status:
        messages.success(request, gettext("Weggehaald uit het portaal."))
        return redirect("portal")
    context = {
        "form": form,
        "contact": found,
        "question": gettext("%(name)s weghalen uit het portaal?") % {"name": found.name},
        "consequences": [gettext("Mensen zien deze naam en dit nummer dan niet meer.")],
        "confirm_label": gettext("Haal weg"),
        "cancel_url": reverse("contact", args=[found.id]),
        "danger": True,
    }
    return page(request, actor, "end", context, status=status)


def _version(found: Contact) -> str:
    return "/".join(shown(found).values())
