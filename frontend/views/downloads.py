from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from kernel import clock
from kernel.documents.watermark import MARKED, watermarked
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.letters.printed import pdf_of
from procedures.models import Letter
from tenants import scope


def download(file: StoredFile) -> StreamingHttpResponse:
    """Give what people see of a stored file as a download; it never opens in our own pages.

    Raise Refusal "file.withheld" where there is nothing of it that may be seen.
    """
    return original(files.shown(file))


def marked(file: StoredFile, line: str) -> HttpResponseBase:
    """Give what people see of a stored file, a PDF or picture with `line` on it.

    Raise Refusal "file.withheld" or "file.unmarked".
    """
    shown = files.shown(file)
    if shown.content_type not in MARKED:
        return original(shown)
    on = clock.local_date(clock.now(), scope.current().time_zone)
    whole = b"".join(files.opened(shown))
    made = watermarked(whole, line, on=on, content_type=shown.content_type)
    response = HttpResponse(made, content_type=shown.content_type)
    response["Content-Disposition"] = _attached(shown.name)
    response["Content-Security-Policy"] = settings.SANDBOXED
    return response


def original(file: StoredFile) -> StreamingHttpResponse:
    """Give a stored file exactly as it came: for an explicit act that is noted."""
    response = StreamingHttpResponse(files.opened(file), content_type=file.content_type)
    response["Content-Length"] = str(file.byte_count)
    response["Content-Disposition"] = _attached(file.name)
    response["Content-Security-Policy"] = settings.SANDBOXED
    return response


def letter_pdf(letter: Letter) -> HttpResponse:
    """Give a letter as it was sent, as a PDF."""
    response = HttpResponse(pdf_of(letter), content_type="application/pdf")
    name = f"{letter.case.number}-{slugify(letter.subject)[:60]}.pdf"
    response["Content-Disposition"] = _attached(name)
    response["Content-Security-Policy"] = settings.SANDBOXED
    return response


def _attached(name: str) -> str:
    """Return the header of a download (RFC 6266), which says its name and never shows it here."""
    return str(content_disposition_header(True, name))
