from datetime import date
from io import BytesIO
from zipfile import ZipFile

from docx import Document

from kernel.documents.letter import LetterContent, LetterWords
from kernel.documents.undated import EPOCH
from kernel.documents.word import FACTS, SUBJECT, word
from kernel.documents.word_intake import WordParagraph, word_paragraphs

CONTENT = LetterContent(
    sender=("Klachtencommissie De Linden", "post@linden.example"),
    recipient=("Mevrouw A. Bouazza",),
    sent_on=date(2025, 8, 22),
    reference="2025-0117",
    subject="Ontvangst van uw klacht",
    paragraphs=("Geachte mevrouw,", "Regel een\nregel twee", "- eerst dit", "Tot slot."),
    closing=("Met vriendelijke groet,",),
    brand_colour="#ffee00",
)


def test_letter_reads_back_with_its_facts_subject_lists_and_line_breaks() -> None:
    assert word_paragraphs(word(CONTENT)) == (
        WordParagraph(FACTS, "Mevrouw A. Bouazza"),
        WordParagraph(FACTS, "Datum: 22 augustus 2025"),
        WordParagraph(FACTS, "Kenmerk: 2025-0117"),
        WordParagraph(SUBJECT, "Ontvangst van uw klacht"),
        WordParagraph("", "Geachte mevrouw,"),
        WordParagraph("", "Regel een\nregel twee"),
        WordParagraph("List Bullet", "eerst dit", item=True),
        WordParagraph("", "Tot slot."),
        WordParagraph("", "Met vriendelijke groet,"),
    )


def test_letter_carries_the_sender_and_a_readable_house_colour() -> None:
    document = Document(BytesIO(word(CONTENT)))
    header = document.sections[0].header.paragraphs
    assert [line.text for line in header] == ["Klachtencommissie De Linden", "post@linden.example"]
    assert str(header[0].runs[0].font.color.rgb) != "FFEE00"
    about = document.core_properties
    assert (about.title, about.author, about.last_modified_by) == (
        "Ontvangst van uw klacht",
        "Klachtencommissie De Linden",
        "Klachtencommissie De Linden",
    )


def test_same_letter_is_the_same_bytes_whenever_it_is_packed() -> None:
    with ZipFile(BytesIO(word(CONTENT))) as packed:
        assert {part.date_time for part in packed.infolist()} == {EPOCH}


def test_same_letter_is_the_same_bytes_and_another_language_has_its_own_words() -> None:
    assert word(CONTENT) == word(CONTENT)
    english = LetterContent(
        sender=("Committee",),
        recipient=("Ms B.",),
        sent_on=date(2025, 8, 22),
        subject="Your complaint",
        paragraphs=("Dear Ms B.,",),
        closing=(),
        language="en",
        words=LetterWords("Date", "Reference", "Subject", "Enclosures"),
    )
    told = [one.text for one in word_paragraphs(word(english))]
    assert told == ["Ms B.", "Date: 22 August 2025", "Your complaint", "Dear Ms B.,"]
