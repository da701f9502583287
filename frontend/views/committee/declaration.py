from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.interest import InterestForm
from frontend.readers import for_people
from frontend.views.committee.gate import seat_for
from frontend.views.staff.desk import language
from kernel import clock
from kernel.actors import Actor
from procedures.actions.declare_interest import declare_no_conflict, report_conflict
from procedures.models import Appointment
from procedures.queries.regulations import texts_of
from procedures.queries.seated import interests
from procedures.queries.seated_file import parties_shown


@for_people
def declare(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask whether the reader is free of an interest in the case, before its file opens."""
    seat = seat_for(actor, case_id)
    said = interests(actor, [seat])[case_id]
    if said == "free":
        return redirect("committee_case", case_id=case_id)
    if said == "tied":
        return render(request, "committee/tied.html", {"seat": seat, "reader": actor})
    form = InterestForm(request.POST or None)
    if form.is_valid():
        return _said(request, actor, seat, form)
    texts = texts_of(seat.case.regulation, language())
    context = {
        "case": seat.case,
        "form": form,
        "parties": parties_shown(seat.case, texts, names=seat.reads_names),
        "names": seat.reads_names,
        "reader": actor,
        "seat": texts.roles.get(seat.seat, seat.seat),
    }
    status = 422 if form.is_bound else 200
    return render(request, "committee/declare.html", context, status=status)


def _said(
    request: HttpRequest, actor: Actor, seat: Appointment, form: InterestForm
) -> HttpResponse:
    if form.is_free:
        declare_no_conflict(seat, by=actor, at=clock.now())
        return redirect("committee_case", case_id=seat.case_id)
    report_conflict(seat, form.cleaned_data["reason"], by=actor, at=clock.now())
    messages.success(request, gettext("Dank u. Het secretariaat heeft uw melding gekregen."))
    return redirect("committee_cases")
