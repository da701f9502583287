from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.objections import RecusalForm
from frontend.views.committee.gate import for_seated, seat_for
from kernel import clock
from kernel.actors import Actor
from procedures.actions.object_to_member import recuse
from procedures.models import Complaint


@for_seated("act")
def step_back(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Let a member who can no longer be impartial step back from a case."""
    form = RecusalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        seat = seat_for(actor, case.id)
        recuse(seat, form.cleaned_data["reason"], by=actor, at=clock.now())
        messages.success(request, gettext("U doet niet meer mee aan deze zaak. Dank u."))
        return redirect("committee_cases")
    context = {"case": case, "form": form, "reader": actor}
    status = 422 if form.is_bound else 200
    return render(request, "committee/step_back.html", context, status=status)
