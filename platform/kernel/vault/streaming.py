"""A file as a row of sealed blocks, so that it can be read without holding it whole.

STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): each block of 1 MiB is sealed with AES-256-GCM
under the nonce prefix (7 random bytes) | block number (4) | last block or not (1). A file that
was cut, extended, reordered or mixed with another does not open. No Django here.
"""

import os
from collections.abc import Iterable, Iterator
from struct import Struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernel.vault.sealing import FIRST, HEADER_BYTES, DamagedError, Place, code_of, header

BLOCK_BYTES = 1024 * 1024
PREFIX_BYTES = 7
TAG_BYTES = 16

_COUNTER = Struct(">IB")


def sealed_blocks(
    key: bytes, chunks: Iterable[bytes], place: Place, *, code: int = FIRST
) -> Iterator[bytes]:
    """Yield the bytes to store for `chunks`, which may be of any size; `code` names the key."""
    start, prefix = header(code), os.urandom(PREFIX_BYTES)
    cipher, associated = AESGCM(key), place.associated(start)
    yield start + prefix
    for number, (block, last) in enumerate(_with_last(_blocks(chunks))):
        yield cipher.encrypt(_nonce(prefix, number, last=last), block, associated)


def unsealed_blocks(key: bytes, source: BinaryIO, place: Place) -> Iterator[bytes]:
    """Yield the plain blocks of what `sealed_blocks` gave for this key and place.

    Raise DamagedError at the first block that is not what was stored there.
    """
    start, prefix = source.read(HEADER_BYTES), source.read(PREFIX_BYTES)
    code_of(start, place.label)
    cipher, associated = AESGCM(key), place.associated(start)
    stored = iter(lambda: source.read(BLOCK_BYTES + TAG_BYTES), b"")
    number = -1
    for number, (block, last) in enumerate(_with_last(stored)):
        try:
            yield cipher.decrypt(_nonce(prefix, number, last=last), block, associated)
        except (InvalidTag, ValueError) as error:
            raise DamagedError(place.label) from error
    if number < 0:
        raise DamagedError(place.label)


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + _COUNTER.pack(number, last)


def _blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut chunks into blocks of one size; the last may be shorter, and empty for an empty file."""
    rest = bytearray()
    for chunk in chunks:
        rest += chunk
        while len(rest) > BLOCK_BYTES:
            yield bytes(rest[:BLOCK_BYTES])
            del rest[:BLOCK_BYTES]
    yield bytes(rest)


def _with_last(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    held = next(blocks, None)
    while held is not None:
        following = next(blocks, None)
        yield held, following is None
        held = following
