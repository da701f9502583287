"""How the case of a party ended, in plain words, and what comes after it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.readers import party_actor
from frontend.views.parties.case import outcome_for, seen_by
from frontend.views.parties.entry import for_told_parties
from procedures.models import Party
from procedures.queries.ahead import next_for
from procedures.queries.next_steps import next_steps
from procedures.queries.party_papers import letters_of_party
from procedures.queries.party_view import shared_advice
from procedures.queries.regulations import of_case


@for_told_parties
def party_outcome(request: HttpRequest, party: Party) -> HttpResponse:
    """Show the ruling and the decision, where to go if one disagrees, and the aftercare."""
    seen = seen_by(party)
    choices = next_steps(party.case, party_actor(party), seen.texts, today=seen.today)
    after = {
        step.act for step in of_case(party.case).steps if step.kind in ("aftercare", "evaluate")
    }
    context = {
        **seen.around(),
        "outcome": outcome_for(seen),
        "explanation": seen.texts.explanations.get(party.case.state, ""),
        "advice": shared_advice(party, language=seen.language),
        "ahead": next_for(party, language=seen.language, today=seen.today),
        "aftercare": [one for one in (*choices.due, *choices.other) if one.act in after],
        "letters": letters_of_party(party).order_by("-created_at")[:3],
    }
    return render(request, "parties/outcome.html", context)
