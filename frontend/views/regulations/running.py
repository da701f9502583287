from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from frontend.jobs import AGAIN_SECONDS
from frontend.views.regulations.desk import for_draft, page
from frontend.views.regulations.telling import sums, sums_of, told, visible
from frontend.views.staff.desk import PAGE_SIZE, language, today
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.try_draft import ask_trial
from procedures.models import RegulationDraft
from procedures.queries.drafts import Whole, whole_of
from procedures.queries.dry_run import dry_run, dry_run_of, tried
from procedures.queries.trials import needs_worker, numbers_of, trial_of
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
    if needs_worker():
        return _tried(request, actor, draft, whole)
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


def _tried(
    request: HttpRequest, actor: Actor, draft: RegulationDraft, whole: Whole
) -> HttpResponse:
    """Show what the worker found; before that how far it is, or that it can begin."""
    trial = trial_of(draft)
    if trial is None or trial.done_at is None:
        begun = {"draft": draft, "trial": trial, "cases_count": tried().count()}
        answer = page(request, actor, "trial", begun)
        if trial is not None:
            answer.headers["Refresh"] = str(AGAIN_SECONDS)
        return answer
    cases = cases_for(actor, clock.now()).filter(id__in=trial.changed)
    cases = cases.order_by("-received_on", "-number")
    listed = Paginator(cases.values_list("id", flat=True), PAGE_SIZE)
    shown = listed.get_page(request.GET.get("page"))
    some = tried().filter(id__in=list(shown.object_list)).order_by("-received_on", "-number")
    runs = dry_run_of(whole, some, today=trial.today).changed
    context: dict[str, object] = {
        "draft": draft,
        "trial": trial,
        "found": numbers_of(trial),
        "sums": sums_of(trial.found, whole, language()),
        "page": shown,
        "rows": told(runs, whole, language()),
    }
    return page(request, actor, "dry_run", context)


@require_POST
@for_draft
def dry_run_begin(request: HttpRequest, actor: Actor, draft: RegulationDraft) -> HttpResponse:
    """Have the worker try the draft on every case; who asks can leave and come back."""
    again = "again" in request.POST
    ask_trial(draft, by=actor, at=clock.now(), today=today(), again=again)
    return redirect("regulation_draft_dry_run")
