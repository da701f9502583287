"""A letter on paper: the PDF of one that was sent, the Word document of one that was not yet."""

from collections.abc import Sequence
from datetime import date

from kernel import clock
from kernel.documents.letter import LetterContent, LetterWords
from kernel.documents.letter import letter as pdf
from kernel.documents.word import word
from procedures.letters.compose import Draft
from procedures.models import Complaint, Letter
from procedures.queries.regulations import texts_of
from tenants import scope
from tenants.logos import unpacked

WORDS = {
    "en": LetterWords("Date", "Reference", "Subject", "Enclosures"),
    "fr": LetterWords("Date", "Référence", "Objet", "Annexes"),
    "de": LetterWords("Datum", "Zeichen", "Betreff", "Anlagen"),
}
"""The fixed words of a letter in languages other than Dutch."""


def pdf_of(sent: Letter) -> bytes:
    """Return a letter as it was sent, as a PDF (PDF/A-2a, PDF/UA-1)."""
    sent_on = clock.local_date(sent.created_at, scope.current().time_zone)
    return pdf(_content(sent.case, sent, sent.body.split("\n\n"), sent_on=sent_on))


def word_of(case: Complaint, draft: Draft, *, on: date) -> bytes:
    """Return a letter that would be sent on a day as a Word document to edit."""
    return word(_content(case, draft, draft.paragraphs, sent_on=on))


def _content(
    case: Complaint, one: Letter | Draft, paragraphs: Sequence[str], *, sent_on: date
) -> LetterContent:
    client = scope.current()
    roles = texts_of(case.regulation, one.language).roles
    name = one.to_party.name if one.to_party else ""
    return LetterContent(
        sender=tuple(filter(None, (client.name, client.contact_email, client.contact_phone))),
        recipient=(name or roles.get(one.to_side, one.to_side),),
        sent_on=sent_on,
        subject=one.subject,
        paragraphs=tuple(paragraphs),
        closing=(),
        reference=case.number,
        language=one.language,
        brand_colour=client.brand_colour,
        words=WORDS.get(one.language, LetterWords()),
        logo=unpacked(client.logo),
    )
