"""PDF: one page laid over each page of a document."""

from io import BytesIO

import pikepdf
from pikepdf import Operator, Page, Pdf

from kernel.vault.cleaning import TooMuchError
from kernel.vault.cleaning.packing import unpacked

STAMPED = "application/x-stamped-pdf"
"""What the child is asked for: a stamp and a document, packed; no type that anybody uploads."""
PAGES = 3_000
_MARKS = frozenset({"BDC", "BMC", "EMC", "MP", "DP"})
"""Operators of marked content (ISO 32000-1, 14.6)."""


def cleaned(whole: bytes, _content_type: str) -> bytes:
    """Return the packed document with the first page of the stamp over each of its pages.

    A tagged document stays tagged: readers aloud pass over the stamp, for it is an artifact.
    Raise TooMuchError for more pages than a document has.
    """
    mark, document = unpacked(whole)
    with pikepdf.open(BytesIO(mark)) as stamp, pikepdf.open(BytesIO(document)) as pdf:
        if len(pdf.pages) > PAGES:
            raise TooMuchError
        _make_artifact(stamp.pages[0], stamp)
        for page in pdf.pages:
            page.add_overlay(stamp.pages[0], None)
        made = BytesIO()
        pdf.save(made, deterministic_id=True, fix_metadata_version=False)
        return made.getvalue()


def _make_artifact(page: Page, of: Pdf) -> None:
    """Say of all of a page that it is no content: its own marks would point at nothing."""
    drawn = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in _MARKS]
    begun = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], Operator("BMC"))
    ended = pikepdf.ContentStreamInstruction([], Operator("EMC"))
    page.obj.Contents = of.make_stream(pikepdf.unparse_content_stream([begun, *drawn, ended]))
