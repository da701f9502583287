"""The whole file of a case as one PDF, for who handles it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from frontend.again import IDENTITY_SECONDS, again
from frontend.views.staff.desk import for_staff, language, opened, today
from kernel.actors import Actor
from procedures.queries.timeline import timeline
from procedures.reports.case_file import FileToPrint, case_file_pdf


@for_staff
@again(seconds=IDENTITY_SECONDS, passage=True)
def case_file(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Give the file with names in it; who asks for it has shown lately who they are.

    What was agreed in talks is in it when `met=afspraken` is asked for.
    """
    case = opened(actor, case_id, "file")
    entries = timeline(case, actor, language=language())
    file = FileToPrint(
        case,
        entries,
        language().partition("-")[0],
        today(),
        with_agreements=request.GET.get("met") == "afspraken",
    )
    made = case_file_pdf(file)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{case.number}.pdf")
    response["Content-Security-Policy"] = settings.SANDBOXED
    return response
