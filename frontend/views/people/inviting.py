from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms.people import InviteForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.people.listing import choices, for_managers, page
from kernel import clock
from kernel.actors import Actor
from procedures.actions.invite_person import invite_person, revoke_invitation, send_again
from procedures.models import Person
from tenants.limits import Limit, take

MAILS = Limit("invitations", count=60, seconds=3600)


@for_managers
def person_invite(
    request: HttpRequest, actor: Actor, person_id: UUID | None = None
) -> HttpResponse:
    """Ask somebody to take a place here; the link goes to their address.

    `person_id` is somebody who is here already, without an account.
    """
    form = InviteForm(sent(request), initial=_known(person_id), **choices())
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _invite(form, actor, person_id))
        if not status:
            told = gettext("De uitnodiging gaat naar %(email)s. Zij geldt zeven dagen.")
            messages.success(request, told % {"email": form.cleaned_data["email"]})
            return redirect("people")
    return page(request, actor, "invite", {"form": form}, status=status)


def _known(person_id: UUID | None) -> dict[str, object]:
    """Return what is known of who is here without an account. Raise Http404 for anybody else."""
    if person_id is None:
        return {}
    found = get_object_or_404(Person, id=person_id, account_id=None, active=True)
    places = {"roles": found.roles, "seats": found.available_as}
    return {"name": found.name, "email": found.email, "external": found.external, **places}


def _invite(form: InviteForm, actor: Actor, person_id: UUID | None) -> None:
    take(MAILS, str(actor.id))
    invite_person(replace(form.asked(), person_id=person_id), by=actor, at=clock.now())


@require_POST
@for_managers
def invitation_again(request: HttpRequest, actor: Actor, invitation_id: UUID) -> HttpResponse:
    """Send a new link; the former one is over."""
    take(MAILS, str(actor.id))
    send_again(invitation_id, by=actor, at=clock.now())
    messages.success(request, gettext("De uitnodiging is opnieuw verstuurd."))
    return redirect("people")


@require_POST
@for_managers
def invitation_revoke(request: HttpRequest, actor: Actor, invitation_id: UUID) -> HttpResponse:
    """Withdraw an invitation."""
    revoke_invitation(invitation_id, by=actor, at=clock.now())
    messages.success(request, gettext("De uitnodiging is ingetrokken."))
    return redirect("people")
