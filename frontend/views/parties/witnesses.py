"""A party names who could be a witness, and can take that back until that person was asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.sending import attempt
from frontend.forms.statements import NamedWitnessForm
from frontend.views.parties import unsent
from frontend.views.parties.case import seen_by
from frontend.views.parties.entry import for_told_parties
from kernel import clock
from kernel.errors import Refusal
from procedures.actions.name_witness import name_witness, unname_witness
from procedures.models import Party


@for_told_parties
def party_witnesses(request: HttpRequest, party: Party) -> HttpResponse:
    """List whom this party named; a POST names one more, or takes one back."""
    if request.method == "POST" and "drop" in request.POST:
        return _dropped(request, party)
    waiting = unsent.handed_back(request) if request.method == "GET" else None
    data = request.POST if request.method == "POST" else None
    form = NamedWitnessForm(data, initial=waiting.dict() if waiting else None)
    status = attempt(form, lambda: name_witness(party, form.named(), at=clock.now()))
    if not status:
        messages.success(request, gettext("Dank u. Wij kijken of wij deze persoon iets vragen."))
        return redirect("party_witnesses")
    context = {
        **seen_by(party).around(),
        "named": list(party.named_witnesses.order_by("named_at", "id")),
        "form": form,
    }
    return render(request, "parties/witnesses.html", context, status=status)


def _dropped(request: HttpRequest, party: Party) -> HttpResponse:
    try:
        asked = UUID(request.POST["drop"])
        for one in party.named_witnesses.filter(id=asked):
            unname_witness(one, at=clock.now())
            messages.success(request, gettext("Deze getuige staat niet meer in uw lijst."))
    except ValueError:
        pass
    except Refusal as refusal:
        messages.error(request, gettext(refusal.message))
    return redirect("party_witnesses")
