from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from kernel.vault import files
from kernel.vault.models import StoredFile


def download(file: StoredFile) -> StreamingHttpResponse:
    """Give a stored file as a download; it never opens inside our own pages."""
    response = StreamingHttpResponse(files.opened(file), content_type=file.content_type)
    response["Content-Length"] = str(file.byte_count)
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    return response
