"""The advice as a PDF, at one address for everybody who may read it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode

from frontend.readers import PARTY, actor_from, case_for, party_actor, party_of, person_of
from frontend.views.committee.desk import opened_by
from frontend.views.committee.gate import is_free, reads_advice, sees_by_seat
from frontend.views.downloads import download, marked
from kernel import clock
from kernel.actors import Actor
from procedures.actions.note_reading import note_reading
from procedures.actions.store_advice import copy_for_parties, name_of, stored_advice
from procedures.models import Advice, Complaint, Party

PART = "advice_document"


def advice_document(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Give the advice of a case as a download to who may read it; to others it is not there.

    People may when they see the case (somebody with a seat: after declaring to have no interest
    in it), parties once it binds or the employer decided on it.
    """
    person = person_of(request)
    if person is not None:
        return _to_person(actor_from(person), case_id)
    party = party_of(request)
    if party is not None:
        return _to_party(party, case_id)
    if PARTY in request.session:
        return redirect("party_sign_in")
    return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.path})}")


def _to_person(actor: Actor, case_id: UUID) -> HttpResponseBase:
    case = case_for(actor, case_id)
    if not is_free(actor, case):
        return redirect("committee_declare", case_id=case_id)
    if not reads_advice(actor, case):
        raise Http404
    file = stored_advice(case, at=clock.now())
    note_reading(case, by=actor, at=clock.now(), part=PART)
    if sees_by_seat(actor, case):
        return marked(file, opened_by(actor, case))
    return download(file)


def _to_party(party: Party, case_id: UUID) -> HttpResponseBase:
    actor = party_actor(party)
    case = case_for(actor, case_id)
    given = Advice.objects.filter(case=case).first()
    if given is None or not (given.binding or given.decided_at):
        raise Http404
    made = copy_for_parties(case)
    note_reading(case, by=actor, at=clock.now(), part=PART)
    return download(stored_advice(case, at=clock.now())) if made is None else _pdf(case, made)


def _pdf(case: Complaint, made: bytes) -> HttpResponse:
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, name_of(case))
    return response
