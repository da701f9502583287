"""Figures of others: read from a file, shown before they are kept, kept, and undone."""

import csv
import json
from hashlib import sha256
from io import StringIO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from frontend.forms.received import id_in, sent
from frontend.forms.registering import OutsideForm
from frontend.forms.sending import attempt
from frontend.views.registering.desk import (
    Codes,
    codes_of,
    for_keepers,
    known_labels,
    page,
    words_of,
)
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.import_outside import import_outside, undo_outside
from procedures.models import OutsideFile
from procedures.rules.outside_figures import Read, Trouble, read_lines
from tenants.signing import opened, signed

SALT = "outside-figures"
MOST_BYTES = 500_000
SECONDS = 3600
SHOWN = 50


@for_keepers
def outside(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show which files are in use; a POST with a file shows what is in it before it is kept."""
    if request.POST.get("undo"):
        undo_outside(id_in(request.POST["undo"]), by=actor, at=clock.now())
        messages.success(request, gettext("De cijfers uit dit bestand tellen niet meer mee."))
        return redirect("outside")
    labels = known_labels()
    codes, words = codes_of(labels), words_of(labels)
    form = OutsideForm(sent(request), request.FILES or None, sources=codes["source"])
    told: list[tuple[str, str]] = []
    status = attempt(form, lambda: told.append(_text(form)))
    if not status:
        return _before(request, actor, codes, (form.cleaned_data["source"], *told[0]))
    files = OutsideFile.objects.prefetch_related("figures").order_by("-imported_at")
    lines = [(one, words.label("source", one.source), len(one.figures.all())) for one in files]
    return page(request, actor, "outside", {"form": form, "lines": lines}, status=status)


@for_keepers
def outside_keep(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep what was shown; a page that is too old, or was tampered with, begins anew."""
    try:
        told = json.loads(opened(SALT, request.POST.get("told", ""), max_age_seconds=SECONDS))
    except Refusal:
        messages.error(request, gettext("Kies het bestand opnieuw."))
        return redirect("outside")
    source, name, text = told
    read = _read(text, codes_of(known_labels()))
    digest = sha256(text.encode()).hexdigest()
    import_outside(read, (source, name, digest), by=actor, at=clock.now())
    messages.success(request, gettext("De cijfers zijn bewaard."))
    return redirect("outside")


def _before(
    request: HttpRequest, actor: Actor, codes: Codes, told: tuple[str, str, str]
) -> HttpResponse:
    read = _read(told[2], codes)
    named = dict(codes.get("ground", ()))
    context = {
        "name": told[1],
        "source": dict(codes["source"]).get(told[0], told[0]),
        "lines": [(one, named.get(one.ground, "")) for one in read.lines[:SHOWN]],
        "count": len(read.lines),
        "more": max(len(read.lines) - SHOWN, 0),
        "troubles": [(one.line, _trouble(one)) for one in read.troubles[:SHOWN]],
        "told": signed(SALT, json.dumps(told)),
    }
    return page(request, actor, "outside_before", context, status=422 if read.troubles else 200)


def _text(form: OutsideForm) -> tuple[str, str]:
    """Return the name and the text of the file that was sent."""
    chosen = form.cleaned_data["chosen"]
    if chosen.size > MOST_BYTES:
        message = "Dit bestand is te groot. Ten hoogste 500 kB."
        raise Refusal("outside.large", message=message, field="chosen")
    try:
        return chosen.name[:200], chosen.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "Dit is geen CSV in UTF-8. Bewaar het bestand als CSV (UTF-8)."
        raise Refusal("outside.type", message=message, field="chosen") from None


def _read(text: str, codes: Codes) -> Read:
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") >= first.count(",") else ","
    try:
        rows = list(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error:
        return Read((), (Trouble(1, "columns"),))
    by_name = {label.lower(): code for code, label in codes.get("ground", ())}
    named = [[by_name.get(cell.strip().lower(), cell) for cell in row] for row in rows]
    return read_lines([*rows[:1], *named[1:]], grounds=set(by_name.values()))


def _trouble(trouble: Trouble) -> str:
    told = {
        "empty": gettext("Het bestand is leeg."),
        "columns": gettext("Er ontbreekt een kolom: %(value)s."),
        "many": gettext("Dit zijn te veel regels."),
        "year": gettext("Dit is geen jaar: %(value)s."),
        "municipality": gettext("Vul een gemeente in van ten hoogste 100 tekens."),
        "ground": gettext("Deze grond staat niet op uw lijst: %(value)s."),
        "count": gettext("Dit is geen heel aantal: %(value)s."),
        "twice": gettext("Deze regel staat er twee keer: %(value)s."),
    }
    return told[trouble.code] % {"value": trouble.value or "–"}
