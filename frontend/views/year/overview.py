from django.http import HttpRequest, HttpResponse

from frontend.views.year.desk import for_readers, page, today
from kernel.actors import Actor
from procedures.queries.editions import year_rows


@for_readers
def year(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every year with its report and meeting, and what is to be done next."""
    rows = year_rows(actor, today())
    told = [row for row in rows if row.editions or row.meetings]
    return page(request, actor, "overview", {"rows": rows, "told": told})
