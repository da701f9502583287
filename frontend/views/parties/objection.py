from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.objections import ObjectionForm
from frontend.views.parties.case import seen_by
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from procedures.actions.object_to_member import challenge_member
from procedures.models import Party
from procedures.queries.objections import challengeable


@for_told_parties
def party_objection(request: HttpRequest, party: Party) -> HttpResponse:
    """Ask to which member of the committee a party objects, and why; show what it asked before."""
    seen = seen_by(party)
    seats, roles = challengeable(party), seen.texts.roles
    made = list(party.case.objections.filter(by_party=party).select_related("seat__person"))
    if not seats and not made:
        raise Http404
    members = [
        (str(one.id), f"{one.person.name}, {roles.get(one.seat, one.seat)}") for one in seats
    ]
    data = request.POST if request.method == "POST" else None
    form = ObjectionForm(data, members=members)
    if form.is_valid():
        given = form.cleaned_data
        challenge_member(party, UUID(given["member"]), given["reason"], at=clock.now())
        messages.success(request, gettext("Wij hebben uw bezwaar. U hoort wat er is besloten."))
        return redirect("party_objection")
    context = {**seen.around(), "form": form if seats else None, "made": made}
    status = 422 if form.is_bound else 200
    return render(request, "parties/objection.html", context, status=status)
