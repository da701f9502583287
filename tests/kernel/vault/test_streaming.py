import random
from collections.abc import Iterable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.vault.sealing import DamagedError, Place
from kernel.vault.streaming import BLOCK_BYTES, TAG_BYTES, sealed_blocks, unsealed_blocks

KEY = bytes(range(32))
PLACE = Place("acme", "tenant", "vault.test", "row")
HALLO = bytes.fromhex(
    "0101" "00000001" "00010203040506" "3d17d932e8fdd4426393c4d6fac3ff09b6db169557",
)  # fmt: skip
HEAD = 13
STORED = BLOCK_BYTES + TAG_BYTES
PLAIN = random.Random(7).randbytes(2 * BLOCK_BYTES + 5)  # noqa: S311 needs no secrecy


def stored(*chunks: bytes, place: Place = PLACE) -> bytes:
    return b"".join(sealed_blocks(KEY, chunks, place))


def read(raw: bytes, place: Place = PLACE) -> bytes:
    return b"".join(unsealed_blocks(KEY, BytesIO(raw), place))


def pieces(raw: bytes) -> list[bytes]:
    """The header, then each stored block."""
    return [raw[:HEAD], *(raw[at : at + STORED] for at in range(HEAD, len(raw), STORED))]


def refused(parts: Iterable[bytes], place: Place = PLACE) -> None:
    with pytest.raises(DamagedError):
        read(b"".join(parts), place)


def test_known_file_opens() -> None:
    assert read(HALLO) == b"Hallo"


@pytest.mark.parametrize("size", [0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1])
def test_content_of_any_size_comes_back(size: int) -> None:
    assert read(stored(PLAIN[:size])) == PLAIN[:size]


@given(sizes=st.lists(st.integers(0, 700_000), max_size=6))
def test_content_in_chunks_of_any_size_comes_back(sizes: list[int]) -> None:
    chunks, at = [], 0
    for size in sizes:
        chunks.append(PLAIN[at : at + size])
        at += size
    assert read(stored(*chunks)) == PLAIN[:at]


def test_blocks_are_given_one_by_one() -> None:
    blocks = list(unsealed_blocks(KEY, BytesIO(stored(PLAIN)), PLACE))
    assert [len(block) for block in blocks] == [BLOCK_BYTES, BLOCK_BYTES, 5]


def test_file_without_its_last_block_is_refused() -> None:
    refused(pieces(stored(PLAIN))[:-1])


def test_file_without_any_block_is_refused() -> None:
    refused(pieces(stored(PLAIN))[:1])


def test_empty_file_on_disk_is_refused() -> None:
    refused([])


def test_file_cut_inside_a_block_is_refused() -> None:
    refused([stored(PLAIN)[:-1]])


def test_file_with_blocks_exchanged_is_refused() -> None:
    header, first, second, last = pieces(stored(PLAIN))
    refused([header, second, first, last])


def test_file_with_a_block_twice_is_refused() -> None:
    header, first, second, last = pieces(stored(PLAIN))
    refused([header, first, first, second, last])


def test_file_with_a_block_of_another_file_is_refused() -> None:
    header, first, _, last = pieces(stored(PLAIN))
    refused([header, first, pieces(stored(PLAIN))[2], last])


def test_file_extended_behind_its_end_is_refused() -> None:
    refused([stored(PLAIN), b"meer"])


def test_file_moved_elsewhere_is_refused() -> None:
    refused([stored(PLAIN)], Place("globex", "tenant", "vault.test", "row"))


@given(at=st.integers(0, len(HALLO) - 1), flip=st.integers(1, 255))
def test_file_with_any_altered_byte_is_refused(at: int, flip: int) -> None:
    altered = bytearray(HALLO)
    altered[at] ^= flip
    refused([bytes(altered)])
