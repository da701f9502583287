"""The case of a party: where it is, what is next and why, and what the party can do."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from frontend.appointment import hearing_file
from frontend.readers import admit_party, case_for, party_actor
from frontend.views.acts import act_page
from frontend.views.parties import unsent
from frontend.views.parties.asked import asked_of
from frontend.views.parties.entry import for_told_parties
from frontend.views.parties.proof import receipt_of_party
from kernel import clock
from procedures.actions.come_in import come_in
from procedures.models import Party
from procedures.queries.ahead import next_for
from procedures.queries.course import course_of
from procedures.queries.next_steps import next_steps, stages
from procedures.queries.objections import challengeable
from procedures.queries.party_papers import letters_of_party, messages_of_party
from procedures.queries.party_view import (
    handlers,
    hearings_of_side,
    informed_at,
    shared_advice,
    shared_complaint,
    terms_of_side,
    told_acts,
)
from procedures.queries.read_once import read_once
from procedures.queries.regulations import texts_of
from procedures.queries.tracks import former_of, next_of_case, same_person_in
from procedures.rules.language import Texts
from tenants import scope


@dataclass(frozen=True, slots=True)
class Seen:
    """What every page of a party needs: who reads, in which language, on which day."""

    party: Party
    texts: Texts
    language: str
    today: date

    def around(self) -> dict[str, object]:
        """Return what the menu and the heading show."""
        return {
            "party": self.party,
            "case": self.party.case,
            "texts": self.texts,
            "complains": self.party.side == "complainant",
            "today": self.today,
            "new_letters": letters_of_party(self.party).filter(read_at=None).count(),
            "new_messages": messages_of_party(self.party)
            .filter(from_party=None, read_at=None)
            .count(),
        }


def seen_by(party: Party) -> Seen:
    """Return the setting of a party's page."""
    language = get_language() or "nl"
    today = clock.local_date(clock.now(), scope.current().time_zone)
    return Seen(party, texts_of(party.case.regulation, language), language, today)


@for_told_parties
def party_case(request: HttpRequest, party: Party) -> HttpResponse:
    """Show the whole of the case that this party may see."""
    read_once(party.case)
    seen = seen_by(party)
    terms = terms_of_side(party, language=seen.language, today=seen.today)
    choices = next_steps(party.case, party_actor(party), seen.texts, today=seen.today)
    context = {
        **seen.around(),
        "state": seen.texts.states.get(party.case.state, party.case.state),
        "explanation": seen.texts.explanations.get(party.case.state, ""),
        "outcome": outcome_for(seen),
        "stages": stages(party.case, seen.texts),
        "terms": terms,
        "ahead": next_for(party, language=seen.language, today=seen.today),
        "choices": choices,
        "asked": asked_of(party, choices, today=seen.today),
        "hearings": hearings_of_side(party),
        "advice": shared_advice(party, language=seen.language),
        "handlers": handlers(party, language=seen.language),
        "objecting": bool(challengeable(party)),
        "acts": told_acts(party, language=seen.language),
        "informed": informed_at(party.case),
        "former": same_person_in(party, former_of(party.case)),
        "going": same_person_in(party, next_of_case(party.case)),
    }
    return render(request, "parties/case.html", context)


@for_told_parties
def party_how(request: HttpRequest, party: Party) -> HttpResponse:
    """Tell how it goes here, stage by stage, as far as it concerns this party."""
    seen = seen_by(party)
    parts = course_of(party, language=seen.language, today=seen.today)
    ahead = next_for(party, language=seen.language, today=seen.today)
    context = {**seen.around(), "parts": parts, "ahead": ahead}
    return render(request, "parties/how.html", context)


@require_POST
@for_told_parties
def party_switch(request: HttpRequest, party: Party) -> HttpResponse:
    """Go on in the case as which the party's own went on, or back to where it began."""
    other = {"going": next_of_case, "former": former_of}.get(request.POST.get("to", ""))
    there = same_person_in(party, other(party.case)) if other else None
    if there is None:
        raise Http404
    admit_party(request, there)
    come_in(there, at=clock.now())
    return redirect("party_case")


@for_told_parties
def party_complaint(request: HttpRequest, party: Party) -> HttpResponse:
    """Show what the complaint says, as far as this side may read it."""
    seen = seen_by(party)
    complaint = shared_complaint(party, language=seen.language)
    context = {
        **seen.around(),
        "complaint": complaint,
        "informed": informed_at(party.case),
        "filed": receipt_of_party(party),
    }
    return render(request, "parties/complaint.html", context)


@for_told_parties
def party_act(request: HttpRequest, party: Party, act: str) -> HttpResponse:
    """Let a party take one of its own steps."""
    actor = party_actor(party)
    waiting = unsent.handed_back(request) if request.method == "GET" else None
    if waiting is not None:
        waiting["doing"] = "edit"
        request.method, request.POST = "POST", waiting  # type: ignore[assignment] # shown, not done
    case = case_for(actor, party.case_id)
    return act_page(request, actor, case, act, done_url=reverse("party_case"))


@for_told_parties
def party_hearing(_request: HttpRequest, /, party: Party, hearing_id: UUID) -> HttpResponse:
    """Give the appointment of this side's own talk as a calendar file."""
    hearing = next((one for one in hearings_of_side(party) if one.id == hearing_id), None)
    return hearing_file(hearing, at=clock.now())


def outcome_for(seen: Seen) -> str:
    """Return how it ended, once the case is closed; a ruling before that is not told here."""
    case = seen.party.case
    if case.closed_on is None:
        return ""
    return seen.texts.codes.get("outcome", {}).get(case.outcome, "")
