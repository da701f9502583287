from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.forms.staff.filters import CaseFilters
from frontend.forms.staff.finding import SearchForm, ViewForm
from frontend.views.staff.desk import for_staff, language, paged, today
from kernel import clock
from kernel.actors import Actor
from kernel.post.models import OutboxMessage, State
from procedures.models import SavedView
from procedures.queries.staff_lists import (
    Wanted,
    case_rows,
    handlers_of_client,
    listed_cases,
    load_of,
    with_news,
    years_of,
)
from procedures.queries.visible import asked_about, cases_for
from procedures.queries.words import words_of_client

STUCK = (State.CHECK, State.FAILED)


def mails_for(actor: Actor) -> QuerySet[OutboxMessage]:
    """Return the mails that leave here, but for those of cases about their reader."""
    return OutboxMessage.objects.exclude(case_id__isnull=False, case_id__in=asked_about(actor))


@for_staff
def cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the cases: what is too late first, narrowed down by what the address asks."""
    now, day = clock.now(), today()
    words, people = words_of_client(language()), handlers_of_client()
    filters = CaseFilters(request.GET, words=words, years=years_of(actor, now), people=people)
    found = listed_cases(actor, filters.wanted(), words, at=now, today=day)
    load = load_of(actor, words, at=now, today=day)
    known = load.open_count if filters.wanted() == Wanted() else None
    page = paged(request, found, count=known)
    rows = case_rows(list(page.object_list), language=language(), today=day)
    context = {
        "reader": actor,
        "filters": filters,
        "page": page,
        "is_new": not rows and not request.GET and not cases_for(actor, now).exists(),
        "rows": with_news(rows, actor),
        "load": load,
        "stuck_count": mails_for(actor).filter(state__in=STUCK).count(),
        "search": SearchForm(auto_id="zoek_%s"),
        "views": SavedView.objects.filter(person=actor.id).order_by("made_at"),
        "keep": ViewForm(initial={"asked": request.GET.urlencode()}, auto_id="keuze_%s"),
    }
    return render(request, "staff/cases.html", context)
