from hashlib import sha256
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frontend.forms.sending import attempt
from frontend.forms.staff.elements import ElementsForm
from frontend.views.staff.desk import around, for_staff, language, opened
from kernel import clock
from kernel.actors import Actor
from procedures.actions.set_elements import set_elements
from procedures.models import Complaint
from procedures.queries.regulations import texts_of


@for_staff
def elements(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Set on which points of the complaint there will be a ruling."""
    case = opened(actor, case_id, "elements")
    texts = texts_of(case.regulation, language())
    form = ElementsForm(request.POST or None, case=case, texts=texts, version=_mark(case))
    status = attempt(form, lambda: set_elements(case, form.points(), by=actor, at=clock.now()))
    if not status:
        messages.success(request, gettext("De onderdelen zijn bewaard."))
        return redirect("case_story", case_id=case.id)
    context = {**around(case, actor), "form": form}
    return render(request, "staff/case/elements.html", context, status=status)


def _mark(case: Complaint) -> str:
    """Return what differs when somebody else changed the elements meanwhile."""
    whole = "\x1f".join(f"{one.id}{one.category}{one.text}" for one in case.elements.all())
    return sha256(whole.encode()).hexdigest()[:16]
