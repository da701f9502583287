from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from frontend.views.regulations.desk import for_draft, page
from frontend.views.regulations.telling import sums, told, visible
from frontend.views.staff.desk import PAGE_SIZE, language, today
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import RegulationDraft
from procedures.queries.drafts import whole_of
from procedures.queries.dry_run import dry_run
from procedures.queries.visible import cases_for


@for_draft
def dry_run_page(request: HttpRequest, actor: Actor, draft: RegulationDraft) -> HttpResponse:
    """Show what the draft would change in the cases that are there; nothing is written.

    Who may not see cases reads the counts only.
    """
    try:
        whole = whole_of(draft)
    except Refusal as refusal:
        return page(request, actor, "unreadable", {"refusal": refusal}, status=422)
    found = dry_run(whole, today=today())
    ids = set(cases_for(actor, clock.now()).values_list("id", flat=True))
    listed = Paginator(visible(found, ids), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "draft": draft,
        "found": found,
        "sums": sums(found, whole, language()),
        "page": listed,
        "rows": told(listed.object_list, whole, language()),
    }
    return page(request, actor, "dry_run", context)
