"""Minutes that were worked on a case or a registration: put down, and taken back."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext

from frontend.forms.received import id_in, key_of, sent
from frontend.forms.registering import HoursForm
from frontend.forms.sending import attempt
from frontend.views.registering.desk import codes_of, known_labels, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.note_details import note_time, withdraw_time
from procedures.models import Complaint, Registration

DONE = 0


def hours(
    request: HttpRequest, actor: Actor, work: Complaint | Registration
) -> tuple[HoursForm, int]:
    """Do what was sent about the minutes of this work; return the form to show and its status.

    The status is `DONE` when they were put down, or taken back by a POST that says so.
    """
    taken_back = request.POST.get("taken_back", "")
    asked = None if taken_back else sent(request)
    form = HoursForm(asked, codes=codes_of(known_labels()), initial={"spent_on": today()})
    if taken_back:
        withdraw_time(work, id_in(taken_back), by=actor, at=clock.now())
        return form, DONE
    status = attempt(
        form, lambda: note_time(work, form.worked(), key=key_of(form), by=actor, at=clock.now())
    )
    if status == DONE:
        messages.success(request, gettext("De uren zijn bewaard."))
    return form, status
