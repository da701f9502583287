"""The copy that people see says nothing of who made the file, and does nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from kernel.vault import filetypes
from kernel.vault.cleaning import TooMuchError, UnreadableError, boxes, documents, images, sounds
from kernel.vault.cleaning.child import copy_of
from tests.attacks.files import making
from wederhoor.env import inherited

MEASURED = """
import resource
from kernel.vault.cleaning import TooMuchError
from kernel.vault.cleaning.child import copy_of
from tests.attacks.files import making
try:
    copy_of("image/png", [making.flood()])
except TooMuchError:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""The memory of the child alone: here, other tests have had children too. In KiB."""

TOLD, SHOWN = making.TOLD.encode(), making.SHOWN.encode()
MADE: dict[str, tuple[Callable[[], bytes], filetypes.Kind]] = {
    "mp3": (making.mp3, filetypes.MP3),
    "wav": (making.wav, filetypes.WAV),
    "mp4": (making.mp4, filetypes.MP4),
    "heic": (making.heic, filetypes.HEIC),
}
OFFICE: dict[str, tuple[Callable[[], bytes], filetypes.Kind]] = {
    "docx": (making.docx, filetypes.DOCX),
    "xlsx": (making.xlsx, filetypes.XLSX),
    "odt": (making.odt, filetypes.ODT),
}


@pytest.mark.attack("F06")
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_keeps_its_pixels_and_nothing_else(form: str) -> None:
    whole = making.photo(form)
    copy = images.cleaned(whole, f"image/{form.lower()}")

    assert TOLD in whole
    assert TOLD not in copy
    with Image.open(BytesIO(copy)) as image:
        assert (image.size, dict(image.getexif()), sorted(image.info)) == (
            (40, 30),
            {},
            ["jfif", "jfif_density", "jfif_unit", "jfif_version"] if form == "JPEG" else [],
        )


@pytest.mark.attack("F06", "F04")
def test_a_pdf_keeps_its_pages_and_loses_what_runs_and_who_made_it() -> None:
    whole = making.pdf()
    copy = copy_of("application/pdf", [whole])

    with pikepdf.open(BytesIO(copy)) as pdf:
        text = b"".join(repr(one).encode() for one in pdf.objects)
        assert pdf.pages[0].Contents.read_bytes().find(SHOWN) > 0
        assert [word for word in (TOLD, b"/JavaScript", b"/Launch", b"/AA") if word in text] == []
        assert (list(pdf.attachments), "/Info" in pdf.trailer, "/OpenAction" in pdf.Root) == (
            [],
            False,
            False,
        )
    assert TOLD not in copy


@pytest.mark.attack("F06")
@pytest.mark.parametrize("kind", list(MADE))
def test_sound_and_film_keep_what_is_heard_and_seen(kind: str) -> None:
    make, known = MADE[kind]
    whole = make()
    maker = sounds if kind in {"mp3", "wav"} else boxes
    copy = maker.cleaned(whole, known.content_type)

    assert filetypes.media_kind(whole) == filetypes.media_kind(copy) == known
    assert (TOLD in whole, TOLD in copy, SHOWN in copy) == (True, False, True)


@pytest.mark.attack("F06")
@pytest.mark.parametrize("kind", list(OFFICE))
def test_an_office_document_keeps_its_text_and_loses_its_people(kind: str) -> None:
    make, known = OFFICE[kind]
    whole = make()
    with ZipFile(BytesIO(documents.cleaned(whole, known.content_type))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        dates = {one.date_time[0] for one in archive.infolist()}

    assert [name for name, content in parts.items() if TOLD in content] == []
    assert any(SHOWN in content for content in parts.values())
    assert (dates, b"evil.example" in b"".join(parts.values())) == ({1980}, False)


@pytest.mark.attack("I13")
@pytest.mark.parametrize("name", ["word/document.xml", "docProps/core.xml", "word/styles.xml"])
def test_an_entity_in_a_document_is_never_read(name: str) -> None:
    evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    whole = making.docx(**{name: evil})

    if name == "docProps/core.xml":
        assert b"ENTITY" not in documents.cleaned(whole, filetypes.DOCX.content_type)
    else:
        with pytest.raises(TooMuchError):
            documents.cleaned(whole, filetypes.DOCX.content_type)


@pytest.mark.attack("F05", "F03")
def test_a_bomb_is_known_as_one_with_little_memory() -> None:
    with pytest.raises(TooMuchError):
        copy_of("image/png", [making.flood()])
    with pytest.raises(TooMuchError):
        documents.cleaned(making.docx(**{"word/big.xml": bytes(101 * 1024 * 1024)}), "")

    done = subprocess.run(
        [sys.executable, "-c", MEASURED],
        env=inherited(PYTHONPATH=os.pathsep.join(filter(None, sys.path))),
        stdout=subprocess.PIPE,
        check=True,
    )
    assert int(done.stdout) < 400 * 1024


@pytest.mark.attack("F04", "F05")
@pytest.mark.parametrize(
    ("content_type", "whole"),
    [
        ("application/pdf", making.pdf(password="x")),
        ("application/pdf", b"%PDF-1.7\n" + bytes(100)),
        ("image/jpeg", b"\xff\xd8\xff\xe0" + bytes(1000)),
        ("image/png", making.photo("PNG")[:60]),
        ("image/heic", b"\x00\x00\x00\x18ftypheic" + b"\xff" * 100),
    ],
)
def test_what_cannot_be_opened_gives_no_copy(content_type: str, whole: bytes) -> None:
    with pytest.raises(UnreadableError):
        copy_of(content_type, [whole])


@pytest.mark.attack("F04")
def test_the_child_has_little_and_may_write_nothing() -> None:
    tried = (
        "from kernel.vault.cleaning.__main__ import limit; limit()\n"
        "import os, socket\n"
        "for one in (lambda: bytearray(2 << 30), lambda: os.write(os.open('x', 65), b'x'),\n"
        "            lambda: [socket.socket() for _ in range(99)]):\n"
        "    try: one(); print('done')\n"
        "    except (MemoryError, OSError) as error: print(type(error).__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", "import signal; signal.signal(25, signal.SIG_IGN)\n" + tried],
        cwd="/proc/self" if sys.platform == "linux" else None,
        capture_output=True,
        check=True,
    )

    assert b"done" not in done.stdout
