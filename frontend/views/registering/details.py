"""What is put down beside the acts of a case: codes that no act recorded, and hours."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.received import number, sent
from frontend.forms.registering import DetailsForm
from frontend.forms.sending import attempt
from frontend.views.registering.desk import codes_of, known_labels, words_of
from frontend.views.registering.hours import DONE, hours
from frontend.views.staff.desk import around, for_staff, opened, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.note_details import Details, note_details
from procedures.models import CaseDetails, Complaint
from procedures.queries.names import names_of
from procedures.queries.register import recorded_of, row_of_case
from procedures.reports.wording import Words
from procedures.rules.statistics import RegisterRow

PART = "details"
LISTS = {
    "found_us": "found_us",
    "mediation": "mediation",
    "natures": "nature",
    "fields": "field",
    "barriers": "barrier",
}


@for_staff
def case_details(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show what the register knows of a case; ask what no act recorded, and keep it."""
    case, labels = opened(actor, case_id, PART), known_labels()
    kept = CaseDetails.objects.filter(case=case).first() or CaseDetails(case=case)
    recorded = recorded_of(case)
    form = DetailsForm(
        sent(request),
        codes=codes_of(labels),
        recorded=("social_fields" if one == "fields" else one for one in recorded),
        initial={**_now(kept), "social_fields": kept.fields},
        version=kept.version,
    )

    def keep() -> None:
        version = number(request.POST.get("object_version", ""))
        told = form.told(Details(**_now(kept)))
        note_details(case, told, version=version, by=actor, at=clock.now())

    status = attempt(form, keep)
    if not status:
        messages.success(request, gettext("Het staat erbij."))
        return redirect("case_details", case_id=case.id)
    words, row = words_of(labels), row_of_case(case.id, today())
    context = {
        **around(case, actor),
        "form": form,
        "recorded": _told(row, recorded, words),
        **_hours(case, words),
    }
    return render(request, "staff/case/details.html", context, status=status)


@for_staff
def case_hours(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask for minutes that were worked on a case; take them back on a POST that says so."""
    case = opened(actor, case_id, PART)
    form, status = hours(request, actor, case)
    if status == DONE:
        return redirect("case_details", case_id=case.id)
    context = {**around(case, actor), "form": form}
    return render(request, "staff/case/hours.html", context, status=status)


def _now(kept: CaseDetails) -> dict[str, Any]:
    given = {name: getattr(kept, name) for name in Details.__dataclass_fields__}
    return {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}


def _told(row: RegisterRow, recorded: frozenset[str], words: Words) -> list[tuple[str, str]]:
    """Return what acts or answers recorded, in words."""
    found = []
    for name in (one for one in LISTS if one in recorded):
        value = getattr(row, name)
        codes = [value] if isinstance(value, str) else list(value or ())
        labels = ", ".join(words.label(LISTS[name], code) for code in codes)
        found.append((words.text("heads", LISTS[name]), labels))
    return found


def _hours(case: Complaint, words: Words) -> dict[str, object]:
    spent = list(case.time_spent.order_by("spent_on", "noted_at"))
    names = names_of([one.spent_by for one in spent])
    totals: dict[str, int] = {}
    for one in (one for one in spent if one.withdrawn_at is None):
        totals[one.purpose] = totals.get(one.purpose, 0) + one.minutes
    return {
        "spent": [
            (one, words.label("purpose", one.purpose), names.get(one.spent_by, "")) for one in spent
        ],
        "totals": [(words.label("purpose", code), total) for code, total in totals.items()],
        "minutes": sum(totals.values()),
    }
