"""Agreements and goals of a case, and looking back on them with the sides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from frontend.forms import WederhoorForm
from frontend.forms.received import key_of, sent
from frontend.forms.sending import attempt
from frontend.forms.staff.casework import (
    BOTH,
    AgreedForm,
    EndAgreedForm,
    EvaluationForm,
    PlanEvaluationForm,
)
from frontend.views.staff.desk import Frame, around, for_staff, language, opened, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.follow_up import end_agreed, hold_evaluation, note_agreed, plan_evaluation
from procedures.models import Complaint
from procedures.queries.casework import agreements_of, evaluations_of
from procedures.queries.regulations import texts_of

PART = "follow_ups"


@for_staff
def follow_ups(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show what was agreed and is aimed at, how it stands, and when there is looking back."""
    case = opened(actor, case_id, PART)
    context = {
        **around(case, actor),
        "agreements": agreements_of(case, today()),
        "evaluations": evaluations_of(case, _roles(case), today()),
    }
    return render(request, "staff/case/follow_ups.html", context)


@for_staff
def follow_up_new(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask what was agreed, or what is aimed at, and keep it."""
    case = opened(actor, case_id, PART)
    form = AgreedForm(sent(request), initial={"agreed_on": today()})
    status = attempt(
        form, lambda: note_agreed(case, form.agreed(), key=key_of(form), by=actor, at=clock.now())
    )
    title = gettext("Afspraak of doel")
    return _answered(request, around(case, actor), form, title=title, status=status)


@for_staff
def follow_up(
    request: HttpRequest, actor: Actor, case_id: UUID, follow_up_id: UUID
) -> HttpResponse:
    """Ask how it stands with an agreement or a goal, and keep it."""
    case = opened(actor, case_id, PART)
    found = get_object_or_404(case.follow_ups, id=follow_up_id)
    form = EndAgreedForm(sent(request), initial={"state": found.state})
    status = attempt(
        form,
        lambda: end_agreed(case, found.id, form.cleaned_data["state"], by=actor, at=clock.now()),
    )
    return _answered(request, around(case, actor), form, title=found.text, status=status)


@for_staff
def evaluation_new(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask with whom and when to look back, and keep it."""
    case = opened(actor, case_id, PART)
    form = PlanEvaluationForm(sent(request), texts=texts_of(case.regulation, language()))

    def plan() -> None:
        planned = form.cleaned_data["side"], form.cleaned_data["planned_on"]
        plan_evaluation(case, planned, key=key_of(form), by=actor, at=clock.now())

    status = attempt(form, plan)
    title = gettext("Evaluatie plannen")
    return _answered(request, around(case, actor), form, title=title, status=status)


@for_staff
def evaluation(
    request: HttpRequest, actor: Actor, case_id: UUID, evaluation_id: UUID
) -> HttpResponse:
    """Ask what came out of looking back, and keep it."""
    case = opened(actor, case_id, PART)
    found = get_object_or_404(case.evaluations, id=evaluation_id)
    form = EvaluationForm(sent(request), initial={"held_on": today()})
    status = attempt(
        form, lambda: hold_evaluation(case, found.id, form.found(), by=actor, at=clock.now())
    )
    if not status:
        return _kept(request, case)
    context = {
        **around(case, actor),
        "form": form,
        "evaluation": found,
        "who": _roles(case).get(found.side, ""),
        "agreements": case.follow_ups.filter(state="open").order_by("until_on", "noted_at"),
    }
    return render(request, "staff/case/evaluation.html", context, status=status)


def _roles(case: Complaint) -> dict[str, str]:
    """Return what the sides are called, and both together."""
    return {**texts_of(case.regulation, language()).roles, BOTH: gettext("beide kanten samen")}


def _kept(request: HttpRequest, case: Complaint) -> HttpResponse:
    messages.success(request, gettext("Het staat erbij."))
    return redirect("case_follow_ups", case_id=case.id)


def _answered(
    request: HttpRequest, frame: Frame, form: WederhoorForm, *, title: str, status: int
) -> HttpResponse:
    """Go back to the list when it was done, else show the form under its title."""
    if not status:
        return _kept(request, frame["case"])
    context = {**frame, "form": form, "title": title}
    return render(request, "staff/case/follow_up.html", context, status=status)
