"""Pictures inside other files: the parts about them are taken out, the picture is not touched."""

from collections.abc import Iterator

_START, _SCAN = b"\xff\xd8", 0xDA
_KEPT_MARKERS = {0xE0, 0xEE}  # JFIF, and how Adobe meant its colours
_PNG = b"\x89PNG\r\n\x1a\n"
_TOLD = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def plain_jpeg(whole: bytes) -> bytes:
    """Return a JPEG without Exif, XMP, IPTC and comments; what is no JPEG as it is."""
    if not whole.startswith(_START):
        return whole
    return _START + b"".join(_jpeg_parts(whole))


def plain_png(whole: bytes) -> bytes:
    """Return a PNG without texts, Exif and times; what is no PNG as it is."""
    if not whole.startswith(_PNG):
        return whole
    return _PNG + b"".join(_png_parts(whole))


def _jpeg_parts(whole: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(whole) and whole[at] == 0xFF:  # noqa: PLR2004 a marker begins so
        marker, size = whole[at + 1], int.from_bytes(whole[at + 2 : at + 4])
        if marker == _SCAN:
            break
        tells = (0xE0 <= marker <= 0xEF and marker not in _KEPT_MARKERS) or marker == 0xFE  # noqa: PLR2004
        if not tells:
            yield whole[at : at + 2 + size]
        at += 2 + size
    yield whole[at:]


def _png_parts(whole: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(whole):
        size, name = int.from_bytes(whole[at : at + 4]), whole[at + 4 : at + 8]
        if name not in _TOLD:
            yield whole[at : at + 12 + size]
        at += 12 + size
        if name == b"IEND":
            return
