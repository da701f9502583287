"""What somebody with a seat sees of a case, and ending that seat."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from frontend.forms.sending import attempt
from frontend.forms.staff.grants import GrantForm
from frontend.views.staff.desk import around, for_staff, language, opened
from kernel import clock
from kernel.actors import Actor
from procedures.actions.limit_grant import limit_grant
from procedures.models import Complaint
from procedures.queries.regulations import of_case, texts_of
from tenants import scope


@for_staff
def grant(request: HttpRequest, actor: Actor, case_id: UUID, seat_id: UUID) -> HttpResponse:
    """Show and change until when and what somebody with a seat sees."""
    case = opened(actor, case_id, "grant")
    seats = case.appointments.select_related("person")
    seat = get_object_or_404(seats, id=seat_id, until_at=None)
    texts = texts_of(case.regulation, language())
    states = [(name, texts.states.get(name, name)) for name in of_case(case).states]
    data = request.POST if request.method == "POST" else None
    form = GrantForm(data, seat=seat, states=states, zone=scope.current().time_zone)
    status = attempt(
        form, lambda: limit_grant(case, seat.id, form.limits(), by=actor, at=clock.now())
    )
    if not status:
        messages.success(request, gettext("De toegang is gewijzigd. Dat geldt meteen."))
        return redirect("case_people", case_id=case.id)
    context = {
        **around(case, actor),
        "form": form,
        "seat": seat,
        "role": texts.roles.get(seat.seat, seat.seat),
        "ending": _ending(case),
    }
    return render(request, "staff/case/grant.html", context, status=status)


def _ending(case: Complaint) -> str:
    """Return the act with which a seat ends under the case's regulation, empty without one."""
    steps = of_case(case).steps
    return next((one.act for one in steps if one.kind == "release" and case.state in one.from_), "")
