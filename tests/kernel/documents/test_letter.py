from dataclasses import replace
from datetime import date
from io import BytesIO

from pikepdf import Dictionary, Pdf
from PIL import Image

from kernel.documents.letter import LetterContent, LetterWords, letter
from tests.factories.printed import pages

CONTENT = LetterContent(
    sender=("Klachtencommissie De Linden", "Postbus 1234", "3500 AA Utrecht"),
    recipient=("Mevrouw A. Bouazza", "Lindelaan 12"),
    sent_on=date(2025, 8, 22),
    reference="2025-0117",
    subject="Ontvangst van uw klacht",
    paragraphs=("Geachte mevrouw,", "Dit gebeurt er:", "- eerst dit;", "- dan dat.", "Tot slot."),
    closing=("Met vriendelijke groet,", "F. de Wit"),
    enclosures=("Regeling", "Folder"),
)


def test_a_letter_reads_from_sender_to_enclosures() -> None:
    expected = (
        "Klachtencommissie De Linden Postbus 1234 3500 AA Utrecht Mevrouw A. Bouazza Lindelaan 12 "
        "Datum 22 augustus 2025 Kenmerk 2025-0117 Onderwerp Ontvangst van uw klacht "
        "Geachte mevrouw, Dit gebeurt er: • eerst dit; • dan dat. Tot slot. "
        "Met vriendelijke groet, F. de Wit Bijlagen: Regeling; Folder 1 / 1"
    )
    assert pages(letter(CONTENT)) == [expected]


def test_a_letter_without_reference_in_another_language_leaves_it_out() -> None:
    english = LetterContent(
        sender=("Committee",),
        recipient=("Ms B.",),
        sent_on=date(2025, 8, 22),
        subject="Your complaint",
        paragraphs=("Dear Ms B.,",),
        closing=("Yours sincerely,",),
        language="en",
        words=LetterWords("Date", "Reference", "Subject", "Enclosures"),
    )
    expected = (
        "Committee Ms B. Date 22 August 2025 Subject Your complaint Dear Ms B., "
        "Yours sincerely, 1 / 1"
    )
    assert pages(letter(english)) == [expected]


def test_a_long_letter_goes_on_with_its_reference_on_top() -> None:
    long = LetterContent(
        sender=("Commissie",),
        recipient=("A.",),
        sent_on=date(2025, 8, 22),
        reference="2025-0117",
        subject="Lang",
        paragraphs=("Een zin die vaak terugkomt. " * 40,) * 8,
        closing=("Groet",),
    )
    second = pages(letter(long))[1]
    assert second.startswith("Commissie 2025-0117 ")


def test_a_logo_takes_the_place_of_the_name_and_is_told_to_who_cannot_see_it() -> None:
    made, picture = BytesIO(), Image.new("RGBA", (380, 110), "#c8102e")
    picture.save(made, "PNG")
    printed = letter(replace(CONTENT, logo=made.getvalue()))
    assert pages(printed)[0].startswith("Postbus 1234 3500 AA Utrecht Mevrouw A. Bouazza")
    with Pdf.open(BytesIO(printed)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    assert b"Klachtencommissie De Linden" in _alternatives(printed)


def _alternatives(printed: bytes) -> list[bytes]:
    """Return what stands in place of pictures for who has them read out."""
    with Pdf.open(BytesIO(printed)) as pdf:
        return [
            bytes(one.Alt) for one in pdf.objects if isinstance(one, Dictionary) and "/Alt" in one
        ]
