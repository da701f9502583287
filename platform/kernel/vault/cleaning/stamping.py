"""PDF: one page laid over each page of a document."""

from io import BytesIO

import pikepdf

from kernel.vault.cleaning import TooMuchError

STAMPED = "application/x-stamped-pdf"
"""What the child is asked for: a stamp and a document, packed; no type that anybody uploads."""
PAGES = 3_000
_LENGTH_BYTES = 8


def packed(stamp: bytes, document: bytes) -> bytes:
    """Return a stamp and a document as what the child reads."""
    return len(stamp).to_bytes(_LENGTH_BYTES, "big") + stamp + document


def cleaned(whole: bytes, _content_type: str) -> bytes:
    """Return the packed document with the first page of the stamp over each of its pages.

    Raise TooMuchError for more pages than a document has.
    """
    length = int.from_bytes(whole[:_LENGTH_BYTES], "big")
    rest = whole[_LENGTH_BYTES:]
    with pikepdf.open(BytesIO(rest[:length])) as stamp, pikepdf.open(BytesIO(rest[length:])) as pdf:
        if len(pdf.pages) > PAGES:
            raise TooMuchError
        for page in pdf.pages:
            page.add_overlay(stamp.pages[0], None)
        made = BytesIO()
        pdf.save(made, deterministic_id=True, fix_metadata_version=False)
        return made.getvalue()
