"""A copy of a PDF or picture that says who opened it; what was stored stays as it is."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext

from kernel.documents.pdf import drawn, render
from kernel.errors import Refusal
from kernel.vault import filetypes
from kernel.vault.cleaning import TooMuchError, UnreadableError, child
from kernel.vault.cleaning.marking import STAMPED_JPEG, STAMPED_PNG
from kernel.vault.cleaning.packing import packed
from kernel.vault.cleaning.stamping import STAMPED

TEMPLATES = Path(__file__).parent / "templates"
LINE_DOTS_PER_INCH = 300.0
MARKED = {
    filetypes.PDF.content_type: STAMPED,
    filetypes.PNG.content_type: STAMPED_PNG,
    filetypes.JPG.content_type: STAMPED_JPEG,
}
"""The types of files that can be marked, with what the child is asked for."""


def watermarked(
    document: bytes, line: str, *, on: date, content_type: str = filetypes.PDF.content_type
) -> bytes:
    """Return the document with `line` on each of its pages, the picture with it on and below it.

    It is written in the process of its own in which files from people are read. Raise Refusal
    "file.unmarked" when that cannot be done: nothing is given then without the line.
    """
    asked = MARKED[content_type]
    try:
        return child.copy_of(asked, [packed(_stamp(line, asked, on), document)])
    except (TooMuchError, UnreadableError) as error:
        message = gettext(
            "Wij konden uw naam niet op dit stuk zetten. Daarom geven wij het niet."
            " Vraag het secretariaat om hulp."
        )
        raise Refusal("file.unmarked", message=message) from error


def _stamp(line: str, asked: str, on: date) -> bytes:
    if asked == STAMPED:
        return render(TEMPLATES / "watermark.typ", {"line": line}, on=on, standards=())
    found = TEMPLATES / "watermark_line.typ"
    return drawn(found, {"line": line}, dots_per_inch=LINE_DOTS_PER_INCH)
