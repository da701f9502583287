"""Films, sound and pictures in boxes (ISO 14496-12, HEIF): parts that tell are made empty.

Nothing moves, because other parts point at places in the file: a box that tells becomes `free`
and is filled with zeros, the moments in headers become 0, and so do the bytes of Exif and XMP.
"""

from collections.abc import Iterator
from struct import unpack_from

from kernel.vault.cleaning import TooMuchError

_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_TOLD = {b"udta", b"uuid", b"meta", b"keys", b"ilst", b"XMP_"}
_TIMED = {b"mvhd", b"tkhd", b"mdhd"}
_BOXES = 100_000
_HEAD, _LONG_HEAD = 8, 16
_TELLING_ITEMS = {b"Exif", b"mime", b"uri "}


def cleaned(whole: bytes, content_type: str) -> bytes:
    """Return the file with the same length, without where, when, by whom and with what."""
    made = bytearray(whole)
    if content_type == "image/heic":
        _empty_items(made)
    _empty(made, 0, len(made), depth=0)
    return bytes(made)


def _boxes(made: bytearray, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, start of the content and end of each box."""
    count = 0
    while at + _HEAD <= end:
        count += 1
        size, name = unpack_from(">I4s", made, at)
        head = _HEAD
        if size == 1:
            size, head = unpack_from(">Q", made, at + _HEAD)[0], _LONG_HEAD
        size = size or end - at
        if size < head or at + size > end or count > _BOXES:
            raise TooMuchError if count > _BOXES else ValueError
        yield bytes(name), at + head, at + size
        at += size


def _empty(made: bytearray, at: int, end: int, *, depth: int) -> None:
    for name, start, stop in _boxes(made, at, end):
        if name in _TOLD and not (depth == 0 and name == b"meta"):
            made[start - 4 : start] = (
                b"free" if made[start - 4 : start] == name else made[start - 4 : start]
            )
            made[start:stop] = bytes(stop - start)
        elif name in _TIMED:
            width = 8 if made[start] == 1 else 4
            made[start + 4 : start + 4 + 2 * width] = bytes(2 * width)
        elif name in _PARENTS and depth < 8:  # noqa: PLR2004 no file is deeper
            _empty(made, start, stop, depth=depth + 1)


def _empty_items(made: bytearray) -> None:
    """Fill the Exif and XMP of a HEIF picture with zeros where `iloc` says they are."""
    for name, start, stop in list(_boxes(made, 0, len(made))):
        if name != b"meta":
            continue
        parts = {one: (a, b) for one, a, b in _boxes(made, start + 4, stop)}
        telling = set(_items(made, *parts[b"iinf"])) if b"iinf" in parts else set()
        for item, place, length in _places(made, parts[b"iloc"][0]) if telling else ():
            if item in telling:
                made[place : place + length] = bytes(min(length, max(0, len(made) - place)))


def _items(made: bytearray, start: int, stop: int) -> Iterator[int]:
    """Yield the numbers of the items that tell of the picture (`infe`, version 2 and 3)."""
    first = start + (6 if made[start] == 0 else 8)
    for name, at, _ in _boxes(made, first, stop):
        if name == b"infe" and made[at] >= 2:  # noqa: PLR2004 older ones have no type
            wide = made[at] > 2  # noqa: PLR2004
            number = int.from_bytes(made[at + 4 : at + (8 if wide else 6)])
            kind = bytes(made[at + (10 if wide else 8) : at + (14 if wide else 12)])
            if kind in _TELLING_ITEMS:
                yield number


def _places(made: bytearray, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield item, place and length of each extent (ISO 14496-12, 8.11.3)."""
    version, sizes = made[start], unpack_from(">H", made, start + 4)[0]
    offset_size, length_size = sizes >> 12, sizes >> 8 & 15
    base_size, index_size = sizes >> 4 & 15, (sizes & 15) if version else 0
    wide = 4 if version > 1 else 2
    reader = _Reader(made, start + 6)
    for _ in range(reader.number(wide)):
        item = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        origin = reader.number(base_size)
        for _ in range(reader.number(2)):
            reader.number(index_size)
            place, length = reader.number(offset_size), reader.number(length_size)
            if method == 0:
                yield item, origin + place, length


class _Reader:
    def __init__(self, made: bytearray, at: int) -> None:
        self._made, self._at = made, at

    def number(self, size: int) -> int:
        """Read a number of so many bytes; no bytes are nought."""
        self._at += size
        return int.from_bytes(self._made[self._at - size : self._at])
