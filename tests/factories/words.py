"""Word documents as people, and attackers, make them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from kernel.documents.letter import LetterContent
from kernel.documents.word import word

BODY, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
Change = Callable[[bytes], bytes]


def letter(*paragraphs: str, subject: str = "Uw klacht") -> bytes:
    """Return a letter as we give it to be edited."""
    return word(
        LetterContent(
            sender=("Acme", "klachten@acme.example"),
            recipient=("Anna Jansen",),
            sent_on=date(2026, 3, 2),
            subject=subject,
            paragraphs=paragraphs,
            closing=(),
            reference="2026-0001",
        )
    )


def saved(*paragraphs: str) -> bytes:
    """Return a document that somebody began anew, in nobody's house style."""
    document, target = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(target)
    return target.getvalue()


def changed(whole: bytes, member: str, change: Change) -> bytes:
    """Return a document with one of its members changed."""
    return repacked(whole, {member: change})


def repacked(
    whole: bytes, changes: dict[str, Change], more: dict[str, bytes] | None = None
) -> bytes:
    """Return the zip with members changed and added."""
    target = BytesIO()
    with ZipFile(BytesIO(whole)) as source, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name)
            made.writestr(name, changes[name](content) if name in changes else content)
        for name, content in (more or {}).items():
            made.writestr(name, content)
    return target.getvalue()


def inserted(xml: bytes) -> Change:
    """Put XML at the beginning of the first paragraph."""
    return lambda whole: whole.replace(b"</w:p>", xml + b"</w:p>", 1)


def related(xml: bytes) -> Change:
    """Add a relationship."""
    return lambda whole: whole.replace(b"</Relationships>", xml + b"</Relationships>")
