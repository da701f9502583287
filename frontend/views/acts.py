"""The page of any act: what it asks, its letters beforehand, and what came in between."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext

from frontend.forms.act_form import ActForm, Data, act_form
from frontend.frames import frame
from frontend.said_to import said_to
from frontend.views.codes import codes_page
from frontend.views.own_letters import AS_WORD, as_word, own_files, shown
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.preview_letters import preview_letters
from procedures.actions.take import Doing
from procedures.actions.take_with_letters import take_with_letters
from procedures.errors import not_now
from procedures.models import Act, Complaint
from procedures.queries.arms import Waiting, waiting_sides
from procedures.queries.beside import Beside, beside
from procedures.queries.deliberation import drafted_for
from procedures.queries.next_steps import obstacle
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.standing import Possible, possible, roles_in, walk_of
from procedures.queries.timeline import timeline
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.language import Step, Texts
from tenants import scope

CONFLICTS = frozenset({"case.stale", "act.not_now"})
STALE = "case.stale"
PREVIEW = "preview"
TALKS = frozenset({"invite", "hear"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One act about to be taken: by whom, in which case, and where they go afterwards."""

    request: HttpRequest
    actor: Actor
    case: Complaint
    step: Step
    done_url: str

    @property
    def tells_codes(self) -> bool:
        """Whether somebody needs a receipt code after this act."""
        return self.step.kind == "inform" and self.actor.kind == "person"

    @property
    def previews(self) -> bool:
        """Whether the letters may be read beforehand: not by a party, who gets only its own."""
        return bool(self.step.letters) and self.actor.kind == "person"

    def form(self, data: Data | None = None) -> ActForm:
        """Return the act's form, with what was sent when `data` is given."""
        files = self.request.FILES if data is not None else None
        return act_form(self.step, self.case, actor=self.actor, data=data, files=files)


def act_page(
    request: HttpRequest, actor: Actor, case: Complaint, act_name: str, *, done_url: str
) -> HttpResponse:
    """Ask for an act and record it; then go to `done_url`, the reader's page of the case.

    An advice begins with what its committee drafted.
    Answer 404 for an act that is not the reader's, 409 when it cannot be taken any more or when
    somebody else acted since the form was opened, 422 when something must be mended first.
    """
    step, so_far = of_case(case).step(act_name), walk_of(case)
    if step is None or not step.from_ or not roles_in(actor, so_far) & set(step.by):
        raise Http404
    sheet = Sheet(request, actor, case, step, done_url)
    if sheet.tells_codes and "codes" in request.GET and so_far.has(act_name):
        return codes_page(request, actor, case, side="respondent", done_url=done_url)
    return _sent(sheet) if request.method == "POST" else _opened(sheet)


def _opened(sheet: Sheet) -> HttpResponse:
    found = _possible(sheet)
    if found is None:
        raise not_now(sheet.step.act, sheet.case.state)
    if found.obstacles:
        texts = texts_of(sheet.case.regulation, _language())
        obstacles = [obstacle(one, texts) for one in found.obstacles]
        return _render(sheet, "acts/blocked.html", {"obstacles": obstacles})
    form = sheet.form()
    asked = {name: sheet.request.GET[name] for name in form.fields if name in sheet.request.GET}
    begun = drafted_for(sheet.actor, sheet.case, sheet.step, at=clock.now())
    form.initial = {**begun, **asked}
    return _asked(sheet, form, begun=bool(begun))


def _sent(sheet: Sheet) -> HttpResponse:
    if _taken_already(sheet):
        return _done(sheet)
    data, form = sheet.request.POST, sheet.form(sheet.request.POST)
    if form.is_stale:
        return _stale(sheet, data.get("object_version", ""))
    if not form.is_valid():
        return _asked(sheet, form, status=422)
    doing = str(data.get("doing", ""))
    if doing == "edit":
        return _asked(sheet, form)
    if sheet.previews and doing.startswith((PREVIEW, AS_WORD)):
        return _previewed(sheet, form, key=doing.partition(AS_WORD)[2] or None)
    return _recorded(sheet, form)


def _recorded(sheet: Sheet, form: ActForm) -> HttpResponse:
    try:
        doing = _doing(sheet, form, form.values())
        own = own_files(sheet.request) if sheet.previews else {}
        take_with_letters(sheet.case.id, doing, form.uploads(), own)
    except Refusal as refusal:
        if "letter" in refusal.facts:
            return _previewed(sheet, form, status=422)
        return _refused(sheet, form, refusal)
    return _done(sheet)


def _previewed(
    sheet: Sheet, form: ActForm, *, key: str | None = None, status: int = 200
) -> HttpResponse:
    """Show the letters beforehand, or give the one with this key as a Word document."""
    doing = _doing(sheet, form, form.values_without_content())
    try:
        drafts = preview_letters(sheet.case, doing)
    except Refusal as refusal:
        return _refused(sheet, form, refusal)
    if key is not None:
        return as_word(sheet.case, drafts, key)
    letters = list(shown(drafts, own_files(sheet.request)))
    status = 422 if any(one.problem for one in letters) else status
    return _render(sheet, "acts/preview.html", {"form": form, "letters": letters}, status=status)


