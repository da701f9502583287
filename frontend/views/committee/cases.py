from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.readers import for_people
from frontend.views.staff.desk import language, paged, today
from kernel import clock
from kernel.actors import Actor
from procedures.queries.reading import Reading
from procedures.queries.seated import seated_order, seated_rows


@for_people
def cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the cases in which the reader has a seat now: what waits for them first."""
    reading = Reading(actor, clock.now(), today(), language())
    page = paged(request, seated_order(reading))
    rows = seated_rows(list(page.object_list), reading)
    context = {
        "reader": actor,
        "page": page,
        "running": [row for row in rows if row.case.closed_on is None],
        "closed": [row for row in rows if row.case.closed_on is not None],
    }
    return render(request, "committee/cases.html", context)
