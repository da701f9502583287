"""One case: how long it is kept and why, holding it, and asking that it goes before its time."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext

from frontend.again import again
from frontend.forms.keeping import EarlyForm, HoldForm, LiftForm
from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.languages import among
from frontend.readers import case_for
from frontend.views.keeping.desk import for_askers, page
from frontend.views.staff.desk import language, opened, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.ask_shredding import Reason, ask_shredding
from procedures.actions.lift_hold import lift_hold
from procedures.actions.set_hold import HoldAsked, set_hold
from procedures.models import Complaint, LegalHold, Shredding
from procedures.queries.names import names_of
from procedures.queries.regulations import of_case
from procedures.rules.explained import length_in_words
from procedures.rules.published.catalogue import catalogue, languages


@for_askers
def keeping_case(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show how long a case is kept, what holds it, and what was asked about it."""
    case = opened(actor, case_id, "keeping")
    holds = list(case.holds.order_by("-set_at"))
    names = names_of(one for hold in holds for one in (hold.set_by, hold.lifted_by))
    retention = of_case(case).retention
    context = {
        "case": case,
        "over": _over(case.retain_until_on),
        "kept_for": length_in_words(retention, language()),
        "source": catalogue(among(languages())).source(retention.source),
        "holds": [(one, names.get(one.set_by, ""), _name(names, one.lifted_by)) for one in holds],
        "held": _open_hold(case) is not None,
        "asked": _asked(case),
    }
    return page(request, actor, "case", context)


@for_askers
def hold(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Keep a case whatever its term says."""
    case = case_for(actor, case_id)
    form, status = HoldForm(sent(request)), 200
    if request.method == "POST":
        status = attempt(form, lambda: set_hold(case.id, _held(form), by=actor, at=clock.now()))
        if not status:
            messages.success(request, gettext("Dit dossier wordt vastgehouden."))
            return redirect("keeping_case", case_id=case_id)
    return page(request, actor, "hold", {"case": case, "form": form}, status=status or 200)


@for_askers
def lift(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """End the hold on a case."""
    case = case_for(actor, case_id)
    found = get_object_or_404(LegalHold, case=case, lifted_at=None)
    form, status = LiftForm(sent(request)), 200
    if request.method == "POST":
        note = request.POST.get("note", "")
        status = attempt(form, lambda: lift_hold(found.id, note, by=actor, at=clock.now()))
        if not status:
            messages.success(request, gettext("Dit dossier wordt niet meer vastgehouden."))
            return redirect("keeping_case", case_id=case_id)
    context = {"case": case, "form": form, "hold": found}
    return page(request, actor, "lift", context, status=status or 200)


@for_askers
@again()
def early(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask that a file goes before its term is over."""
    case = case_for(actor, case_id)
    form, status = EarlyForm(sent(request)), 200
    if request.method == "POST":
        status = attempt(form, lambda: ask_shredding(case.id, _why(form), by=actor, at=clock.now()))
        if not status:
            messages.success(request, gettext("Voorgedragen. Een collega beslist."))
            return redirect("keeping_case", case_id=case_id)
    return page(request, actor, "early", {"case": case, "form": form}, status=status or 200)


def _held(form: HoldForm) -> HoldAsked:
    given = form.cleaned_data
    return HoldAsked(given["why"], given["review_on"], given["note"])


def _why(form: EarlyForm) -> Reason:
    return Reason(form.cleaned_data["why"], form.cleaned_data["note"])


def _over(until_on: date | None) -> bool:
    return until_on is not None and until_on < today()


def _open_hold(case: Complaint) -> LegalHold | None:
    return case.holds.filter(lifted_at=None).first()


def _asked(case: Complaint) -> Shredding | None:
    found = Shredding.objects.filter(case_ids__contains=[case.id]).exclude(state="stopped")
    return found.first()


def _name(names: object, person: UUID | None) -> str:
    return names.get(person, "") if person else ""  # type: ignore[attr-defined]
