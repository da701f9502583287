"""Who stands beside the parties of a case: who assists them, and witnesses."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext

from frontend.forms.form import refusal_problem
from frontend.forms.guests import WitnessForm
from frontend.views.guest_codes import code_shown
from frontend.views.staff.desk import around, for_staff, opened
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.add_guest import invite_witness
from procedures.actions.end_guest import end_guest
from procedures.models import Complaint, Guest, NamedWitness
from procedures.queries.regulations import texts_of


@for_staff
def case_guests(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """List them with what witnesses stated; a POST asks a witness and shows their code, once."""
    case = opened(actor, case_id, "guests")
    named = _named(case, request)
    form = WitnessForm(request.POST or None, initial={"name": named.name} if named else None)
    context: dict[str, object] = {**around(case, actor), "form": form, "named": named}
    if form.is_valid():
        told = form.cleaned_data
        try:
            guest, code = invite_witness(
                case, told["name"], told["invitation"], by=actor, at=clock.now()
            )
        except Refusal as refusal:
            refusal_problem(form, gettext(refusal.message), str(refusal.facts.get("field", "")))
        else:
            if named:
                case.named_witnesses.filter(id=named.id).update(guest=guest)
            context |= code_shown(guest, code) | {"form": WitnessForm()}
    context |= {"guests": _listed(case), "named_witnesses": _all_named(case)}
    return render(request, "staff/case/guests.html", context, status=422 if form.errors else 200)


@for_staff
def case_guest_end(
    request: HttpRequest, actor: Actor, case_id: UUID, guest_id: UUID
) -> HttpResponse:
    """Ask whether somebody must be shut out; a POST does it."""
    case = opened(actor, case_id, "guests")
    guest = get_object_or_404(case.guests, id=guest_id, ended_at=None)
    if request.method == "POST":
        end_guest(guest, by=actor, at=clock.now())
        messages.success(request, gettext("Deze persoon komt niet meer binnen."))
        return redirect("case_guests", case_id=case.id)
    return render(request, "staff/case/guest_end.html", {**around(case, actor), "guest": guest})


def _named(case: Complaint, request: HttpRequest) -> NamedWitness | None:
    """Return whom a party named, when that is who is about to be asked."""
    try:
        asked = UUID(request.GET.get("genoemd", ""))
    except ValueError:
        return None
    return case.named_witnesses.filter(id=asked, guest=None).first()


def _all_named(case: Complaint) -> list[tuple[NamedWitness, str]]:
    """Return whom the parties named, each with the side that did."""
    roles = texts_of(case.regulation, get_language() or "nl").roles
    found = case.named_witnesses.select_related("party").order_by("named_at", "id")
    return [(one, roles.get(one.party.side, one.party.side)) for one in found]


def _listed(case: Complaint) -> list[tuple[Guest, str]]:
    """Return them with, for who assists, the side they stand by."""
    roles = texts_of(case.regulation, get_language() or "nl").roles
    found = case.guests.select_related("party").order_by("given_at", "id")
    return [(one, roles.get(one.party.side, "") if one.party else "") for one in found]
