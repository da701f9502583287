"""The last steps of a draft: adopting it, or throwing it away."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from frontend.forms.received import sent
from frontend.forms.regulations.adopting import AdoptForm, DiscardForm
from frontend.forms.sending import attempt
from frontend.views.draft.telling import told
from frontend.views.regulations.desk import for_draft, page
from frontend.views.staff.desk import language, today
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.adopt_draft import adopt_draft
from procedures.actions.discard_draft import discard_draft
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.adoptable import Adoptable, adoptable
from procedures.queries.drafts import newest_version
from procedures.rules.adopting import Adoption

FIELDS: Mapping[str, str] = {
    "regulation.before": "in_force_from",
    "regulation.past": "in_force_from",
    "regulation.received": "in_force_from",
    "regulation.council": "council",
}
"""At which question of the form a refusal stands."""


@for_draft
def adopt(request: HttpRequest, actor: Actor, draft: RegulationDraft) -> HttpResponse:
    """Show whether the draft can be adopted, and adopt it with what the form says."""
    try:
        found = adoptable(draft, language(), today=today())
    except Refusal as refusal:
        return page(request, actor, "unreadable", {"refusal": refusal}, status=422)
    form = AdoptForm(sent(request), first_on=_first_day(), version=str(draft.revision))
    status = 200
    if request.method == "POST":
        adopting = partial(_adopted, request, draft)
        status = attempt(form, lambda: adopting(form.adoption(), actor), at=FIELDS)
        if not status:
            return redirect("regulations")
    return _asked(request, actor, form, found, status=status)


def _asked(
    request: HttpRequest, actor: Actor, form: AdoptForm, found: Adoptable, *, status: int
) -> HttpResponse:
    context = {
        "form": form,
        "found": found,
        "items": told(found.checked.broken),
        "newest": newest_version(),
    }
    return page(request, actor, "adopt", context, status=status)


def _adopted(
    request: HttpRequest, draft: RegulationDraft, adoption: Adoption, actor: Actor
) -> AdoptedRegulation:
    made = adopt_draft(draft.id, adoption, revision=draft.revision, by=actor, at=clock.now())
    sentence = gettext("Versie {version} is vastgesteld en geldt vanaf {day}.")
    day = date_format(made.in_force_from, "DATE_FORMAT")
    messages.success(request, sentence.format(version=made.version, day=day))
    return made


@for_draft
def discard(request: HttpRequest, actor: Actor, draft: RegulationDraft) -> HttpResponse:
    """Ask once more, then throw the draft away."""
    form, status = DiscardForm(sent(request), version=str(draft.revision)), 200
    if request.method == "POST":
        revision = draft.revision
        status = attempt(
            form,
            lambda: discard_draft(draft.id, revision=revision, by=actor, at=clock.now()),
        )
        if not status:
            messages.success(request, gettext("Het concept is weggegooid."))
            return redirect("regulations")
    context = {
        "form": form,
        "question": gettext("Dit concept weggooien?"),
        "consequences": [
            gettext("U kunt de wijzigingen in het concept daarna niet meer zien of terughalen."),
            gettext("De versie die nu geldt, blijft gelden."),
            gettext("Daarna kan een nieuw concept worden begonnen."),
        ],
        "confirm_label": gettext("Gooi het concept weg"),
        "cancel_url": reverse("regulations"),
        "danger": True,
    }
    return page(request, actor, "discard", context, status=status)


def _first_day() -> date:
    """Return the first day that is likely: tomorrow, or the day of a version still to come."""
    newest = newest_version()
    tomorrow = today() + timedelta(days=1)
    return max(tomorrow, newest.in_force_from) if newest else tomorrow
