"""The editor's front page, beginning a draft, what the proofs say, and undoing the last change."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms.draft.beginning import BeginForm
from frontend.forms.draft.spoken import SpokenForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.draft.counting import parts_of
from frontend.views.draft.desk import Desk, for_draft, for_writers, keep, language, page, press
from frontend.views.draft.telling import told
from kernel import clock
from kernel.actors import Actor
from procedures.actions.begin_draft import begin_draft
from procedures.queries.drafts import newest_version, open_draft
from procedures.queries.editing import presets_told
from procedures.queries.languages import usual_languages
from procedures.queries.regulations import rules_of
from procedures.rules.editing.spoken import on_offer, with_languages
from procedures.rules.proofs.sentences import titles
from tenants import scope

USUAL = "awb"
"""The regulation we ship whose languages are asked for when a client has none yet."""


@for_draft
def overview(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """Show the parts of the draft, how much in each is the client's own, and what to do next."""
    return page(request, desk, "overview", {"parts": parts_of(desk.manuscript)})


@for_writers
def begin(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose what a draft begins with: the version in force, or a regulation we ship."""
    if open_draft() is not None:
        return redirect("draft")
    newest = newest_version()
    spoken = rules_of(newest).languages if newest else usual_languages(USUAL)
    form = BeginForm(sent(request), presets_told(language()), newest, spoken)
    status = 200
    if request.method == "POST":
        status = _begin(form, actor)
        if not status:
            messages.success(request, gettext("Het concept staat klaar. Pas aan wat u wilt."))
            return redirect("draft")
    context = {"form": form, "navs": ["staff/nav.html", "year/nav.html"]}
    return render(request, "draft/begin.html", context, status=status)


def _begin(form: BeginForm, actor: Actor) -> int:
    return attempt(
        form,
        lambda: begin_draft(
            preset=form.preset(), languages=form.chosen(), by=actor, at=clock.now()
        ),
    )


@for_draft
def spoken(request: HttpRequest, actor: Actor, desk: Desk) -> HttpResponse:
    """Choose the languages of the draft, among those of what it builds on."""
    draft, home = desk.manuscript, scope.current().language
    form = SpokenForm(sent(request), on_offer(draft), draft.languages, version=desk.revision)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: with_languages(draft, form.chosen(), home=home))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_languages")
    return page(request, desk, "languages", {"form": form}, status=status or 200)


@for_draft
def checks(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """Show every obligation: what holds, and what is broken with the walk that shows it."""
    found = desk.check
    asked = titles(language())
    rows = [
        (asked[one.name], one, told(b for b in found.broken if b.obligation == one.name))
        for one in found.obligations
    ]
    wrong = [row for row in rows if not row[1].holds]
    right = [row for row in rows if row[1].holds]
    return page(request, desk, "checks", {"wrong": wrong, "right": right})


@require_POST
@for_draft
def undo(request: HttpRequest, actor: Actor, desk: Desk) -> HttpResponse:
    """Put back what was there before the last change; once more brings the change back."""
    if press(request, actor, desk, desk.former):
        messages.success(request, gettext("De laatste wijziging is teruggedraaid."))
    return redirect("draft")
