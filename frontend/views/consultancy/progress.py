"""The last look before a client is opened, opening it, how far it is, and giving it up."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext

from billing import words
from frontend.forms import WederhoorForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.views.consultancy.desk import Desk, for_filling_in, for_opening, page
from frontend.views.consultancy.roles import role_word
from kernel import clock
from kernel.identity.models import Account
from procedures.queries.editing import presets_told
from tenants.actions.openings import ask_opening, drop_opening
from tenants.actions.proceed_opening import proceed
from tenants.hosts import address_of
from tenants.models import Opening

AGAIN_SECONDS = 3
PART_OF_FIELD = {"name": "organisation", "host": "organisation", "regulation": "regulation"}
PART_OF_CODE = {"regulation": "regulation", "tenant": "organisation", "billing": "people"}


@for_filling_in
def check(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show everything once more, and open the client."""
    if desk.next_part != "check":
        return redirect(f"opening_{desk.next_part}", desk.opening.id)
    form, status = WederhoorForm(sent(request), version=str(desk.opening.revision)), 200
    if request.method == "POST":
        status = attempt(form, lambda: _open(desk))
        if not status:
            return redirect("opening", desk.opening.id)
    return page(request, desk, "check", {"form": form, **_summary(desk)}, status=status)


def _open(desk: Desk) -> Opening:
    ask_opening(desk.opening.id, at=clock.now())
    return proceed(desk.opening.id, at=clock.now())


def _summary(desk: Desk) -> dict[str, object]:
    asked = desk.asked
    names = dict(presets_told(get_language() or "nl"))
    staff = Account.objects.filter(id__in=[one.account for one in asked.serving])
    role = role_word(asked.serving[0].role) if asked.serving else ""
    return {
        "regulation": names.get(asked.regulation, asked.regulation),
        "day": asked.day(),
        "serving": [one.name for one in staff.order_by("name")],
        "role": role,
        "language": dict(settings.LANGUAGES).get(asked.language, asked.language),
        "pays": words.per(asked.pays) if asked.pays else "",
    }


@for_opening
def progress(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say how far the opening is; while it runs, the page looks again by itself."""
    opening = desk.opening
    if opening.state == Opening.State.DRAFT:
        return redirect(f"opening_{desk.next_part}", opening.id)
    runs = opening.state == Opening.State.ASKED
    again = runs and (not opening.problem or opening.problem["again"])
    address, sentence = "", opening.problem.get("message", "")
    if opening.tenant is not None:
        address = address_of(opening.tenant, port=settings.PORT, https=settings.HTTPS)
    context = {
        "steps": steps_told(opening),
        "again": again,
        "address": address,
        "mend": "" if again else _mend(desk),
        "message": gettext(sentence) if sentence else "",
    }
    response = page(request, desk, "progress", context)
    if again:
        response.headers["Refresh"] = str(AGAIN_SECONDS)
    return response


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step of the opening as the page shows it."""

    title: str
    state: str


def steps_told(opening: Opening) -> list[StepTold]:
    """Return what has to happen, in order, each done, current or still to do."""
    opened, paid = "opened" in opening.steps, "subscribed" in opening.steps
    done = [True, opened, opened, opened, paid]
    titles = [
        gettext("Aangevraagd"),
        gettext("Eigen ruimte en sleutels"),
        gettext("Adres, huisstijl en mensen"),
        gettext("Regeling bewezen en vastgesteld"),
        gettext("Abonnement"),
    ]
    current = done.index(False) if False in done else len(done)
    states = ["done" if d else "current" if n == current else "todo" for n, d in enumerate(done)]
    return [StepTold(title, state) for title, state in zip(titles, states, strict=True)]


def _mend(desk: Desk) -> str:
    """Return where a problem can be mended; empty when nothing can be filled in about it."""
    problem = desk.opening.problem
    if not problem or desk.opening.tenant_id is not None:
        return ""
    usual = PART_OF_CODE.get(problem["code"].partition(".")[0], "")
    part = PART_OF_FIELD.get(problem["field"], usual)
    return reverse(f"opening_{part}", args=[desk.opening.id]) if part else ""


@for_opening
def try_again(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Do what is left of an opening, at once."""
    if request.method == "POST":
        proceed(desk.opening.id, at=clock.now())
    return redirect("opening", desk.opening.id)


@for_filling_in
def drop(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask once more, then forget the opening."""
    form, status = WederhoorForm(sent(request), version=str(desk.opening.revision)), 200
    if request.method == "POST":
        status = attempt(form, lambda: drop_opening(desk.opening.id, at=clock.now()))
        if not status:
            messages.success(request, gettext("De aanvraag is weggegooid."))
            return redirect("clients")
    context = {
        "form": form,
        "name": desk.asked.name,
        "question": gettext("De aanvraag voor %(name)s weggooien?") % {"name": desk.asked.name}
        if desk.asked.name
        else gettext("Deze aanvraag weggooien?"),
        "consequences": [
            gettext("Wat u hebt ingevuld, verdwijnt."),
            gettext("Er is nog niets geopend; er verdwijnt dus niets van een organisatie."),
        ],
        "confirm_label": gettext("Gooi de aanvraag weg"),
        "cancel_url": reverse("opening", args=[desk.opening.id]),
        "danger": True,
        "layout": "layout/consultancy.html",
    }
    return render(request, "consultancy/opening/drop.html", context, status=status or 200)
