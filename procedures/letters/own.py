"""A letter that somebody rewrote in a word processor: read, and held against what it must say."""

from dataclasses import dataclass

from django.utils.translation import gettext

from kernel.documents.word import FACTS, SUBJECT
from kernel.documents.word_intake import WordParagraph, word_paragraphs
from kernel.errors import Refusal
from procedures.letters.compose import Draft
from procedures.letters.required import Fact, lacking

SUBJECT_LENGTH = 200
SHOWN_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Own:
    """What a party will read: a subject, and paragraphs."""

    subject: str
    paragraphs: tuple[str, ...]


def read_own(draft: Draft, whole: bytes) -> Own:
    """Return the words of a rewritten letter; what stands around them is the house's.

    Raise Refusal `word.…` (see `word_paragraphs`), `letter.empty`, `letter.subject`, or
    `letter.lacks` with what is `missing` in its facts.
    """
    found = [one for one in word_paragraphs(whole) if one.style != FACTS]
    subjects = [one.text for one in found if one.style == SUBJECT]
    own = Own(
        " ".join(subjects) or draft.subject,
        tuple(_written(one) for one in found if one.style != SUBJECT),
    )
    if not own.paragraphs:
        raise Refusal("letter.empty", message=gettext("In deze brief staat geen tekst."))
    if len(own.subject) > SUBJECT_LENGTH:
        raise Refusal("letter.subject", message=gettext("Maak het onderwerp van de brief korter."))
    missing = lacking(draft.required, " ".join((own.subject, *own.paragraphs)))
    if missing:
        raise _lacks(missing)
    return own


def _written(one: WordParagraph) -> str:
    return f"- {one.text}" if one.item else one.text


def _lacks(missing: tuple[Fact, ...]) -> Refusal:
    named = [_named(one) for one in missing]
    message = gettext("In uw brief ontbreekt wat erin moet staan: %(missing)s.")
    return Refusal("letter.lacks", message=message % {"missing": "; ".join(named)}, missing=named)


def _named(one: Fact) -> str:
    text = " ".join(one.text.split())
    short = text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH].rstrip()}…"
    told = f"{one.what}: “{short}”" if one.what else f"“{short}”"
    return f"{told} ({one.law})" if one.law else told
