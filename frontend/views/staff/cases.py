from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.forms.staff.filters import CaseFilters
from frontend.views.staff.desk import for_staff, language, paged, today
from kernel import clock
from kernel.actors import Actor
from kernel.post.models import OutboxMessage, State
from procedures.queries.staff_lists import case_rows, listed_cases, load_of, years_of
from procedures.queries.words import words_of_client

STUCK = (State.CHECK, State.FAILED)


@for_staff
def cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the cases: what is too late first, narrowed down by what the address asks."""
    now, day = clock.now(), today()
    words = words_of_client(language())
    filters = CaseFilters(request.GET, words=words, years=years_of(actor, now))
    found = listed_cases(actor, filters.wanted(), words, at=now, today=day)
    page = paged(request, found)
    context = {
        "reader": actor,
        "filters": filters,
        "page": page,
        "rows": case_rows(list(page.object_list), language=language(), today=day),
        "load": load_of(actor, words, at=now, today=day),
        "stuck_count": OutboxMessage.objects.filter(state__in=STUCK).count(),
    }
    return render(request, "staff/cases.html", context)
