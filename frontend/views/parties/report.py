"""The report of a party's own hearing: to read, and to say what is wrong in it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.sending import attempt
from frontend.forms.statements import RemarkForm
from frontend.readers import party_actor
from frontend.views.parties import unsent
from frontend.views.parties.case import seen_by
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from procedures.actions.note_reading import note_reading
from procedures.actions.remark_on_report import remark_on_report
from procedures.models import Hearing, Party
from procedures.queries.party_view import hearings_of_side
from procedures.queries.regulations import of_case
from procedures.rules.hearing_report import digest_of, own_step


@for_told_parties
def party_report(request: HttpRequest, party: Party, hearing_id: UUID) -> HttpResponse:
    """Show the report with what was said of it; a POST adds to that, until its last day."""
    hearing = next((one for one in hearings_of_side(party) if one.id == hearing_id), None)
    if hearing is None or not hearing.report:
        raise Http404
    waiting = unsent.handed_back(request) if request.method == "GET" else None
    data = request.POST if request.method == "POST" else None
    form = RemarkForm(data, initial=waiting.dict() if waiting else None)
    status = attempt(form, lambda: _said(party, hearing, form))
    if not status:
        messages.success(request, gettext("Dank u. Uw reactie staat bij het verslag."))
        return redirect("party_report", hearing_id=hearing.id)
    note_reading(party.case, by=party_actor(party), at=clock.now(), part="report")
    context = {**seen_by(party).around(), **_shown(party, hearing), "form": form}
    return render(request, "parties/report.html", context, status=status)


def _said(party: Party, hearing: Hearing, form: RemarkForm) -> None:
    remark_on_report(party, hearing.id, form.said(), at=clock.now())


def _shown(party: Party, hearing: Hearing) -> dict[str, object]:
    remarks, step = list(hearing.remarks.all()), own_step(of_case(party.case))
    until_on = hearing.remarks_until_on
    return {
        "hearing": hearing,
        "remarks": [(one, one.by_party_id == party.id) for one in remarks],
        "digest": digest_of(hearing.id, hearing.report, [one.text for one in remarks]),
        "own_step": step.act if step and party.side in step.by else "",
        "still_open": until_on is not None and seen_by(party).today <= until_on,
    }
