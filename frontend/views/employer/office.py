"""Pages beside the cases: measures, the regulation, the subscription, and who came in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from billing.queries import overview
from frontend.views.employer.desk import for_employer, reading
from frontend.views.staff.desk import language, paged, today
from kernel import clock
from kernel.actors import Actor
from procedures.models import AdoptedRegulation
from procedures.queries.audit_log import entries, log_rows
from procedures.queries.employer_view import agreed_measures, finishable
from procedures.queries.meetings import decisions
from procedures.queries.regulations import rules_of, texts_of
from procedures.queries.visible import cases_for
from procedures.queries.words import words_of_client
from procedures.rules.explained import length_in_words, told_stages, told_terms
from tenants import scope

ENTERED = "client.entered"
OVER = "klaar"


@for_employer
def measures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what was agreed: what is still to be done, the oldest date first, or what is over."""
    reader, over = reading(actor), request.GET.get("stand") == OVER
    page = paged(request, agreed_measures(reader, open_only=not over))
    open_ = agreed_measures(reader, open_only=True)
    agreed = decisions(reader.today)
    states = [one.state for one in agreed]
    context = {
        "reader": actor,
        "over": over,
        "page": page,
        "rows": finishable(page.object_list, reader),
        "agreed": [one for one in agreed if one.is_open is not over],
        "open_count": open_.count() + sum(one.is_open for one in agreed),
        "overdue_count": open_.filter(due_on__lt=reader.today).count() + states.count("late"),
    }
    return render(request, "employer/measures.html", context)


@for_employer
def regulation(
    request: HttpRequest, actor: Actor, regulation_id: UUID | None = None
) -> HttpResponse:
    """Show a version of the client's regulation in words: the one in force, or another."""
    versions = list(AdoptedRegulation.objects.order_by("-in_force_from", "-version"))
    main = [one for one in versions if not one.beside]
    in_force = next((one for one in main if one.in_force_from <= today()), None)
    shown = in_force or (versions[0] if versions else None)
    if regulation_id is not None:
        shown = get_object_or_404(AdoptedRegulation, id=regulation_id)
    context = {"reader": actor, "versions": versions, "shown": shown, "in_force": in_force}
    return render(request, "employer/regulation.html", context | _in_words(shown))


def _in_words(shown: AdoptedRegulation | None) -> dict[str, object]:
    if shown is None:
        return {}
    rules, texts = rules_of(shown), texts_of(shown, language())
    return {
        "texts": texts,
        "stages": told_stages(rules, texts),
        "terms": told_terms(rules, texts, language()),
        "kept_for": length_in_words(rules.retention, language()),
    }


@for_employer
def subscription(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the plan and the invoices."""
    context = {"reader": actor, "overview": overview(scope.current())}
    return render(request, "employer/subscription.html", context)


@for_employer
def entered(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who of the consultancy came in, when, and as what."""
    page = paged(request, entries(ENTERED))
    visible, words = cases_for(actor, clock.now()), words_of_client(language())
    rows = log_rows(list(page.object_list), visible, words)
    return render(request, "employer/entered.html", {"reader": actor, "page": page, "rows": rows})
