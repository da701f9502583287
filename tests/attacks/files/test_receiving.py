"""What happens to a file on its way in, and to who asks for it afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from frontend.views.downloads import download, original
from kernel.errors import Refusal
from kernel.vault import files
from kernel.vault.models import StoredFile
from tenants.models import Tenant
from tests.attacks.files import making

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NAMES = [
    *(
        "../../etc/passwd",
        "a\x00b.pdf",
        "x" * 300 + ".pdf",
        "CON",
        "aux.pdf",
        'a"; filename=evil.exe',
    ),
    *(
        "\u202efdp.exe",
        "a\r\nX-Evil: 1.pdf",
        "a\u2028b.pdf",
        "..\\..\\x.pdf",
        "/abs.pdf",
        ".htaccess",
    ),
    *("-rf", "--version", "$(id).pdf", "`id`", "a;b|c&d.pdf", "\ud800.pdf", "ﬀ.pdf", ""),
]
POLYGLOTS = {
    "a picture that is a zip": making.photo("JPEG") + making.docx(),
    "a picture that is a jar": making.photo("PNG") + making.zipped({"META-INF/MANIFEST.MF": "x"}),
    "a PDF that is a page": b"%PDF-1.7\n<html><script>alert(1)</script></html>",
    "a drawing called PNG": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a page as text": b"\xef\xbb\xbf  <HTML><body onload=alert(1)>",
    "an XHTML page": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
    "a script": b"#!/bin/sh\nid\n",
    "a program": b"MZ\x90\x00" + bytes(100),
    "an archive": making.zipped({"a.txt": "x"}),
    "an archive in an archive": making.zipped({"a.zip": making.zipped({"b.zip": "x"})}),
    "gzip": b"\x1f\x8b\x08" + bytes(100),
    "rar": b"Rar!\x1a\x07\x00" + bytes(100),
    "macros": making.docx(**{"word/vbaProject.bin": b"x"}),
}
BOMBS = {
    "42 kB that is 200 MB": making.docx(**{"word/x.xml": bytes(201 * 1024 * 1024)}),
    "one part beyond ratio": making.docx(**{"word/x.xml": bytes(40 * 1024 * 1024)}),
    "100,000 parts": making.docx(**{f"p/{one}": "" for one in range(100_000)}),
    "parts over each other": making.overlapping(),
}


@pytest.fixture(autouse=True)
def _own_folder(in_acme: Tenant, settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.VAULT_FILES = tmp_path
    assert in_acme
    yield
    assert not list(tmp_path.rglob("*.again"))


def _received(content: bytes, name: str = "stuk.pdf") -> StoredFile:
    return files.receive(uuid4(), name, [content], at=AT)


def _code(content: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        _received(content)
    return refused.value.code


@pytest.mark.attack("F01", "F02")
@pytest.mark.parametrize("kind", list(POLYGLOTS))
def test_two_types_in_one_and_pages_are_not_taken_in(kind: str) -> None:
    assert _code(POLYGLOTS[kind]) in {"file.type_refused", "file.damaged"}
    assert StoredFile.objects.count() == 0


@pytest.mark.attack("F03")
@pytest.mark.parametrize("kind", list(BOMBS))
def test_a_document_that_unpacks_beyond_measure_is_not_taken_in(kind: str) -> None:
    assert _code(BOMBS[kind]) == "file.damaged"
    assert StoredFile.objects.count() == 0


@pytest.mark.attack("F05")
def test_a_flood_of_pixels_is_not_taken_in_and_leaves_nothing(tmp_path: Path) -> None:
    assert _code(making.flood()) == "file.bomb"
    assert (StoredFile.objects.count(), [one for one in tmp_path.rglob("*") if one.is_file()]) == (
        0,
        [],
    )


@pytest.mark.attack("F08")
@pytest.mark.parametrize("before", [0, 1, 40, 65_500, 65_530])
def test_a_known_harmful_program_is_found_wherever_it_stands(before: int) -> None:
    whole = b"x" * before + EICAR
    pieces = [whole[at : at + 50] for at in range(0, len(whole), 50)]

    with pytest.raises(Refusal) as refused:
        files.receive(uuid4(), "x.txt", pieces, at=AT)
    assert (refused.value.code, StoredFile.objects.count()) == ("file.harmful", 0)


@pytest.mark.attack("F06")
@pytest.mark.parametrize(
    "make", [making.photo, making.pdf, making.docx], ids=["jpg", "pdf", "docx"]
)
def test_people_get_the_copy_and_the_original_is_kept_as_it_came(make: object) -> None:
    whole = make()  # type: ignore[operator]
    file = _received(whole)
    given = b"".join(download(file))

    assert b"".join(original(file)) == whole
    assert making.TOLD.encode() not in given
    assert (file.shown, StoredFile.objects.filter(copy_of=file.pk).count()) == ("copy", 1)


@pytest.mark.attack("F04")
def test_a_closed_pdf_is_kept_and_shown_to_nobody() -> None:
    whole = making.pdf(password="geheim")
    file = _received(whole)

    assert file.shown == "withheld"
    with pytest.raises(Refusal) as refused:
        download(file)
    assert (refused.value.code, b"".join(original(file))) == ("file.withheld", whole)


@pytest.mark.attack("F13")
def test_a_copy_goes_with_its_original() -> None:
    file = _received(making.photo())
    files.destroy(file)

    assert StoredFile.objects.count() == 0


@pytest.mark.attack("F02", "F07", "I11", "I12")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_ever_words_in_a_download(name: str) -> None:
    answer = download(_received(b"Wat hij zei.\n", name))
    told = answer.headers["Content-Disposition"]

    assert told.startswith("attachment;")
    assert told.isascii()
    assert [one for one in ("\r", "\n", "\x00", "/", "..\\") if one in told] == []
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")
    assert answer.headers["Content-Type"] == "text/plain"


@pytest.mark.attack("F11")
def test_a_download_has_no_mark_that_another_clients_cache_could_know_it_by() -> None:
    answer = download(_received(b"Wat hij zei.\n"))
    kept = {"etag", "last-modified", "accept-ranges", "content-range", "expires", "age"}

    assert [name for name in answer.headers if name.lower() in kept] == []
    assert answer.status_code == 200


@pytest.mark.attack("F10")
def test_a_case_takes_so_many_files_and_no_more(settings: Settings) -> None:
    settings.CASE_MAX_FILES, case = 2, uuid4()
    for _ in range(2):
        files.receive(case, "x.txt", [b"x\n"], at=AT)

    with pytest.raises(Refusal) as refused:
        files.receive(case, "x.txt", [b"x\n"], at=AT)
    assert (refused.value.code, StoredFile.objects.filter(case_id=case).count()) == (
        "file.too_many",
        2,
    )
    assert files.receive(uuid4(), "x.txt", [b"x\n"], at=AT)
