import json
from pathlib import Path

import pytest
import typst
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.documents.attested import attested
from kernel.errors import Refusal
from procedures.rules import filing_receipt
from procedures.rules.filing_receipt import check

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
CONTENT = {"salt": "00" * 16, "story": "Hij schreeuwt – elke dag.", "files": []}
STORY = filing_receipt.content_document(CONTENT)
SAID = {
    "format": filing_receipt.FORMAT,
    "client": "6a5c",
    "client_name": "Zorggroep É",
    "number": "2026-0001",
    "filed_at": "2026-11-02T09:00:00+00:00",
    "received_on": "2026-11-02",
    "regulation": {"name": "default", "version": 3, "sha256": "ab" * 32},
    "content_sha256": filing_receipt.digest_of(CONTENT),
    "public_key": KEY.public_key().public_bytes_raw().hex(),
}
DATA = filing_receipt.document(SAID, filing_receipt.signed(SAID, KEY))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    page = tmp_path_factory.mktemp("page") / "page.typ"
    page.write_text("#set document(title: [x], date: datetime(year: 2026, month: 1, day: 1))\n= x")
    return signed_pdf(page, DATA)


def signed_pdf(page: Path, data: bytes) -> bytes:
    pages = typst.compile(page, format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=0)
    return attested(
        pages,
        data,
        name="ontvangstbewijs.json",
        title="Ontvangstbewijs",
        sign=lambda content: filing_receipt.signed_file(content, KEY),
    )


def refusal_of(file: bytes, key: Ed25519PrivateKey = KEY, content: bytes | None = None) -> str:
    with pytest.raises(Refusal) as refused:
        check(file, key.public_key(), content)
    return refused.value.code


def test_whole_file_holds_and_says_what_was_signed(file: bytes) -> None:
    checked = check(file, KEY.public_key(), STORY)
    assert (checked.said, checked.pages, checked.content) == (SAID, True, True)


def test_data_alone_holds_without_the_pages() -> None:
    checked = check(DATA, KEY.public_key())
    assert (checked.said, checked.pages, checked.content) == (SAID, False, False)


def test_other_clients_key_is_named_as_such(file: bytes) -> None:
    assert refusal_of(file, OTHER) == "receipt.key"
    assert refusal_of(DATA, OTHER) == "receipt.key"


def test_other_key_written_into_the_statement_does_not_make_it_that_clients() -> None:
    said = SAID | {"public_key": OTHER.public_key().public_bytes_raw().hex()}
    assert refusal_of(filing_receipt.document(said, filing_receipt.signed(SAID, KEY)), OTHER) == (
        "receipt.statement"
    )


@pytest.mark.parametrize("name", sorted(set(SAID) - {"format", "public_key"}))
def test_any_changed_word_of_the_statement_is_found(name: str) -> None:
    changed = SAID | {name: "2025-0001"}
    forged = filing_receipt.document(changed, filing_receipt.signed(SAID, KEY))
    assert refusal_of(forged) == "receipt.statement"


def test_other_text_than_was_filed_is_told() -> None:
    other = filing_receipt.content_document(CONTENT | {"story": "Hij fluistert."})
    assert refusal_of(DATA, content=other) == "receipt.content"
    assert refusal_of(DATA, content=b"[" * 100_000) == "receipt.content"
    assert refusal_of(DATA, content=b"\xff") == "receipt.content"


def test_same_text_with_other_salt_has_another_digest() -> None:
    digests = {filing_receipt.digest_of(CONTENT | {"salt": f"{one:032x}"}) for one in range(50)}
    assert len(digests) == 50


@settings(max_examples=400)
@given(st.data())
def test_any_altered_byte_of_the_file_is_found(file: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(file) - 1))
    other = data.draw(st.integers(1, 255)) ^ file[place]
    with pytest.raises(Refusal):
        check(file[:place] + bytes([other]) + file[place + 1 :], KEY.public_key())


def test_bytes_added_or_cut_off_are_found(file: bytes) -> None:
    assert refusal_of(file + b"\n") == "receipt.pages"
    assert refusal_of(file[:-1]) == "receipt.pages"
    assert refusal_of(file + file) == "receipt.unreadable"


def test_signature_of_a_statement_is_no_signature_of_a_file(file: bytes) -> None:
    said = bytes.fromhex(filing_receipt.signed(SAID, KEY)).hex().encode()
    start = file.index(b"%wederhoor-signature:") + len(b"%wederhoor-signature:")
    assert refusal_of(file[:start] + said + file[start + 128 :]) == "receipt.pages"


@pytest.mark.parametrize(
    "strange",
    [
        b"",
        b"%PDF-1.7",
        b"{}",
        b"[]",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe",
        b"x" * 2_000_001,
        json.dumps({"signed": SAID, "signature": "zz"}).encode(),
        json.dumps({"signed": SAID, "signature": 7}).encode(),
        json.dumps({"signed": list(SAID), "signature": ""}).encode(),
        json.dumps({"signed": SAID | {"more": 1}, "signature": ""}).encode(),
        json.dumps({"signed": SAID | {"format": "other"}, "signature": ""}).encode(),
    ],
)
def test_what_is_no_receipt_is_told(strange: bytes) -> None:
    assert refusal_of(strange) == "receipt.unreadable"


def test_public_key_is_read_and_nothing_else() -> None:
    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    read = filing_receipt.key_from(pem)
    assert read.public_bytes_raw() == KEY.public_key().public_bytes_raw()
    curve = generate_private_key(SECP256R1()).public_key()
    other = curve.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for strange in (b"", b"-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", other):
        with pytest.raises(Refusal) as refused:
            filing_receipt.key_from(strange)
        assert refused.value.code == "receipt.no_key"
