"""Authenticated encryption of one value, bound to the place where it belongs. No Django here.

A sealed value is: format (1 byte), algorithm (1), the key's code (4), nonce (12), ciphertext
with its 16-byte tag. Everything that says where the value belongs goes in as associated data, each
part with its length before it, so that no two places can be written the same way.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = 1
AES_256_GCM = 1
KEY_BYTES = 32
NONCE_BYTES = 12
BUCKET_BYTES = 256

_HEADER = Struct(">BBI")
_LENGTH = Struct(">I")
HEADER_BYTES = _HEADER.size
_HEADER_LENGTH = _LENGTH.pack(HEADER_BYTES)
_CONTENT = HEADER_BYTES + NONCE_BYTES
_BLOCK_BYTES = 64
_INNER, _OUTER = (bytes(one ^ mask for one in range(256)) for mask in (0x36, 0x5C))
_EXTRACT_INNER, _EXTRACT_OUTER = (
    sha256(bytes(_BLOCK_BYTES).translate(pad)) for pad in (_INNER, _OUTER)
)
"""HMAC-SHA256 (RFC 2104) under the empty salt, as far as it is the same for every key."""
FIRST = 1
"""The code of a key's first version."""


class DamagedError(Exception):
    """A sealed value is not what was sealed here: altered, cut, or moved from elsewhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs: tenant reference, scope (case id or "tenant"), label and row."""

    reference: str
    scope: str
    label: str
    row: str

    def associated(self, header: bytes) -> bytes:
        """Return the associated data of this place for a value that starts with `header`."""
        texts = (self.reference, self.scope, self.label, self.row)
        return b"".join(part(text) for text in (header, *(text.encode() for text in texts)))


class Opener:
    """Opens many values under one key, of one reference and scope, without a `Place` for each."""

    __slots__ = ("_cipher", "_where")

    def __init__(self, key: bytes | AESGCM, reference: str, scope: str) -> None:
        self._cipher = AESGCM(key) if isinstance(key, bytes) else key
        self._where = part(reference.encode()) + part(scope.encode())

    def opened(self, raw: bytes, label: bytes, row: bytes) -> bytes:
        """Return what was sealed at this place; `label` and `row` are parts (`part`).

        Raise DamagedError as `unsealed` does.
        """
        where = _HEADER_LENGTH + raw[:HEADER_BYTES] + self._where + label + row
        nonce, content = raw[HEADER_BYTES:_CONTENT], raw[_CONTENT:]
        try:
            return self._cipher.decrypt(nonce, content, where)
        except (InvalidTag, ValueError) as error:
            raise DamagedError(label.decode(errors="replace")) from error


def part(text: bytes) -> bytes:
    """Return a part of the associated data: its length, and itself."""
    return _LENGTH.pack(len(text)) + text


def new_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def derived(key: bytes, purpose: str) -> bytes:
    """Return the key that `key` gives for one purpose (HKDF-SHA256 without salt, RFC 5869).

    A search asks it for each key of a client, so it is written out: two HMACs, one block.
    """
    inner, outer = _EXTRACT_INNER.copy(), _EXTRACT_OUTER.copy()
    inner.update(key)
    outer.update(inner.digest())
    extracted = outer.digest().ljust(_BLOCK_BYTES, b"\0")
    first = sha256(extracted.translate(_INNER) + b"wederhoor/" + purpose.encode() + b"\1")
    return sha256(extracted.translate(_OUTER) + first.digest()).digest()


def header(code: int = FIRST) -> bytes:
    """Return the first bytes of what is sealed under the key with this code."""
    return _HEADER.pack(FORMAT, AES_256_GCM, code)


def code_of(raw: bytes, label: str) -> int:
    """Return the code of the key that sealed `raw`; raise DamagedError for what is not ours."""
    if len(raw) < HEADER_BYTES:
        raise DamagedError(label)
    form, algorithm, code = _HEADER.unpack_from(raw)
    if (form, algorithm) != (FORMAT, AES_256_GCM):
        raise DamagedError(label)
    return int(code)


def sealed(key: bytes, plain: bytes, place: Place, *, code: int = FIRST) -> bytes:
    """Return `plain`, encrypted and bound to `place`, under a fresh random nonce.

    `code` says which key it is, for whoever opens it.
    """
    start, nonce = header(code), os.urandom(NONCE_BYTES)
    return start + nonce + AESGCM(key).encrypt(nonce, plain, place.associated(start))


def unsealed(key: bytes, raw: bytes, place: Place) -> bytes:
    """Return what was sealed at `place`.

    Raise DamagedError when `raw` was altered, cut, sealed under another key or at another place.
    """
    code_of(raw, place.label)
    start, rest = raw[:HEADER_BYTES], raw[HEADER_BYTES:]
    try:
        return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], place.associated(start))
    except (InvalidTag, ValueError) as error:
        raise DamagedError(place.label) from error


def padded(plain: bytes) -> bytes:
    """Return `plain` filled up to a whole number of 256 bytes, so that length says little.

    ISO/IEC 7816-4: one byte 80, then zeros.
    """
    marked = plain + b"\x80"
    return marked + bytes(-len(marked) % BUCKET_BYTES)


def unpadded(filled: bytes) -> bytes:
    """Return what `padded` was given."""
    return filled.rstrip(b"\x00")[:-1]
