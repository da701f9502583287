"""Somebody with a seat says when they can be at a hearing, and takes its moment along."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.appointment import hearing_file
from frontend.forms.planning import FittingForm
from frontend.forms.sending import attempt
from frontend.views.committee.gate import for_seated, seat_for
from frontend.views.staff.desk import language
from kernel import clock
from kernel.actors import Actor
from procedures.actions.answer_proposal import answer_as_seat
from procedures.models import Complaint, HearingProposal
from procedures.queries.planning import asked_of_seat
from procedures.queries.regulations import texts_of

Asked = tuple[HearingProposal, str, FittingForm]


@for_seated("moments")
def moments(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Ask on which of the proposed moments somebody can be there; a POST answers one proposal."""
    asked = _asked(request, actor, case)
    sent = next((one for one in asked if one[2].is_bound), None)
    status = attempt(sent[2], lambda: _answer(actor, case, sent), at="fitting") if sent else 200
    if not status:
        messages.success(request, gettext("Dank u. Wij weten nu wanneer u kunt."))
        return redirect("committee_moments", case_id=case.id)
    context = {"case": case, "asked": asked, "reader": actor, "form": sent and sent[2]}
    return render(request, "committee/moments.html", context, status=status)


@for_seated("moments")
def hearing(
    _request: HttpRequest, _actor: Actor, case: Complaint, hearing_id: UUID
) -> HttpResponse:
    """Give a planned talk as a calendar file."""
    return hearing_file(case.hearings.filter(id=hearing_id).first(), at=clock.now())


def _asked(request: HttpRequest, actor: Actor, case: Complaint) -> list[Asked]:
    roles = texts_of(case.regulation, language()).roles
    found = []
    for proposal, answer in asked_of_seat(seat_for(actor, case.id)):
        mine = request.method == "POST" and request.POST.get("proposal") == str(proposal.id)
        data = request.POST if mine else None
        form = FittingForm(data, proposal=proposal, answer=answer)
        found.append((proposal, roles.get(proposal.side, proposal.side), form))
    return found


def _answer(actor: Actor, case: Complaint, sent: Asked) -> None:
    proposal, _, form = sent
    seat = seat_for(actor, case.id)
    answer_as_seat(proposal.id, seat, form.given(), by=actor, at=clock.now())
