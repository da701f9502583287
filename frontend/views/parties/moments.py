"""A party chooses on which of the proposed moments it can come to its hearing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.planning import FittingForm
from frontend.forms.sending import attempt
from frontend.views.parties import unsent
from frontend.views.parties.case import seen_by
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from procedures.actions.answer_proposal import answer_as_party
from procedures.models import HearingProposal, Party
from procedures.queries.party_view import hearings_of_side
from procedures.queries.planning import answer_of, proposal_for


@for_told_parties
def party_moments(request: HttpRequest, party: Party) -> HttpResponse:
    """Ask which of the proposed moments fit; without a proposal say what is planned."""
    proposal = proposal_for(party)
    form = _form(request, party, proposal) if proposal else None
    status = 200
    if proposal and form:
        status = attempt(form, lambda: _answer(party, proposal, form), at="fitting")
        if not status:
            messages.success(request, gettext("Dank u. U hoort welk moment het wordt."))
            return redirect("party_case")
    context = {
        **seen_by(party).around(),
        "proposal": proposal,
        "form": form,
        "answered": answer_of(proposal, party=party) if proposal else None,
        "hearings": hearings_of_side(party),
    }
    return render(request, "parties/moments.html", context, status=status)


def _form(request: HttpRequest, party: Party, proposal: HearingProposal) -> FittingForm:
    waiting = unsent.handed_back(request) if request.method == "GET" else None
    form = FittingForm(
        request.POST if request.method == "POST" else None,
        proposal=proposal,
        answer=answer_of(proposal, party=party),
    )
    if waiting is not None:
        form.initial = form.typed(waiting)
    return form


def _answer(party: Party, proposal: HearingProposal, form: FittingForm) -> None:
    answer_as_party(proposal.id, party, form.given(), at=clock.now())
