"""Downloads of a report: a published one as it was stored, a draft as it would be today."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from frontend.views.downloads import download
from frontend.views.year.desk import for_readers, language, today
from kernel import clock
from kernel.actors import Actor
from kernel.vault.models import StoredFile
from procedures.actions.note_export import note_export
from procedures.models import Edition
from procedures.queries.editions import edition_for
from procedures.reports.assembling import content_of
from procedures.reports.edition import pdf
from procedures.reports.naming import file_name
from procedures.reports.plain import csv
from procedures.reports.spreadsheet import spreadsheet
from procedures.reports.view import by_name
from procedures.rules.statistics import load

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Answer = HttpResponse | StreamingHttpResponse


@for_readers
def edition_pdf(_request: HttpRequest, actor: Actor, edition_id: UUID) -> Answer:
    """Give the report as a PDF."""
    edition = _taken(actor, edition_id, "pdf")
    if edition.document:
        return _stored(edition.document)
    return _made(pdf(content_of(edition, today())), PDF, _name(edition, "pdf"))


@for_readers
def edition_xlsx(_request: HttpRequest, actor: Actor, edition_id: UUID) -> Answer:
    """Give the figures of a report as a spreadsheet."""
    edition = _taken(actor, edition_id, "xlsx")
    if edition.spreadsheet:
        return _stored(edition.spreadsheet)
    return _made(spreadsheet(content_of(edition, today())), XLSX, _name(edition, "xlsx"))


@for_readers
def edition_csv(_request: HttpRequest, actor: Actor, edition_id: UUID, table: str) -> Answer:
    """Give one table of a report as comma-separated values."""
    edition = _taken(actor, edition_id, "csv")
    found = by_name(load(edition.figures), language()).get(table)
    if found is None:
        raise Http404
    name = file_name(edition, table)
    return _made(csv(found).encode(), "text/csv; charset=utf-8", f"{name}.csv")


def _taken(actor: Actor, edition_id: UUID, form: str) -> Edition:
    edition = edition_for(actor, edition_id)
    note_export(edition, form, by=actor, at=clock.now())
    return edition


def _stored(file_id: UUID) -> StreamingHttpResponse:
    file = StoredFile.objects.filter(id=file_id).first()
    if file is None:
        raise Http404
    return download(file)


def _made(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _name(edition: Edition, extension: str) -> str:
    return f"{file_name(edition, 'concept')}.{extension}"
