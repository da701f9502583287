from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.letters.printed import pdf_of
from procedures.models import Letter


def download(file: StoredFile) -> StreamingHttpResponse:
    """Give a stored file as a download; it never opens inside our own pages."""
    response = StreamingHttpResponse(files.opened(file), content_type=file.content_type)
    response["Content-Length"] = str(file.byte_count)
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    return response


def letter_pdf(letter: Letter) -> HttpResponse:
    """Give a letter as it was sent, as a PDF."""
    response = HttpResponse(pdf_of(letter), content_type="application/pdf")
    name = f"{letter.case.number}-{slugify(letter.subject)[:60]}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