def _doing(sheet: Sheet, form: ActForm, values: dict[str, object]) -> Doing:
    key = form.once_key
    if key is None:
        raise Http404
    return Doing(
        sheet.step.act,
        by=sheet.actor,
        at=clock.now(),
        values=values,
        version=sheet.case.version,
        key=key,
    )


def _done(sheet: Sheet) -> HttpResponse:
    done = texts_of(sheet.case.regulation, _language()).acts[sheet.step.act]
    messages.success(sheet.request, gettext("Vastgelegd: %(act)s.") % {"act": done})
    return redirect(f"{sheet.request.path}?codes" if sheet.tells_codes else sheet.done_url)


def _refused(sheet: Sheet, form: ActForm, refusal: Refusal) -> HttpResponse:
    if refusal.code == STALE:
        sheet.case.refresh_from_db()
        return _stale(sheet, str(form.data.get("object_version", "")))
    form.refuse(refusal)
    gone = refusal.code in CONFLICTS
    return _asked(sheet, form, status=409 if gone else 422, gone=gone)


def _stale(sheet: Sheet, seen: str) -> HttpResponse:
    """Show what the other did, above everything that was typed; sending it again is allowed."""
    data = sheet.request.POST.copy()
    data["object_version"] = str(sheet.case.version)
    form = sheet.form(data)
    after = int(seen) if seen.isdecimal() else sheet.case.version
    form.add_error(None, ValidationError(_who_was_first(sheet, after), code="stale"))
    gone = _possible(sheet) is None
    if gone:
        form.refuse(not_now(sheet.step.act, sheet.case.state))
    news = timeline(sheet.case, sheet.actor, language=_language(), after=after)
    return _asked(sheet, form, status=409, news=news, gone=gone)


def _who_was_first(sheet: Sheet, after: int) -> str:
    """Return who took the steps above this ordinal: the reader in another window, or another."""
    by = {one.actor_id for one in sheet.case.acts.all() if one.ordinal > after}
    if by == {sheet.actor.id}:
        return gettext(
            "U deed dit zelf net in een ander venster. Wat u hier schreef is nog niet opgeslagen."
            " Kijk wat er nieuw is."
        )
    return gettext(
        "Iemand anders was u net voor. Er is nog niets opgeslagen. Kijk wat er nieuw is."
        " Klopt wat u schreef nog, leg het dan opnieuw vast."
    )


def _asked(sheet: Sheet, form: ActForm, *, status: int = 200, **around: object) -> HttpResponse:
    """Show the form with `news` from others; `begun` with a draft, `gone` when it is too late."""
    return _render(sheet, "acts/page.html", {"form": form, **around}, status=status)


def _render(
    sheet: Sheet, template: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    texts, act = texts_of(sheet.case.regulation, _language()), sheet.step.act
    around = {
        "case": sheet.case,
        "step": sheet.step,
        "texts": texts,
        "title": texts.buttons.get(act) or texts.acts.get(act, act),
        "explanation": said_to(sheet.actor, sheet.step, texts.explanations.get(act, "")),
        "previews": sheet.previews,
        "done_url": sheet.done_url,
        "waiting_sides": _waiting(sheet, texts),
        "beside": _beside(sheet),
    }
    whole = {**frame(sheet.request, sheet.actor), **around, **context}
    return render(sheet.request, template, whole, status=status)


def _waiting(sheet: Sheet, texts: Texts) -> list[tuple[str, Waiting]]:
    """Return who cannot be heard yet, to warn whoever plans or records a talk with them."""
    if sheet.step.kind not in TALKS or sheet.actor.kind != "person":
        return []
    today = clock.local_date(clock.now(), scope.current().time_zone)
    found = waiting_sides(sheet.case, today)
    return [(texts.roles.get(one.side, one.side), one) for one in found]


def _beside(sheet: Sheet) -> list[Beside]:
    """Return who else has the case open, for who handles cases."""
    if sheet.actor.kind != "person" or not sheet.actor.roles & SEES_EVERY_CASE:
        return []
    return beside(sheet.case, sheet.actor, at=clock.now())


def _possible(sheet: Sheet) -> Possible | None:
    today = clock.local_date(clock.now(), scope.current().time_zone)
    found = possible(sheet.case, sheet.actor, today)
    return next((one for one in found if one.step.act == sheet.step.act), None)


def _taken_already(sheet: Sheet) -> bool:
    """Whether this very click was recorded before: the button was pressed twice."""
    try:
        key = UUID(sheet.request.POST.get("once_key", ""))
    except ValueError:
        return False
    return Act.objects.filter(id=key, case=sheet.case, actor_id=sheet.actor.id).exists()


def _language() -> str:
    return get_language() or "nl"
