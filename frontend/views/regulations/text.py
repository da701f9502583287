"""The draft as a file: what a works council is asked to consent to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from frontend.views.regulations.desk import for_draft, page
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import RegulationDraft
from procedures.reports.published import Document
from procedures.reports.published.adopted import TYPES, document_of_draft, made

UNKNOWN = "published.language"


@for_draft
def draft_file(
    request: HttpRequest, actor: Actor, draft: RegulationDraft, *, language: str, form: str
) -> HttpResponse:
    """Give the text of the open draft as a file, marked as a draft."""
    try:
        document = document_of_draft(draft, language)
    except Refusal as refusal:
        if refusal.code == UNKNOWN:
            raise Http404 from refusal
        return page(request, actor, "unreadable", {"refusal": refusal}, status=422)
    return as_file(document, form)


def as_file(document: Document, form: str) -> HttpResponse:
    """Return a document as a download that is named after it."""
    mark = document.say("draft") if document.look.draft else ""
    words = slugify(f"{document.full_title} {mark}")
    name = f"{words}-{document.language}.{form}"
    response = HttpResponse(made(document, form), content_type=TYPES[form])
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
