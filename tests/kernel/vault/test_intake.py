from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from kernel.errors import Refusal
from kernel.vault.filetypes import DOCX, HEAD_BYTES, PDF, TXT
from kernel.vault.intake import Intake, allowed_types

LIMIT = 3 * 1024 * 1024
PDF_HEAD = b"%PDF-1.7\n"


def refused(content: list[bytes], limit: int = LIMIT) -> str:
    with pytest.raises(Refusal) as refusal:
        list(Intake(content, limit).blocks())
    return refusal.value.code


def test_received_file_is_counted_and_digested_whole() -> None:
    content = [PDF_HEAD, b"a" * HEAD_BYTES, b"b" * HEAD_BYTES]
    intake = Intake(content, LIMIT)
    assert b"".join(intake.blocks()) == b"".join(content)
    assert (intake.kind, intake.byte_count) == (PDF, len(b"".join(content)))
    assert intake.sha256 == sha256(b"".join(content)).hexdigest()


def test_text_in_single_bytes_is_received() -> None:
    intake = Intake((bytes([byte]) for byte in b"Hallo"), LIMIT)
    assert (b"".join(intake.blocks()), intake.kind) == (b"Hallo", TXT)


def test_document_is_received(archive: Callable[[dict[str, str]], bytes]) -> None:
    whole = archive({"[Content_Types].xml": "", "word/document.xml": ""})
    intake = Intake([whole], LIMIT)
    assert (b"".join(intake.blocks()), intake.kind) == (whole, DOCX)


@pytest.mark.parametrize("content", [[], [b""], [b"", b""]])
def test_empty_file_is_refused(content: list[bytes]) -> None:
    assert refused(content) == "file.empty"


def test_file_of_exactly_the_limit_is_received() -> None:
    intake = Intake([PDF_HEAD.ljust(LIMIT, b" ")], LIMIT)
    assert sum(map(len, intake.blocks())) == LIMIT


def test_file_of_one_byte_more_is_refused() -> None:
    assert refused([PDF_HEAD.ljust(LIMIT, b" "), b" "]) == "file.too_large"
    assert refused([b"a" * LIMIT, b"a"]) == "file.too_large"


def test_refusal_of_a_large_file_says_the_limit() -> None:
    with pytest.raises(Refusal) as refusal:
        list(Intake([b"a" * (LIMIT + 1)], LIMIT).blocks())
    assert refusal.value.message.endswith("hoogstens 3 MB zijn.")
    assert refusal.value.facts == {"limit_bytes": LIMIT}


def test_endless_file_is_refused_at_the_limit() -> None:
    given = []

    def endless() -> Iterator[bytes]:
        while True:
            given.append(1)
            yield PDF_HEAD.ljust(HEAD_BYTES, b" ")

    with pytest.raises(Refusal):
        list(Intake(endless(), LIMIT).blocks())
    assert len(given) == LIMIT // HEAD_BYTES + 1


def test_refusal_of_a_type_says_which_are_allowed() -> None:
    with pytest.raises(Refusal) as refusal:
        Intake([b"MZ\x90\x00" + bytes(64)], LIMIT)
    assert refusal.value.code == "file.type_refused"
    assert refusal.value.facts == {"allowed": allowed_types()}
    assert allowed_types().startswith("pdf, docx, xlsx, odt, txt, png, jpg, heic, mp3")
    assert allowed_types() in refusal.value.message


def test_other_archive_is_refused(archive: Callable[[dict[str, str]], bytes]) -> None:
    assert refused([archive({"A.class": "x"})]) == "file.type_refused"


def test_broken_document_is_damaged(archive: Callable[[dict[str, str]], bytes]) -> None:
    assert refused([archive({"word/document.xml": "x"})[:-4]]) == "file.damaged"


def test_pdf_that_is_also_an_archive_is_refused_at_its_end(
    archive: Callable[[dict[str, str]], bytes],
) -> None:
    assert refused([PDF_HEAD, b" " * HEAD_BYTES, archive({"a": "x"})]) == "file.type_refused"
