"""The four lists: what may go, what was asked, what is held, and what is gone."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from frontend.forms.keeping import ChosenFilesForm
from frontend.views.keeping.desk import for_askers, for_deciders, not_about, page, paged
from frontend.views.staff.desk import today
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.ask_shredding import Reason, ask_shredding
from procedures.queries.keeping import (
    asked_files,
    asked_rows,
    due_files,
    gone_files,
    held_cases,
    held_rows,
    soon_count,
)
from procedures.queries.visible import ids_about


@for_askers
def due(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the files whose term is over; ask that those chosen go."""
    files = paged(request, due_files(today()).exclude(id__in=ids_about(actor)))
    posted = request.POST if request.method == "POST" else None
    form = ChosenFilesForm(posted, [one.id for one in files], "case")
    if form.is_valid():
        _ask(request, actor, form.chosen())
        return redirect("keeping_requests")
    context = {
        "page": files,
        "form": form,
        "soon_count": soon_count(today()),
        "asked_count": not_about(asked_files(), actor).count(),
    }
    return page(request, actor, "due", context, status=422 if form.is_bound else 200)


@for_deciders
def requests(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what waits for a second person, and what the worker still has to do."""
    found = paged(request, not_about(asked_files(), actor))
    rows = asked_rows(found.object_list, actor)
    context = {"page": found, "rows": rows, "may_decide": any(row.may_decide for row in rows)}
    return page(request, actor, "requests", context)


@for_askers
def held(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the files that must stay, and why."""
    found = paged(request, held_cases().exclude(case__in=ids_about(actor)))
    context = {"page": found, "rows": held_rows(found.object_list, today())}
    return page(request, actor, "held", context)


@for_deciders
def gone(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the files that are gone, each with its certificate."""
    found = paged(request, not_about(gone_files(), actor))
    context = {"page": found, "rows": asked_rows(found.object_list, actor)}
    return page(request, actor, "gone", context)


def _ask(request: HttpRequest, actor: Actor, chosen: Sequence[UUID]) -> None:
    """Ask for each file apart: what one of them refuses does not keep the others."""
    asked_count = 0
    for case_id in chosen:
        try:
            ask_shredding(case_id, Reason(), by=actor, at=clock.now())
            asked_count += 1
        except Refusal as refusal:
            messages.error(request, gettext(refusal.message))
    if asked_count:
        told = ngettext(
            "%(n)d dossier voorgedragen. Een collega beslist.",
            "%(n)d dossiers voorgedragen. Een collega beslist.",
            asked_count,
        )
        messages.success(request, told % {"n": asked_count})
