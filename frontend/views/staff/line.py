"""The course of a case as one line: on screen with filters, and on paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.forms.staff.filters import LineFilters
from frontend.views.staff.desk import around, for_staff, language, opened, today
from kernel import clock
from kernel.actors import Actor
from procedures.models import Complaint
from procedures.queries.file_line import Event, file_line
from procedures.queries.timeline import timeline


@for_staff
def line(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show what happened and was written, and what is planned, the newest first."""
    case = opened(actor, case_id, "acts")
    filters = LineFilters(request.GET)
    context = {
        **around(case, actor),
        "filters": filters,
        "events": _events(case, actor, filters),
        "now": clock.now(),
    }
    return render(request, "staff/case/acts.html", context)


@for_staff
def line_print(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the same as sheets to print, from the first day on, as the filters have it."""
    case = opened(actor, case_id, "acts")
    events = _events(case, actor, LineFilters(request.GET))
    context = {"case": case, "events": events[::-1], "printed_on": today(), "now": clock.now()}
    return render(request, "staff/case/acts_print.html", context)


def _events(case: Complaint, actor: Actor, filters: LineFilters) -> list[Event]:
    entries = timeline(case, actor, language=language())
    return file_line(case, entries, language=language(), kinds=filters.kinds())
