"""The receipt of a filing: a signed statement of what was filed, where, when and under which rules.

It names nobody. What was filed is in it as a digest with salt: whoever keeps the content and the
salt can show later that this is what was filed; whoever has the receipt alone learns nothing.
Checking takes the client's public key and nothing else (Ed25519, RFC 8032).
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from kernel.documents import attested
from kernel.errors import Refusal

FORMAT = "wederhoor-filing-receipt-1"
CONTENT_FORMAT = "wederhoor-filed-content-1"
_LARGEST = 2_000_000
_FIELDS = {
    "format",
    "client",
    "client_name",
    "number",
    "filed_at",
    "received_on",
    "regulation",
    "content_sha256",
    "public_key",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a good receipt says. `pages`: the file is the whole PDF, not only its data."""

    said: Mapping[str, Any]
    pages: bool
    content: bool = False


def spelled(value: object) -> bytes:
    """Return the bytes that are digested and signed: JSON, keys sorted, no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the digest of what was filed together with its salt, in hexadecimal."""
    return sha256(CONTENT_FORMAT.encode() + b"\n" + spelled(content)).hexdigest()


def signed(said: Mapping[str, Any], key: Ed25519PrivateKey) -> str:
    """Return the signature of a statement, in hexadecimal."""
    return key.sign(_statement(said)).hex()


def signed_file(content: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the signature of a whole file; no statement is ever signed like this."""
    return key.sign(_whole(content))


def document(said: Mapping[str, Any], signature: str) -> bytes:
    """Return a statement with its signature as the file for machines."""
    return json.dumps({"signed": dict(said), "signature": signature}, indent=1).encode()


def content_document(content: Mapping[str, Any]) -> bytes:
    """Return what was filed as the file that its owner keeps, with the salt in it."""
    whole = {"format": CONTENT_FORMAT, **content}
    return json.dumps(whole, indent=1, ensure_ascii=False).encode()


def key_from(pem: bytes) -> Ed25519PublicKey:
    """Read a public key (PEM). Raise Refusal "receipt.no_key" when it is none of this kind."""
    try:
        key = load_pem_public_key(pem)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise _refusal("receipt.no_key", message="Dit bestand is geen openbare sleutel.")
    return key


def check(file: bytes, key: Ed25519PublicKey, content: bytes | None = None) -> Checked:
    """Hold a receipt (the PDF, or its data) against the key of a client.

    Raise Refusal: "receipt.unreadable" (no receipt of ours), "receipt.key" (signed by another
    key), "receipt.statement" (what it says was changed), "receipt.pages" (another byte of the
    file was changed), "receipt.content" (this is not the text that was filed).
    """
    carried, document = _opened(file)
    said, signature = _read(document)
    if said["public_key"] != key.public_bytes_raw().hex():
        message = "Dit ontvangstbewijs is met een andere sleutel ondertekend."
        raise _refusal("receipt.key", message=message)
    if not _holds(key, signature, _statement(said)):
        message = "Wat in dit ontvangstbewijs staat, is veranderd nadat het was gemaakt."
        raise _refusal("receipt.statement", message=message)
    if carried and not _holds(key, carried.signature, _whole(carried.content)):
        message = "Dit bestand is veranderd nadat het was gemaakt. Gebruik een ander exemplaar."
        raise _refusal("receipt.pages", message=message)
    if content is not None and not _is_filed(content, str(said["content_sha256"])):
        raise _refusal(
            "receipt.content", message="Deze tekst is niet wat bij dit bewijs is ingediend."
        )
    return Checked(said, pages=carried is not None, content=content is not None)


def _opened(file: bytes) -> tuple[attested.Attested | None, bytes]:
    if len(file) > _LARGEST:
        raise _unreadable()
    if not file.startswith(b"%PDF-"):
        return None, file
    try:
        carried = attested.opened(file)
    except Refusal:
        raise _unreadable() from None
    return carried, carried.data


def _read(document: bytes) -> tuple[Mapping[str, Any], bytes]:
    try:
        read = json.loads(document)
        said, signature = read["signed"], bytes.fromhex(read["signature"])
        complete = set(said) == _FIELDS and said["format"] == FORMAT
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _unreadable() from None
    if not complete or not isinstance(said, dict):
        raise _unreadable()
    return said, signature


def _is_filed(content: bytes, digest: str) -> bool:
    try:
        read = json.loads(content)
        known = isinstance(read, dict) and read.pop("format", None) == CONTENT_FORMAT
    except (ValueError, RecursionError):
        return False
    return known and hmac.compare_digest(digest_of(read), digest)


def _holds(key: Ed25519PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def _statement(said: Mapping[str, Any]) -> bytes:
    return f"{FORMAT}/statement\n".encode() + spelled(said)


def _whole(content: bytes) -> bytes:
    return f"{FORMAT}/file\n".encode() + sha256(content).digest()


def _unreadable() -> Refusal:
    return _refusal(
        "receipt.unreadable", message="Dit bestand is geen ontvangstbewijs van Wederhoor."
    )


def _refusal(code: str, *, message: str) -> Refusal:
    return Refusal(code, message=message)
