from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from frontend.views.acts import act_page
from frontend.views.committee.desk import around, opened_by
from frontend.views.committee.gate import for_seated, kept_seat
from frontend.views.downloads import marked
from frontend.views.ledger import ledger_told
from frontend.views.staff.desk import language, today
from kernel.actors import Actor
from procedures.models import Appointment, Complaint, DraftVersion
from procedures.queries.case_pieces import file_of
from procedures.queries.deliberation import marks_of, may_write, newest_for, signers, signs
from procedures.queries.planning import asked_of_seat
from procedures.queries.seated import grant_of
from procedures.queries.seated_file import pieces_of_file, seated_file


@for_seated("file")
def case_file(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Show the whole file of the case, and what the reader may do in it."""
    seat = kept_seat(actor, case)
    grant, newest = grant_of(seat), newest_for(seat)
    asked = asked_of_seat(seat)
    file = seated_file(case, actor, language=language(), today=today(), grant=grant)
    context = {
        **around(actor, case, seat),
        "file": file,
        "marks": marks_of(seat) if grant.files else {},
        "newest": newest,
        "unsigned": _unsigned(seat, newest),
        "asked_when": bool(asked),
        "unanswered": any(answer is None for _, answer in asked),
    }
    if grant.files:
        context |= ledger_told(case)
    return render(request, "committee/case.html", context)


def _unsigned(seat: Appointment, newest: DraftVersion | None) -> bool:
    """Whether the draft waits for the reader's own signature."""
    if newest is None or not signs(seat) or not may_write(seat.case):
        return False
    return any(one.seat.id == seat.id and not one.signed for one in signers(seat.case, newest))


@for_seated("act")
def take_act(request: HttpRequest, actor: Actor, case: Complaint, act: str) -> HttpResponse:
    """Ask for an act of the case and record it."""
    done_url = reverse("committee_case", args=[case.id])
    return act_page(request, actor, case, act, done_url=done_url)


@for_seated("piece")
def piece(
    request: HttpRequest,  # noqa: ARG001 a view's form
    actor: Actor,
    case: Complaint,
    piece_id: UUID,
) -> HttpResponseBase:
    """Give a piece of the file as a download with the reader's name, when the grant has files."""
    grant = grant_of(kept_seat(actor, case))
    readable = {one.piece.id for one in pieces_of_file(case)} if grant.files else set()
    file = file_of(case, piece_id) if piece_id in readable else None
    if file is None:
        raise Http404
    return marked(file, opened_by(actor, case))
