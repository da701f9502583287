from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from frontend.views.regulations.desk import for_draft, for_writers, page
from frontend.views.staff.desk import language
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.differences import of_draft, of_version


@for_draft
def draft_difference(request: HttpRequest, actor: Actor, draft: RegulationDraft) -> HttpResponse:
    """Show what the draft changes in the newest version, in plain words."""
    try:
        compared = of_draft(draft, language())
    except Refusal as refusal:
        return page(request, actor, "unreadable", {"refusal": refusal}, status=422)
    return page(request, actor, "difference", {"draft": draft, "compared": compared})


@for_writers
def version_difference(request: HttpRequest, actor: Actor, regulation_id: UUID) -> HttpResponse:
    """Show what a version changed in the one before it."""
    adopted = get_object_or_404(AdoptedRegulation, id=regulation_id)
    context = {"adopted": adopted, "compared": of_version(adopted, language())}
    return page(request, actor, "difference", context)
