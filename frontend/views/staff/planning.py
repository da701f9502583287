"""Planning the hearings of a case: proposing moments, seeing who can, and fixing one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.appointment import hearing_file
from frontend.forms.planning import ProposalForm
from frontend.forms.sending import attempt
from frontend.views.staff.desk import around, for_staff, language, opened, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.propose_moments import propose_moments, withdraw_proposal
from procedures.models import Complaint
from procedures.queries.planning import clashes_of, sheets_of
from procedures.queries.regulations import texts_of
from procedures.queries.standing import possible, walk_of
from procedures.rules.walk import SIDES

PLACES = {"planning.none": "day_1", "planning.many": "day_6", "planning.past": "day_1"}


@for_staff
def planning(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the talks of a case, what was proposed and who can when; a POST takes one back."""
    case = opened(actor, case_id, "planning")
    if request.method == "POST":
        found = case.proposals.filter(side=request.POST.get("withdraw", ""), ended_at=None).first()
        if found is not None:
            withdraw_proposal(found, by=actor, at=clock.now())
            messages.success(request, gettext("Het voorstel is ingetrokken."))
        return redirect("case_planning", case_id=case.id)
    roles = texts_of(case.regulation, language()).roles
    sheets = {one.proposal.side: one for one in sheets_of(case, language=language())}
    hearings = list(case.hearings.order_by("planned_at", "id"))
    context = {
        **around(case, actor),
        "sides": [
            (roles.get(side, side), [one for one in hearings if one.side == side], sheets.get(side))
            for side in SIDES
        ],
        "invite": _invite(case, actor),
        "may_propose": case.closed_on is None,
    }
    return render(request, "staff/case/planning.html", context)


@for_staff
def planning_new(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask which moments to propose; what clashes is shown once before it is sent."""
    case = opened(actor, case_id, "planning")
    form = _form(request, case)
    unhandy = _unhandy(case, form) if form.is_valid() and "anyway" not in request.POST else []
    status = 422 if unhandy else attempt(form, lambda: _propose(actor, case, form), at=PLACES)
    if not status:
        told = gettext("De momenten zijn voorgesteld. Wie mag kiezen, krijgt een seintje.")
        messages.success(request, told)
        return redirect("case_planning", case_id=case.id)
    context = {**around(case, actor), "form": form, "unhandy": unhandy}
    return render(request, "staff/case/planning_new.html", context, status=status)


@for_staff
def planning_file(
    _request: HttpRequest, actor: Actor, case_id: UUID, hearing_id: UUID
) -> HttpResponse:
    """Give a planned talk as a calendar file."""
    case = opened(actor, case_id, "planning")
    return hearing_file(case.hearings.filter(id=hearing_id).first(), at=clock.now())


def _form(request: HttpRequest, case: Complaint) -> ProposalForm:
    roles = texts_of(case.regulation, language()).roles
    sides = [side for side in SIDES if side == "complainant" or walk_of(case).informed]
    seats = case.appointments.filter(until_at=None).select_related("person").order_by("from_at")
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        sides=[(side, roles.get(side, side)) for side in sides],
        seats=[
            (str(one.id), f"{one.person.name}, {roles.get(one.seat, one.seat)}") for one in seats
        ],
    )
    if request.GET.get("side") in sides:
        form.initial = {"side": request.GET["side"]}
    return form


def _unhandy(case: Complaint, form: ProposalForm) -> list[object]:
    asked = form.proposed()
    found = clashes_of(case, asked.side, asked.moments, asked.seats, language=language())
    return [(moment, clashes) for moment, clashes in found if clashes]


def _propose(actor: Actor, case: Complaint, form: ProposalForm) -> None:
    propose_moments(case, form.proposed(), by=actor, at=clock.now())


def _invite(case: Complaint, actor: Actor) -> str:
    """Return the regulation's act that invites to a talk, when this reader may do it now."""
    found = [one for one in possible(case, actor, today()) if one.step.kind == "invite"]
    return next((one.step.act for one in found if not one.obstacles), "")
