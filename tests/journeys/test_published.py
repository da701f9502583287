"""A member of the works council reads the regulation on a phone and takes it along."""

from io import BytesIO
from pathlib import Path

import docx

from tests.journeys import papers
from tests.journeys.conftest import Somebody
from tests.journeys.reader import FOLDER, PHONE, Reader

CLIENT, NAME = "vandelden", "Van Delden Techniek"
TITLE = "Klachtenregeling ongewenst gedrag"


def taken_along(reader: Reader, words: str, folder: Path) -> Path:
    """Press a button that gives a file, and return where it was kept."""
    with reader.page.expect_download() as coming:
        reader.page.get_by_role("link", name=words).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_regulation_is_read_on_a_phone_and_taken_along(somebody: Somebody, tmp_path: Path) -> None:
    member = somebody("council", CLIENT, width=PHONE, scripts=False)
    member.visit("/").press("De hele regeling")
    member.reads(TITLE, NAME, "Artikel 1 Begrippen", "acht weken na de ontvangst van de klacht")
    member.never_reads("{", "[[", "bestuursorgaan")
    printed = taken_along(member, "Download als PDF", tmp_path)
    assert f"{TITLE}" in papers.words_of(printed)
    assert NAME in papers.words_of(printed)
    papers.picture(printed, FOLDER / "published" / "first-page.png")
    written = taken_along(member, "Download voor Word", tmp_path)
    word = docx.Document(BytesIO(written.read_bytes()))
    heads = [one.text for one in word.paragraphs if one.style and one.style.name == "Heading 1"]
    assert heads[:2] == ["Begrippen", "Wie wat mag doen"]
    member.press("EN").reads("Article 1 Definitions", "eight weeks after receipt of the complaint")
