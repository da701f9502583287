from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from frontend.again import IDENTITY_SECONDS, again
from frontend.forms.sending import attempt
from frontend.forms.staff.parties import LinkForm, PartyForm
from frontend.views.staff.desk import around, for_staff, opened
from kernel import clock
from kernel.actors import Actor
from procedures.actions.correct_party import correct_party
from procedures.actions.link_named import link_named
from procedures.actions.name_respondent import name_respondent
from procedures.models import Complaint, Party


@for_staff
def party_new(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Add somebody about whom the complaint is."""
    case = opened(actor, case_id, "people")
    return _page(request, actor, case, None)


@for_staff
@again(seconds=IDENTITY_SECONDS, passage=True)
def party_edit(request: HttpRequest, actor: Actor, case_id: UUID, party_id: UUID) -> HttpResponse:
    """Correct how a party is called and reached."""
    case = opened(actor, case_id, "people")
    return _page(request, actor, case, get_object_or_404(case.parties, id=party_id))


@for_staff
def party_person(request: HttpRequest, actor: Actor, case_id: UUID, party_id: UUID) -> HttpResponse:
    """Ask whether a respondent is somebody of the client, who then sees nothing of the case."""
    case = opened(actor, case_id, "people")
    party = get_object_or_404(case.parties.filter(side="respondent"), id=party_id)
    form = LinkForm(request.POST if request.method == "POST" else None, party=party)
    if form.is_valid():
        link_named(case, party.id, form.person, by=actor, at=clock.now())
        messages.success(request, gettext("Het is vastgelegd. Niemand krijgt hier bericht van."))
        return redirect("case_people", case_id=case.id)
    context = {**around(case, actor), "form": form, "party": party}
    status = 422 if form.is_bound else 200
    return render(request, "staff/case/party_person.html", context, status=status)


def _page(request: HttpRequest, actor: Actor, case: Complaint, party: Party | None) -> HttpResponse:
    form = PartyForm(request.POST or None, party=party)
    status = attempt(form, lambda: _keep(actor, case, party, form))
    if not status:
        messages.success(request, gettext("De gegevens zijn bewaard."))
        return redirect("case_people", case_id=case.id)
    context = {**around(case, actor), "form": form, "party": party}
    return render(request, "staff/case/party.html", context, status=status)


def _keep(actor: Actor, case: Complaint, party: Party | None, form: PartyForm) -> None:
    if party is None:
        name_respondent(case, form.named(), by=actor, at=clock.now())
    else:
        correct_party(case, party.id, form.named(), by=actor, at=clock.now())
