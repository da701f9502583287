"""The lists people choose from: names, new choices, and choices that go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms.draft.confirming import ConfirmForm
from frontend.forms.draft.words import CodeForm, Entry, WordsForm
from frontend.forms.received import sent
from frontend.views.draft.desk import Desk, for_draft, keep, page, press
from kernel.actors import Actor
from procedures.queries.codes_in_use import codes_in_use
from procedures.rules.editing.codes import (
    FIXED,
    code_again,
    lists_of,
    needed_codes,
    taken_out,
    with_code,
    without_code,
)


@dataclass(frozen=True, slots=True)
class CodeTold:
    """A choice of a list, and why it cannot go (empty when it can)."""

    code: str
    name: str
    stays: str


@for_draft
def lists(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """List the lists with their choices."""
    rows = [
        (name, desk.names.listed(name), [desk.names.code(name, code) for code in codes])
        for name, codes in lists_of(desk.manuscript).items()
    ]
    return page(request, desk, "lists", {"rows": rows})


@for_draft
def one_list(request: HttpRequest, actor: Actor, desk: Desk, name: str) -> HttpResponse:
    """Change the names of the choices of a list."""
    codes = _codes(desk, name)
    entries = [Entry(("codes", name, code), desk.names.code(name, code)) for code in codes]
    form = WordsForm(sent(request), desk.manuscript, entries, version=desk.revision)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_list", name)
    return page(request, desk, "list", _context(desk, name, form), status=status or 200)


def _context(
    desk: Desk, name: str, form: WordsForm, adding: CodeForm | None = None
) -> dict[str, object]:
    languages = desk.manuscript.languages
    gone = [(code, desk.names.code(name, code)) for code in taken_out(desk.manuscript, name)]
    return {
        "name": name,
        "label": desk.names.listed(name),
        "form": form,
        "fixed": name in FIXED,
        "codes": list(_told(desk, name)),
        "gone": gone,
        "confirm": ConfirmForm(version=desk.revision, auto_id=False),
        "adding": adding or CodeForm(None, languages, version=desk.revision),
    }


def _codes(desk: Desk, name: str) -> tuple[str, ...]:
    found = lists_of(desk.manuscript).get(name)
    if found is None:
        raise Http404
    return found


def _told(desk: Desk, name: str) -> Iterator[CodeTold]:
    used = codes_in_use().get(name, {})
    needed = needed_codes(desk.manuscript.regulation, name)
    for code in _codes(desk, name):
        stays = ""
        if used.get(code):
            stays = gettext("Er lopen zaken met deze keuze.")
        elif code in needed:
            act = desk.names.act(needed[code])
            stays = gettext("Nodig voor de stap ‘%(name)s’.") % {"name": act}
        yield CodeTold(code, desk.names.code(name, code), stays)


@require_POST
@for_draft
def code_add(request: HttpRequest, actor: Actor, desk: Desk, name: str) -> HttpResponse:
    """Add a choice to a list."""
    codes = _codes(desk, name)
    adding = CodeForm(request.POST, desk.manuscript.languages, version=desk.revision)
    status = keep(actor, desk, adding, lambda: with_code(desk.manuscript, name, adding.labels()))
    if not status:
        messages.success(request, gettext("De keuze staat erbij."))
        return redirect("draft_list", name)
    entries = [Entry(("codes", name, code), desk.names.code(name, code)) for code in codes]
    form = WordsForm(None, desk.manuscript, entries, version=desk.revision)
    return page(request, desk, "list", _context(desk, name, form, adding), status=status)


@require_POST
@for_draft
def code_remove(request: HttpRequest, actor: Actor, desk: Desk, name: str) -> HttpResponse:
    """Take a choice out of a list; not while cases run that use it."""
    code = _known(request, desk, name)
    used = frozenset(codes_in_use().get(name, {}))
    if press(request, actor, desk, lambda: without_code(desk.manuscript, name, code, used=used)):
        messages.success(request, gettext("De keuze is weg."))
    return redirect("draft_list", name)


@require_POST
@for_draft
def code_back(request: HttpRequest, actor: Actor, desk: Desk, name: str) -> HttpResponse:
    """Put a choice back that was taken out."""
    code = _known(request, desk, name)
    if press(request, actor, desk, lambda: code_again(desk.manuscript, name, code)):
        messages.success(request, gettext("De keuze staat er weer."))
    return redirect("draft_list", name)


def _known(request: HttpRequest, desk: Desk, name: str) -> str:
    """Return the choice that a button is about; one that is not there is a missing page."""
    code = request.POST.get("code", "")
    if code not in {*_codes(desk, name), *taken_out(desk.manuscript, name)}:
        raise Http404
    return code
