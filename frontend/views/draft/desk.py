"""What every page of the editor begins with: the open draft, and what the proofs say of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from frontend.forms import WederhoorForm
from frontend.forms.draft.confirming import ConfirmForm
from frontend.forms.sending import attempt
from frontend.readers import Rest, View, for_roles
from frontend.views.draft.telling import told
from kernel import clock
from kernel.actors import Actor
from procedures.actions.save_draft import save_draft
from procedures.models import RegulationDraft
from procedures.queries.drafts import open_draft
from procedures.queries.editing import Checked, checked, manuscript_of
from procedures.queries.languages import said_by
from procedures.rules.access import SEES_EVERY_CASE, WRITES_REGULATION
from procedures.rules.adopting import Draft
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.names import Names
from tenants import scope

TOLD_AT_ONCE = 3
"""So many broken things stand on every page; the rest is one press away."""

for_writers = for_roles(*sorted(WRITES_REGULATION))


@dataclass(frozen=True, slots=True)
class Desk:
    """The open draft: the row, what is worked on, and its names in the reader's language."""

    draft: RegulationDraft
    manuscript: Manuscript
    names: Names

    @property
    def revision(self) -> str:
        """The revision that a form is about."""
        return str(self.draft.revision)

    def former(self) -> Manuscript:
        """Return the draft as it was before the last change, or as it is when there was none."""
        written = self.draft.previous or {}
        if not written:
            return self.manuscript
        before = RegulationDraft(source=written["source"], texts=written["texts"])
        before.wording, before.based_on = written["wording"], self.draft.based_on
        return manuscript_of(said_by(before))

    @property
    def check(self) -> Checked:
        """What the proofs say of the draft as it is kept."""
        return checked(self.manuscript, self.names.language)


def language() -> str:
    """Return the reader's language."""
    return (get_language() or "nl").split("-", maxsplit=1)[0]


def today() -> date:
    """Return the day it is for this client."""
    return clock.local_date(clock.now(), scope.current().time_zone)


def desk_of(draft: RegulationDraft) -> Desk:
    """Return the draft with its names in the reader's language, or in its own first one."""
    manuscript = manuscript_of(draft)
    spoken = language() if language() in manuscript.languages else manuscript.languages[0]
    return Desk(draft, manuscript, Names(manuscript, spoken))


def for_draft(
    view: Callable[Concatenate[HttpRequest, Actor, Desk, Rest], HttpResponseBase],
) -> View[Rest]:
    """Let in who writes regulations, with the open draft; without one, to where one begins."""

    @for_writers
    @wraps(view)
    def guarded(
        request: HttpRequest, actor: Actor, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        draft = open_draft()
        if draft is None:
            return redirect("draft_begin")
        return view(request, actor, desk_of(draft), *args, **kwargs)

    return guarded


def page(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the editor, with what is broken in the draft and the way back."""
    found = desk.check
    around = {
        "navs": ["staff/nav.html", "year/nav.html"],
        "desk": desk,
        "check": found,
        "broken_now": told(found.broken[:TOLD_AT_ONCE]),
        "more": max(0, len(found.broken) - TOLD_AT_ONCE),
        "undo": ConfirmForm(version=desk.revision) if desk.draft.previous else None,
        "languages": desk.manuscript.languages,
        "parent": parent_title(desk),
    }
    return render(request, f"draft/{template}.html", {**around, **context}, status=status)


def parent_title(desk: Desk) -> str:
    """Return what the regulation is called that the draft builds on."""
    words = desk.manuscript.base_words
    known = words.get(desk.names.language) or next(iter(words.values()), {})
    return str(known.get("title", ""))


def keep(actor: Actor, desk: Desk, form: WederhoorForm, change: Callable[[], Manuscript]) -> int:
    """Keep what the form changes; return 0, or the status with which it comes back.

    What a rule refused stands in the form then; what was typed is still there.
    """
    return attempt(form, lambda: _save(actor, desk, change()))


def press(request: HttpRequest, actor: Actor, desk: Desk, change: Callable[[], Manuscript]) -> bool:
    """Do what one button asks; what stands in its way becomes a message. Whether it was done."""
    form = ConfirmForm(request.POST, version=desk.revision)
    status = keep(actor, desk, form, change)
    if status:
        messages.error(request, " ".join(problem.text for problem in form.problems))
    return not status


def _save(actor: Actor, desk: Desk, changed: Manuscript) -> None:
    if (changed.source, changed.texts, changed.wording) == (
        desk.manuscript.source,
        desk.manuscript.texts,
        desk.manuscript.wording,
    ):
        return
    written = Draft(changed.source, changed.texts, changed.wording)
    save_draft(desk.draft.id, written, revision=desk.draft.revision, by=actor, at=clock.now())


def is_staff(actor: Actor) -> bool:
    """Whether the reader also works on cases here."""
    return bool(actor.roles & SEES_EVERY_CASE)
