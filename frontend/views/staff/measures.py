from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frontend.forms.sending import attempt
from frontend.forms.staff.measures import FinishMeasureForm
from frontend.views.staff.desk import around, for_staff, language, opened, paged, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.finish_measure import Done, finish_measure
from procedures.models import Measure
from procedures.queries.finishing import finishing_step
from procedures.queries.staff_lists import measure_rows, open_measures


@for_staff
def measures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what must still be done, over all cases, the oldest date first."""
    page = paged(request, open_measures(actor, at=clock.now()))
    rows = measure_rows(page.object_list, language=language(), today=today())
    return render(request, "staff/measures.html", {"reader": actor, "page": page, "rows": rows})


@for_staff
def measure_finish(
    request: HttpRequest, actor: Actor, case_id: UUID, measure_id: UUID
) -> HttpResponse:
    """Report on a measure: with the regulation's own act where it has one, else here."""
    case = opened(actor, case_id, "measure")
    measure = get_object_or_404(case.measures, id=measure_id)
    step = finishing_step(case, actor, today())
    if step is not None and measure.state == "agreed":
        name = next(one.name for one in step.fields if one.type == "measure")
        address = reverse("case_act", args=[case_id, step.act])
        return redirect(f"{address}?{name}={measure_id}")
    form = FinishMeasureForm(request.POST or None)
    status = attempt(
        form, lambda: finish_measure(case, _done(measure, form), by=actor, at=clock.now())
    )
    if not status:
        messages.success(request, gettext("De maatregel is bijgewerkt."))
        return redirect("case_outcome", case_id=case_id)
    context = {**around(case, actor), "form": form, "measure": measure}
    return render(request, "staff/case/measure.html", context, status=status)


def _done(measure: Measure, form: FinishMeasureForm) -> Done:
    given = form.cleaned_data
    dropped = given["how"] == "dropped"
    return Done(measure.id, given["done_on"], dropped=dropped, evidence=given["evidence"])
