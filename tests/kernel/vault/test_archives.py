from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from kernel.vault import archives
from kernel.vault.archives import BrokenArchiveError, office_kind
from kernel.vault.filetypes import DOCX, ODT, XLSX

Archive = Callable[[dict[str, str]], bytes]

ODT_MEMBERS = {"mimetype": ODT.content_type, "content.xml": "<office/>"}


def saved(document: object) -> bytes:
    target = BytesIO()
    document.save(target)  # type: ignore[attr-defined] # both libraries have it
    return target.getvalue()


def test_documents_of_office_programs_are_known() -> None:
    assert office_kind(saved(Document())) == DOCX
    assert office_kind(saved(Workbook())) == XLSX


def test_open_document_text_is_known(archive: Archive) -> None:
    assert office_kind(archive(ODT_MEMBERS)) == ODT


@pytest.mark.parametrize(
    "members",
    [
        {"META-INF/MANIFEST.MF": "x", "A.class": "x"},
        {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "x"},
        {"word/document.xml": "x"},
        {"content.xml": "x"},
        {**ODT_MEMBERS, "mimetype": "application/vnd.oasis.opendocument.spreadsheet"},
        {**ODT_MEMBERS, "Basic/Standard/Module1.xml": "x"},
        {**ODT_MEMBERS, "Scripts/python/a.py": "x"},
    ],
)
def test_other_archives_are_no_document(archive: Archive, members: dict[str, str]) -> None:
    assert office_kind(archive(members)) is None


@pytest.mark.parametrize(
    "program",
    [
        "word/vbaProject.bin",
        "word/VBADATA.xml",
        "word/activeX/activeX1.bin",
        "xl/macrosheets/1.xml",
    ],
)
def test_document_with_a_program_is_refused(
    archive: Archive,
    word: dict[str, str],
    program: str,
) -> None:
    assert office_kind(archive(word)) == DOCX
    assert office_kind(archive({**word, program: "x"})) is None


def test_document_that_calls_itself_a_macro_document_is_refused(
    archive: Archive,
    word: dict[str, str],
) -> None:
    types = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert office_kind(archive({**word, "[Content_Types].xml": types})) is None


def test_encrypted_archive_is_refused(archive: Archive, word: dict[str, str]) -> None:
    whole = bytearray(archive(word))
    listing = whole.rindex(b"PK\x01\x02")
    whole[listing + 8] |= 1
    assert office_kind(bytes(whole)) is None


def test_archive_packed_in_an_unusual_way_is_refused(word: dict[str, str]) -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as whole:
        for name, text in word.items():
            whole.writestr(name, text)
    assert office_kind(target.getvalue()) is None


def test_archive_that_unpacks_beyond_measure_is_refused_without_unpacking(
    archive: Archive,
    word: dict[str, str],
) -> None:
    whole = bytearray(archive(word))
    listing = whole.rindex(b"PK\x01\x02")
    whole[listing + 24 : listing + 28] = (archives.UNPACKED_BYTES + 1).to_bytes(4, "little")
    with pytest.raises(BrokenArchiveError):
        office_kind(bytes(whole))


def test_archive_of_very_many_members_is_refused(
    archive: Archive,
    word: dict[str, str],
) -> None:
    with pytest.raises(BrokenArchiveError):
        office_kind(archive({**word, **{f"word/{n}": "" for n in range(archives.MEMBER_COUNT)}}))


def test_cut_archive_is_broken(archive: Archive, word: dict[str, str]) -> None:
    with pytest.raises(BrokenArchiveError):
        office_kind(archive(word)[:-30])


def test_archive_with_a_damaged_member_is_broken(word: dict[str, str]) -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as whole:
        for name, text in word.items():
            whole.writestr(name, text * 50)
    damaged = bytearray(target.getvalue())
    start = damaged.index(b"[Content_Types].xml") + len("[Content_Types].xml")
    damaged[start : start + 1] = b"\xff"
    with pytest.raises(BrokenArchiveError):
        office_kind(bytes(damaged))


@given(data=st.data())
def test_archive_with_any_altered_bytes_gets_an_answer(data: st.DataObject) -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as whole:
        whole.writestr("[Content_Types].xml", "<Types/>" * 9)
        whole.writestr("word/document.xml", "<document/>")
    altered = bytearray(target.getvalue())
    for at in data.draw(st.lists(st.integers(0, len(altered) - 1), min_size=1, max_size=4)):
        altered[at] = data.draw(st.integers(0, 255))
    with suppress(BrokenArchiveError):
        assert office_kind(bytes(altered)) in (DOCX, None)
