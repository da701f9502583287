"""A letter as a PDF: sender, window address, subject, paragraphs, closing."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kernel.documents.colours import palette
from kernel.documents.formats import long_date
from kernel.documents.pdf import render

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The fixed words of a letter, in its language."""

    on: str = "Datum"
    reference: str = "Kenmerk"
    subject: str = "Onderwerp"
    enclosures: str = "Bijlagen"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """A letter, whole. ``sender`` and ``recipient`` are lines of an address, the name first.

    An item of ``paragraphs`` that starts with "- " becomes an item of a list.
    """

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    sent_on: date
    subject: str
    paragraphs: tuple[str, ...]
    closing: tuple[str, ...]
    reference: str = ""
    enclosures: tuple[str, ...] = ()
    language: str = "nl"
    brand_colour: str = "#1f4e79"
    words: LetterWords = LetterWords()
    logo: bytes = b""
    """A PNG; without one the sender's name stands in its place."""


def letter(content: LetterContent) -> bytes:
    """Return the letter as a PDF (PDF/A-2a and PDF/UA-1)."""
    day = long_date(content.sent_on, content.language)
    facts = [[content.words.on, day], [content.words.reference, content.reference]]
    data = {
        "language": content.language,
        "title": content.subject,
        "author": content.sender[0],
        "author_line": content.sender[0],
        "running": content.reference,
        "colours": asdict(palette(content.brand_colour)),
        "logo": list(content.logo),
        "sender": list(content.sender),
        "recipient": list(content.recipient),
        "facts": [fact for fact in facts if fact[1]],
        "subject": [content.words.subject, content.subject],
        "blocks": _blocks(content.paragraphs),
        "closing": list(content.closing),
        "enclosures": [content.words.enclosures, list(content.enclosures)],
    }
    return render(TEMPLATE, data, on=content.sent_on)


def _blocks(paragraphs: tuple[str, ...]) -> list[dict[str, object]]:
    """Gather list items that follow each other into one list."""
    found: list[dict[str, object]] = []
    items: list[str] = []
    for text in paragraphs:
        if not text.startswith("- "):
            items = []
            found.append({"kind": "paragraph", "text": text})
            continue
        if not items:
            found.append({"kind": "list", "items": items})
        items.append(text.removeprefix("- "))
    return found
