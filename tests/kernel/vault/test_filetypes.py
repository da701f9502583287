from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.vault import filetypes
from kernel.vault.filetypes import Kind, hides_archive, is_archive, media_kind, text_kind

ISO = b"\x00\x00\x00\x18ftyp"
MAIL = (
    b"From: noor@example.org\r\nTo: klachten@example.org\r\nSubject: Vraag\r\n\r\nGoedemorgen\r\n"
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", filetypes.PDF),
        (b"\x89PNG\r\n\x1a\n\x00", filetypes.PNG),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", filetypes.JPG),
        (b"OggS\x00\x02", filetypes.OGG),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm\x42\x87\x81\x04", filetypes.WEBM),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska", None),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", filetypes.WAV),
        (b"ID3\x03\x00", filetypes.MP3),
        (b"\xff\xfb\x90\x64", filetypes.MP3),
        (ISO + b"heic\x00", filetypes.HEIC),
        (ISO + b"M4A \x00", filetypes.M4A),
        (ISO + b"isom\x00", filetypes.MP4),
    ],
)
def test_type_is_proven_by_the_first_bytes(head: bytes, kind: Kind | None) -> None:
    assert media_kind(head) == kind


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_drawn_picture_is_known(picture: Callable[[str], bytes], form: str) -> None:
    assert media_kind(picture(form)) in (filetypes.PNG, filetypes.JPG)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"MZ\x90\x00",
        b"\x7fELF\x02",
        b"GIF89a",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"RIFF\x24\x00\x00\x00AVI ",
        b"%PDF-1.7 <script>alert(1)</script>",
        b"<html>%PDF-1.7",
        ISO + b"qt  ",
        b"\xff\xfe\x90\x64",
        b"\xff\xfb\x00\x64",
        b"\xff\xfb\xf0\x64",
        b"\xff\xfb\x9c\x64",
        b"PK\x03\x04",
    ],
)
def test_other_first_bytes_prove_nothing(head: bytes) -> None:
    assert media_kind(head) is None


@pytest.mark.parametrize(
    "text",
    [
        b"Hallo",
        b"\xef\xbb\xbfH\xc3\xa9",
        "Het is één regel.\r\n\tEn nog een.\n".encode("cp1252"),
        "één".encode("utf-16"),
        b"From: een tekst zonder verdere kop\n",
        b"a < b en b > c",
        b"BEGIN:VEVENT\r\n",
    ],
)
def test_text_in_usual_encodings_is_plain_text(text: bytes) -> None:
    assert text_kind(text) == filetypes.TXT


def test_mail_and_calendar_are_known_by_their_first_lines() -> None:
    assert text_kind(MAIL) == filetypes.EML
    assert text_kind(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") == filetypes.ICS


def test_mail_that_carries_a_page_is_mail() -> None:
    assert text_kind(MAIL + b"<html><script>1</script>") == filetypes.EML


@pytest.mark.parametrize(
    "text",
    [
        b"\x00\x01binair",
        b"tekst met \x08 erin",
        b"\x81\x8d\x8f",
        b"\xff\xfe\x00",
        b"<!DOCTYPE html><p>",
        b"Zomaar\n< SCRIPT>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<html>".encode("utf-16"),
        b"\xef\xbb\xbf<?xml version='1.0'?>",
        b"#!/bin/sh\nrm -rf .",
        b"{\\rtf1\\ansi}",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_what_is_no_text_or_would_run_is_refused(text: bytes) -> None:
    assert text_kind(text) is None


@given(whole=st.binary(max_size=300))
def test_any_bytes_get_an_answer(whole: bytes) -> None:
    assert media_kind(whole) in (None, *filetypes.KINDS)
    assert text_kind(whole) in (None, filetypes.TXT, filetypes.EML, filetypes.ICS)


def test_picture_with_an_archive_behind_it_hides_one(
    picture: Callable[[str], bytes],
    archive: Callable[[dict[str, str]], bytes],
) -> None:
    whole = archive({"a.class": "x"})
    assert hides_archive(picture("PNG") + whole)
    assert not hides_archive(picture("PNG"))
    assert not hides_archive(picture("PNG") + whole + b"meer")
    assert not hides_archive(b"PK\x05\x06")
    assert is_archive(whole)
