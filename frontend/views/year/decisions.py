from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext

from frontend.forms.received import seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year_meetings import ProgressForm
from frontend.views.downloads import download
from frontend.views.year.desk import for_readers, page, today
from kernel import clock
from kernel.actors import Actor
from kernel.vault.models import StoredFile
from procedures.actions.update_decision import update_decision
from procedures.queries.meetings import decision_of, progress_of
from procedures.queries.meetings import decisions as all_decisions


@for_readers
def decisions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what was decided in all meetings, what is still open first."""
    rows = all_decisions(today())
    open_rows = [row for row in rows if row.decision.state == "open"]
    done_rows = [row for row in rows if row.decision.state != "open"]
    return page(request, actor, "decisions", {"open_rows": open_rows, "done_rows": done_rows})


@for_readers
def decision(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Say how a decision stands; whoever reads the figures may."""
    found = decision_of(decision_id)
    version = seen(request, found.state)
    files = request.FILES if request.method == "POST" else None
    form, status = ProgressForm(sent(request), found, version=version, files=files), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: update_decision(
                found.id, form.progress(), by=actor, at=clock.now(), seen=version
            ),
        )
        if not status:
            messages.success(request, gettext("De afspraak is bijgewerkt."))
            return redirect("decisions")
    context = {"form": form, "decision": found, "progress": progress_of(found)}
    return page(request, actor, "decision", context, status=status)


@for_readers
def decision_proof(
    _request: HttpRequest, _actor: Actor, decision_id: UUID, progress_id: UUID
) -> StreamingHttpResponse:
    """Give a file that shows how a decision went on."""
    kept = get_object_or_404(decision_of(decision_id).progress, id=progress_id)
    return download(get_object_or_404(StoredFile, id=kept.file))
