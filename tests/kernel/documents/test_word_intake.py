"""What a Word file may not bring along, each in a file that is otherwise a good letter."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kernel.documents import word_intake
from kernel.documents.word_intake import word_paragraphs
from kernel.errors import Refusal
from tests.factories import words
from tests.factories.words import BODY, RELATIONS, changed, inserted, related, repacked

GOOD = words.letter("Beste Anna,", "Wij ontvingen uw klacht.")
BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"""
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LINK = b'<Relationship Id="rX" Type="' + OFFICE + b'hyperlink" Target="https://x.example"'


def code_of(whole: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        word_paragraphs(whole)
    return refused.value.code


def test_a_good_letter_is_read_in_order() -> None:
    texts = [one.text for one in word_paragraphs(GOOD)]
    assert texts[-2:] == ["Beste Anna,", "Wij ontvingen uw klacht."]


@pytest.mark.parametrize(
    "xml",
    [
        b'<w:ins w:id="1" w:author="x"><w:r><w:t>erbij</w:t></w:r></w:ins>',
        b'<w:del w:id="1" w:author="x"><w:r><w:delText>weg</w:delText></w:r></w:del>',
        b'<w:commentRangeStart w:id="0"/>',
    ],
)
def test_changes_and_remarks_are_refused(xml: bytes) -> None:
    assert code_of(changed(GOOD, BODY, inserted(xml))) == "word.tracked"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b"<w:r><w:drawing/></w:r>", "word.drawn"),
        (b"<w:r><w:pict/></w:r>", "word.drawn"),
        (b"<w:r><w:object/></w:r>", "word.drawn"),
        (b'<w:altChunk r:id="rX"/>', "word.drawn"),
        (b"<w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>", "word.fields"),
        (b'<w:fldSimple w:instr="INCLUDETEXT x"/>', "word.fields"),
        (b'<w:r><w:footnoteReference w:id="2"/></w:r>', "word.notes"),
        (b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>", "word.hidden"),
    ],
)
def test_what_is_more_or_other_than_words_is_refused(xml: bytes, code: str) -> None:
    assert code_of(changed(GOOD, BODY, inserted(xml))) == code


def test_text_that_is_shown_again_is_no_hidden_text() -> None:
    xml = b'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> zichtbaar</w:t></w:r>'
    texts = [one.text for one in word_paragraphs(changed(GOOD, BODY, inserted(xml)))]
    assert "Anna Jansen zichtbaar" in texts


@pytest.mark.parametrize(
    "relation",
    [
        LINK + b' TargetMode="External"/>',
        LINK + b' TargetMode="EXTERNAL"/>',
        b'<Relationship Id="rX" Type="' + OFFICE + b'attachedTemplate" Target="a.dotm"/>',
        b'<Relationship Id="rX" Type="' + OFFICE + b'oleObject" Target="embeddings/a.bin"/>',
        b'<Relationship Id="rX" Type="' + OFFICE + b'aFChunk" Target="a.html"/>',
    ],
)
def test_ways_out_of_the_file_are_refused(relation: bytes) -> None:
    assert code_of(changed(GOOD, RELATIONS, related(relation))) == "word.outside"


def test_macros_make_it_no_letter() -> None:
    assert code_of(repacked(GOOD, {}, {"word/vbaProject.bin": b"x"})) == "word.type"


@pytest.mark.parametrize("member", [BODY, "word/styles.xml", "docProps/core.xml", RELATIONS])
def test_an_own_document_type_is_refused_in_every_member(member: str) -> None:
    def declared(whole: bytes) -> bytes:
        return whole.replace(b"?>", b"?>" + BOMB, 1) if b"?>" in whole[:90] else BOMB + whole

    assert code_of(changed(GOOD, member, declared)) == "word.damaged"


def test_an_own_document_type_in_another_encoding_is_refused_too() -> None:
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + BOMB.decode() + "<x/>").encode("utf-16")
    assert code_of(changed(GOOD, "docProps/core.xml", lambda _whole: wide)) == "word.damaged"


@pytest.mark.parametrize(
    "whole",
    [b"", b"Beste Anna,", b"%PDF-1.7", b"PK\x03\x04 not a zip", GOOD[: len(GOOD) // 2]],
)
def test_what_is_no_word_file_is_refused(whole: bytes) -> None:
    assert code_of(whole) in {"word.type", "word.damaged"}


def test_another_zip_is_no_letter() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "Beste Anna,")
    assert code_of(target.getvalue()) == "word.type"


def test_broken_xml_is_refused() -> None:
    assert code_of(changed(GOOD, BODY, lambda whole: whole[:-20])) == "word.damaged"


def test_a_member_twice_is_refused() -> None:
    target = BytesIO(GOOD)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        ZipFile(target, "a", ZIP_DEFLATED) as archive,
    ):
        archive.writestr(BODY, b"<x/>")
    assert code_of(target.getvalue()) == "word.damaged"


def test_size_counts_before_and_after_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    padded = b"<x>" + b" " * 31 * 1024 * 1024 + b"</x>"
    bomb = repacked(GOOD, {}, {"word/more.xml": padded})
    assert len(bomb) < word_intake.LIMIT_BYTES
    assert code_of(bomb) == "word.too_large"
    monkeypatch.setattr(word_intake, "LIMIT_BYTES", len(GOOD) - 1)
    assert code_of(GOOD) == "word.too_large"


def test_breaks_and_tabs_keep_their_words() -> None:
    xml = b"<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t><w:tab/><w:t>drie</w:t></w:r>"
    whole = changed(words.saved("nul "), BODY, inserted(xml))
    assert [one.text for one in word_paragraphs(whole)] == ["nul een\ntwee drie"]
