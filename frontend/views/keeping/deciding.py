"""The second person decides: look at one request, let files go, or keep them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frontend.again import again
from frontend.forms.keeping import ChosenFilesForm
from frontend.languages import among
from frontend.views.downloads import download
from frontend.views.keeping.desk import for_deciders, not_about, page
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from kernel.vault.models import StoredFile
from procedures.actions.approve_shredding import approve_shredding
from procedures.actions.stop_shredding import stop_shredding
from procedures.models import Shredding
from procedures.queries.keeping import asked_files, asked_rows, may_decide
from procedures.rules.published.catalogue import catalogue, languages


@for_deciders
@again()
def approve(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask once more, then let the chosen files go; the worker does it within a minute."""
    mine = [one for one in not_about(asked_files(), actor) if may_decide(one, actor)]
    sent = request.POST if request.method == "POST" else request.GET
    form = ChosenFilesForm(sent, [one.id for one in mine], "shredding")
    if not form.is_valid():
        messages.error(request, gettext("Kies ten minste een dossier dat u mag goedkeuren."))
        return redirect("keeping_requests")
    chosen = form.chosen()
    if request.method == "POST":
        _approve(request, actor, chosen)
        return redirect("keeping_requests")
    rows = asked_rows([one for one in mine if one.id in chosen], actor)
    return page(request, actor, "approve", {"rows": rows, "form": form})


@for_deciders
def request_page(request: HttpRequest, actor: Actor, shredding_id: UUID) -> HttpResponse:
    """Show what was asked about one file and how it stands; keep the file after all."""
    found = get_object_or_404(not_about(Shredding.objects.all(), actor), id=shredding_id)
    if request.method == "POST":
        _stop(request, actor, found)
        return redirect("keeping_request", shredding_id=shredding_id)
    row = asked_rows([found], actor)[0]
    approve_url = f"{reverse('keeping_approve')}?shredding={shredding_id}"
    context = {"row": row, "shredding": found, "approve_url": approve_url, "basis": _basis(found)}
    return page(request, actor, "request", context)


@for_deciders
def certificate(_request: HttpRequest, actor: Actor, shredding_id: UUID) -> StreamingHttpResponse:
    """Give the certificate of a shredding, as it was stored."""
    gone = not_about(Shredding.objects.filter(state="done"), actor)
    done = get_object_or_404(gone, id=shredding_id)
    return download(get_object_or_404(StoredFile.objects.filter(id__in=[done.document])))


def _basis(found: Shredding) -> str:
    return catalogue(among(languages())).source(found.basis)


def _approve(request: HttpRequest, actor: Actor, chosen: list[UUID]) -> None:
    count = 0
    for shredding_id in chosen:
        try:
            approve_shredding(shredding_id, by=actor, at=clock.now())
            count += 1
        except Refusal as refusal:
            messages.error(request, gettext(refusal.message))
    if count:
        told = ngettext(
            "%(n)d dossier goedgekeurd. Het is zo dadelijk vernietigd.",
            "%(n)d dossiers goedgekeurd. Ze zijn zo dadelijk vernietigd.",
            count,
        )
        messages.success(request, told % {"n": count})


def _stop(request: HttpRequest, actor: Actor, found: Shredding) -> None:
    try:
        stop_shredding(found.id, by=actor, at=clock.now())
        messages.success(request, gettext("Het dossier blijft bewaard."))
    except Refusal as refusal:
        messages.error(request, gettext(refusal.message))
