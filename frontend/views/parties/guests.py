"""Who assists a party: the party lets them in and out; and the one page that they have."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.appointment import hearing_file
from frontend.forms.form import refusal_problem
from frontend.forms.guests import AssistingForm, StatementForm
from frontend.guests import for_guests
from frontend.readers import party_actor
from frontend.views.guest_codes import code_shown
from frontend.views.parties.case import seen_by
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from kernel.errors import Refusal
from procedures.actions.add_guest import add_assisting_person
from procedures.actions.end_guest import end_guest
from procedures.actions.state_as_witness import state_as_witness
from procedures.models import Guest, Party
from procedures.queries.ahead import next_for
from procedures.queries.next_steps import stages
from procedures.queries.party_view import hearings_of_side


@for_told_parties
def party_guests(request: HttpRequest, party: Party) -> HttpResponse:
    """List who assists this party; a POST lets somebody in and shows their code, once."""
    form = AssistingForm(request.POST or None)
    context = {**seen_by(party).around(), "form": form}
    if form.is_valid():
        try:
            guest, code = add_assisting_person(
                party, form.cleaned_data["name"], by=party_actor(party), at=clock.now()
            )
        except Refusal as refusal:
            refusal_problem(form, gettext(refusal.message), str(refusal.facts.get("field", "")))
        else:
            context |= code_shown(guest, code) | {"form": AssistingForm()}
    context["guests"] = party.guests.order_by("given_at", "id")
    return render(request, "parties/guests.html", context, status=422 if form.errors else 200)


@for_told_parties
def party_guest_end(request: HttpRequest, party: Party, guest_id: UUID) -> HttpResponse:
    """Ask whether somebody must be shut out; a POST does it."""
    guest = party.guests.filter(id=guest_id, ended_at=None).first()
    if guest is None:
        raise Http404
    if request.method == "POST":
        end_guest(guest, by=party_actor(party), at=clock.now())
        messages.success(request, gettext("Deze persoon komt niet meer binnen."))
        return redirect("party_guests")
    return render(request, "parties/guest_end.html", {**seen_by(party).around(), "guest": guest})


@for_guests(Guest.ASSISTING)
def support(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Show who assists a party where the case is, what comes next and when to come along."""
    if guest.party is None:
        raise Http404
    seen = seen_by(guest.party)
    hearings = [one for one in hearings_of_side(guest.party) if one.held_on is None]
    context = {
        "case": guest.case,
        "stands_by": seen.texts.roles.get(guest.party.side, guest.party.side),
        "state": seen.texts.states.get(guest.case.state, guest.case.state),
        "ahead": next_for(guest.party, language=seen.language, today=seen.today),
        "stages": stages(guest.case, seen.texts),
        "hearings": hearings,
    }
    return render(request, "guests/support.html", context)


@for_guests(Guest.ASSISTING)
def support_hearing(_request: HttpRequest, guest: Guest) -> HttpResponse:
    """Give the planned talk of the party they assist as a calendar file."""
    if guest.party is None:
        raise Http404
    planned = (one for one in hearings_of_side(guest.party) if one.held_on is None)
    return hearing_file(next(planned, None), at=clock.now())


@for_guests(Guest.WITNESS)
def testimony(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Show a witness what is asked, and take what they tell: once, and then to read back."""
    form = StatementForm(request.POST or None)
    if form.is_valid():
        try:
            state_as_witness(guest, form.cleaned_data["statement"], at=clock.now())
        except Refusal as refusal:
            refusal_problem(form, gettext(refusal.message), "statement")
        else:
            messages.success(request, gettext("Dank u. Uw verklaring is verstuurd."))
            return redirect("testimony")
    context = {"guest": guest, "form": form}
    return render(request, "guests/testimony.html", context, status=422 if form.errors else 200)
