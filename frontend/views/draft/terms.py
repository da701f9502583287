"""The terms of a draft, and how long files are kept and when somebody asks how it went."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms.draft.confirming import ConfirmForm
from frontend.forms.draft.terms import KeepingForm, TermForm
from frontend.forms.received import sent
from frontend.views.draft.desk import Desk, for_draft, keep, language, page, press
from kernel.actors import Actor
from procedures.rules.editing.places import MISSING
from procedures.rules.explained import OWN_REGULATION, laws_of, length_in_words
from procedures.rules.language import TermSpec


@dataclass(frozen=True, slots=True)
class TermTold:
    """A term as the list shows it."""

    name: str
    label: str
    length: str
    after: str
    extension: str
    laws: str
    own: bool
    backward: bool


@for_draft
def terms(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """List the terms, and those that fell away."""
    specs = desk.manuscript.regulation.terms
    rows = [_told(name, spec, desk) for name, spec in specs.items()]
    base = desk.manuscript.base_at("terms", default={})
    gone = [(name, desk.names.of("terms", name)) for name in base if name not in specs]
    context = {"rows": rows, "gone": gone, "form": ConfirmForm(version=desk.revision)}
    return page(request, desk, "terms", context)


def _told(name: str, spec: TermSpec, desk: Desk) -> TermTold:
    most = spec.extension.length if spec.extension else None
    return TermTold(
        name=name,
        label=desk.names.of("terms", name),
        length=length_in_words(spec, language()),
        after=desk.names.act(spec.from_),
        extension=length_in_words(most, language()) if most else "",
        laws=laws_of(spec.source),
        own=desk.manuscript.is_own("terms", name),
        backward=spec.backward,
    )


@for_draft
def term(request: HttpRequest, actor: Actor, desk: Desk, name: str) -> HttpResponse:
    """Change one term."""
    regulation = desk.manuscript.regulation
    spec = regulation.terms.get(name)
    if spec is None:
        raise Http404
    extending = [
        (step.act, desk.names.act(step.act)) for step in regulation.steps if step.kind == "extend"
    ]
    form = TermForm(sent(request), name, regulation, version=desk.revision, steps=extending)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript, name))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_term", name)
    context = {"form": form, "name": name, **_around(desk, name, spec)}
    return page(request, desk, "term", context, status=status or 200)


def _around(desk: Desk, name: str, spec: TermSpec) -> dict[str, object]:
    """Return what a term runs from and to, and what it was in what the draft builds on."""
    base = desk.manuscript.base_at("terms", name)
    before = TermSpec.model_validate(base) if base is not MISSING else None
    return {
        "label": desk.names.of("terms", name),
        "told": _told(name, spec, desk),
        "ends": [desk.names.act(act) for act in spec.ends],
        "before": length_in_words(before, language()) if before else "",
        "law": laws_of(spec.source) if spec.source != OWN_REGULATION else "",
    }


@require_POST
@for_draft
def term_back(request: HttpRequest, actor: Actor, desk: Desk, name: str) -> HttpResponse:
    """Set a term back to what the draft builds on."""
    before = desk.manuscript.base_at("terms", name)
    if before is MISSING:
        raise Http404
    if press(request, actor, desk, lambda: desk.manuscript.placed(("terms", name), before)):
        messages.success(request, gettext("De termijn is weer zoals in het voorbeeld."))
    return redirect("draft_terms")


@for_draft
def keeping(request: HttpRequest, actor: Actor, desk: Desk) -> HttpResponse:
    """Change how long files are kept, and when somebody asks how it went."""
    form = KeepingForm(sent(request), desk.manuscript.regulation, version=desk.revision)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_keeping")
    return page(request, desk, "keeping", {"form": form}, status=status or 200)
