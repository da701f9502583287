"""The receipt of a filing and what was filed, as files for who filed it."""

from django.http import HttpResponse
from django.utils.translation import get_language

from procedures.models import FilingReceipt
from procedures.reports.filing_receipt import filing_receipt_pdf
from procedures.rules.filing_receipt import content_document


def receipt_pdf(receipt: FilingReceipt) -> HttpResponse:
    """Give the signed PDF. Its name tells nothing of the case: it lies in a folder of downloads."""
    content = filing_receipt_pdf(receipt, get_language() or "nl")
    return _file(content, "application/pdf", "ontvangstbewijs.pdf")


def filed_content(receipt: FilingReceipt) -> HttpResponse:
    """Give the words as they were filed, with the salt: only with these can they be shown."""
    return _file(content_document(receipt.content), "application/json", "ingediend.json")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
