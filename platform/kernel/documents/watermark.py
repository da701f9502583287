"""A copy of a PDF that says on each page who opened it; what was stored stays as it is."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext

from kernel.documents.pdf import render
from kernel.errors import Refusal
from kernel.vault.cleaning import TooMuchError, UnreadableError, child
from kernel.vault.cleaning.stamping import STAMPED, packed

TEMPLATE = Path(__file__).parent / "templates" / "watermark.typ"


def watermarked(document: bytes, line: str, *, on: date) -> bytes:
    """Return the document with `line` on each of its pages.

    The pages are written in the process of its own in which files from people are read. Raise
    Refusal "file.unmarked" when that cannot be done: nothing is given then without the line.
    """
    stamp = render(TEMPLATE, {"line": line}, on=on, standards=())
    try:
        return child.copy_of(STAMPED, [packed(stamp, document)])
    except (TooMuchError, UnreadableError) as error:
        message = gettext(
            "Wij konden uw naam niet op dit stuk zetten. Daarom geven wij het niet."
            " Vraag het secretariaat om hulp."
        )
        raise Refusal("file.unmarked", message=message) from error
