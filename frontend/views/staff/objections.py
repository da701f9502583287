"""Objections to members of a committee: what was said, the decision, and who takes the seat."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from frontend.forms.objections import VerdictForm
from frontend.forms.sending import attempt
from frontend.views.staff.desk import around, for_staff, language, opened
from kernel import clock
from kernel.actors import Actor
from procedures.actions.object_to_member import decide_objection
from procedures.models import Complaint
from procedures.queries.objections import deputies, objections_of
from procedures.queries.regulations import of_case, texts_of


@for_staff
def objections(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the objections of a case, and who could take a seat that became empty."""
    case = opened(actor, case_id, "people")
    context = {
        **around(case, actor),
        "rows": objections_of(case, language()),
        "deputies": deputies(case, language()),
        "appointing": _appointing(case),
    }
    return render(request, "staff/case/objections.html", context)


@for_staff
def objection(
    request: HttpRequest, actor: Actor, case_id: UUID, objection_id: UUID
) -> HttpResponse:
    """Ask what was decided on an objection, and do what follows from it."""
    case = opened(actor, case_id, "people")
    found = get_object_or_404(case.objections.select_related("seat__person"), id=objection_id)
    form = VerdictForm(request.POST if request.method == "POST" else None)
    status = attempt(
        form,
        lambda: decide_objection(case, found.id, form.verdict(), by=actor, at=clock.now()),
    )
    if not status:
        messages.success(request, gettext("De beslissing is vastgelegd."))
        return redirect("case_objections", case_id=case.id)
    side = texts_of(case.regulation, language()).roles.get(found.side, found.side)
    context = {**around(case, actor), "form": form, "found": found, "side": side}
    return render(request, "staff/case/objection.html", context, status=status)


def _appointing(case: Complaint) -> str:
    """Return the act that fills a seat in the case's state, empty without one."""
    steps = of_case(case).steps
    return next((one.act for one in steps if one.kind == "appoint" and case.state in one.from_), "")
