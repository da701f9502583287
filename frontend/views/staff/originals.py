"""A file exactly as it came: with what it tells of who made it, where and when."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from frontend.forms.year import ConfirmForm
from frontend.readers import case_for
from frontend.views import downloads
from frontend.views.staff.desk import around, for_staff, opened
from kernel.actors import Actor
from procedures.queries.case_pieces import file_of


@for_staff
def piece_original(
    request: HttpRequest, actor: Actor, case_id: UUID, piece_id: UUID
) -> HttpResponseBase:
    """Ask once more, note it in the log, and give the file as it came."""
    case = case_for(actor, case_id)
    file = file_of(case, piece_id)
    if file is None:
        raise Http404
    if request.method == "POST":
        opened(actor, case_id, "piece_original")
        return downloads.original(file)
    context = {
        **around(case, actor),
        "form": ConfirmForm(),
        "question": gettext("Wilt u ‘%(name)s’ openen zoals het binnenkwam?") % {"name": file.name},
        "consequences": [
            gettext("In het bestand kan staan wie het maakte, waar en wanneer."),
            gettext("Er kan iets in zitten dat op uw computer iets doet."),
            gettext("In het logboek komt te staan dat u het opende."),
        ],
        "confirm_label": gettext("Open het origineel"),
        "cancel_url": reverse("case_pieces", kwargs={"case_id": case.id}),
    }
    return render(request, "staff/case/original.html", context)
