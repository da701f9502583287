"""The stories of an edition: written by one person, approved by another."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from frontend.forms.received import number, seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year import ConfirmForm
from frontend.forms.year_papers import VignetteForm
from frontend.views.year.desk import for_makers, language, page
from kernel import clock
from kernel.actors import Actor
from procedures.actions.write_vignette import (
    approve_vignette,
    change_vignette,
    remove_vignette,
    write_vignette,
)
from procedures.queries.editions import edition_for
from procedures.queries.names import names_of
from procedures.queries.vignettes import told_labels, vignette_of, vignettes_of
from procedures.reports.wording import Words
from procedures.rules.vignette_words import capitals
from tenants import scope


@for_makers
def vignettes(request: HttpRequest, actor: Actor, edition_id: UUID) -> HttpResponse:
    """List the stories of an edition, with what each tells and who approved it."""
    found = edition_for(actor, edition_id)
    stories = vignettes_of(found)
    names = names_of(person for one in stories for person in (one.written_by, one.approved_by))
    words = Words(language(), told_labels() if stories else {})
    rows = [
        {
            "story": one,
            "facts": [words.label(name, code) for name, code in one.facts.items()],
            "written_by": names.get(one.written_by) if one.written_by else "",
            "approved_by": names.get(one.approved_by) if one.approved_by else "",
            "own": one.written_by == actor.id,
        }
        for one in stories
    ]
    context = {"edition": found, "year": found.year, "rows": rows, **_least()}
    return page(request, actor, "vignettes", context)


@for_makers
def vignette_new(request: HttpRequest, actor: Actor, edition_id: UUID) -> HttpResponse:
    """Write a story for an edition that is not published yet."""
    found = edition_for(actor, edition_id)
    if found.state == "published":
        return redirect("vignettes", edition_id=found.id)
    form, status = VignetteForm(sent(request), told_labels(), language=language()), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: form.asking(
                lambda: write_vignette(
                    found.id, form.story(), by=actor, at=clock.now(), key=form.once_key
                )
            ),
        )
        if not status:
            messages.success(request, gettext("Het verhaal is bewaard. Een collega kijkt het na."))
            return redirect("vignettes", edition_id=found.id)
    context = {"form": form, "edition": found, "year": found.year, **_least()}
    return page(request, actor, "vignette_form", context, status=status)


@for_makers
def vignette_edit(request: HttpRequest, actor: Actor, vignette_id: UUID) -> HttpResponse:
    """Change a story; it has to be approved again."""
    found = vignette_of(vignette_id)
    version = seen(request, found.version)
    labels = told_labels()
    form = VignetteForm(sent(request), labels, language=language(), vignette=found, version=version)
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda: form.asking(
                lambda: change_vignette(
                    found.id, form.story(), by=actor, at=clock.now(), seen=number(version)
                )
            ),
        )
        if not status:
            messages.success(request, gettext("Het verhaal is bewaard. Een collega kijkt het na."))
            return redirect("vignettes", edition_id=found.edition_id)
    context = {"form": form, "edition": found.edition, "year": found.edition.year, **_least()}
    return page(request, actor, "vignette_form", context, status=status)


@for_makers
def vignette_step(request: HttpRequest, actor: Actor, vignette_id: UUID, step: str) -> HttpResponse:
    """Ask once more, then approve a story or take it out."""
    found = vignette_of(vignette_id)
    version = seen(request, found.version)
    form, status = ConfirmForm(sent(request), version=version), 200
    acts = {
        "approve": lambda: approve_vignette(
            found.id, by=actor, at=clock.now(), seen=number(version)
        ),
        "remove": lambda: remove_vignette(found.id, by=actor, at=clock.now()),
    }
    if request.method == "POST":
        status = attempt(form, acts[step])
        if not status:
            messages.success(request, _done(step))
            return redirect("vignettes", edition_id=found.edition_id)
    approves = step == "approve"
    context = {
        "form": form,
        "edition": found.edition,
        "year": found.edition.year,
        "story": found,
        "question": gettext("Dit verhaal goedkeuren?")
        if approves
        else gettext("Dit verhaal weghalen?"),
        "consequences": []
        if approves
        else [
            gettext("Het verhaal staat dan niet meer in de rapportage."),
            gettext("U kunt het niet terughalen."),
        ],
        "confirm_label": gettext("Keur goed") if approves else gettext("Haal weg"),
        "cancel_url": reverse("vignettes", args=[found.edition_id]),
        "danger": not approves,
        "capitals": capitals(found.text) if approves else [],
        "plain_words": found.plain_words if approves else [],
        **_least(),
    }
    return page(request, actor, "vignette_step", context, status=status)


def _done(step: str) -> str:
    if step == "approve":
        return gettext("U hebt het verhaal goedgekeurd.")
    return gettext("Het verhaal is weggehaald.")


def _least() -> dict[str, object]:
    return {"least": scope.current().small_number_threshold}
