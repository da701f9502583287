"""The committee of a draft, and how complaints come in."""

from collections.abc import Iterable, Mapping
from typing import get_args

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from frontend.forms.draft.committee import CommitteeForm
from frontend.forms.draft.filing import FilingForm
from frontend.forms.draft.steps import Choices
from frontend.forms.received import sent
from frontend.views.draft.desk import Desk, for_draft, keep, language, page
from kernel.actors import Actor
from procedures.rules.editing.committee import with_panel
from procedures.rules.editing.filing import questions_off
from procedures.rules.editing.standard import STANDARD
from procedures.rules.language.filing import Channel, Filer, Naming
from procedures.rules.vocabulary import roles_of
from procedures.rules.walk import SIDES

NOBODY = frozenset({*SIDES, "system", "committee"})
"""Roles that nobody is appointed to as an expert, or kept out of a committee for."""


@for_draft
def committee(request: HttpRequest, actor: Actor, desk: Desk) -> HttpResponse:
    """Change how the committee is composed."""
    regulation = desk.manuscript.regulation
    panel = regulation.panel
    if panel is None:
        return page(request, desk, "no_committee", {})
    roles = (roles_of(regulation) | set(panel.excluded)) - NOBODY - set(panel.seats)
    names = {role: desk.names.role(role) for role in (*roles, *panel.seats)}
    form = CommitteeForm(
        sent(request),
        panel,
        version=desk.revision,
        names=names,
        roles=_sorted((role, names[role]) for role in roles),
    )
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: with_panel(desk.manuscript, form.wanted()))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_committee")
    return page(request, desk, "committee", {"form": form}, status=status or 200)


def _sorted(choices: Iterable[tuple[str, str]]) -> Choices:
    return sorted(choices, key=lambda one: one[1])


@for_draft
def filing(request: HttpRequest, actor: Actor, desk: Desk) -> HttpResponse:
    """Change who may file, how and until when, and what is asked."""
    now = desk.manuscript.regulation.filing
    form = FilingForm(sent(request), now, version=desk.revision, offered=_offered(desk))
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_filing")
    return page(request, desk, "filing", {"form": form}, status=status or 200)


def _offered(desk: Desk) -> Mapping[str, Choices]:
    asked = [one.name for one in desk.manuscript.regulation.filing.questions]
    return {
        "who": _coded(desk, "who", get_args(Filer)),
        "anonymity": _coded(desk, "anonymity", get_args(Naming)),
        "channels": _coded(desk, "channel", get_args(Channel)),
        "questions": [
            (name, desk.names.of("questions", name))
            for name in (*asked, *questions_off(desk.manuscript))
        ],
    }


def _coded(desk: Desk, codes: str, known: Iterable[str]) -> Choices:
    usual = STANDARD.get(language(), STANDARD["nl"])[codes]
    own = {code: desk.names.code(codes, code) for code in known}
    return [(code, own[code] if own[code] != code else usual[code]) for code in known]
