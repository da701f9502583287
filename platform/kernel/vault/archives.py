"""Office documents are zips: which one is it, is it whole, does it carry programs."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kernel.vault.filetypes import DOCX, ODT, XLSX, Kind

MEMBER_COUNT = 5_000
UNPACKED_BYTES = 200 * 1024 * 1024
PART_RATIO, PART_BYTES = 250, 16 * 1024 * 1024
"""A part that unpacks to more than this many times itself, and to this much, is a bomb."""
DIRECTORY_BYTES = 2 * 1024 * 1024
LISTING_BYTES = 1024 * 1024

_ENCRYPTED = 0x1
_END = b"PK\x05\x06"
BROKEN = (
    *(BadZipFile, zlib.error, struct.error),
    *(ArithmeticError, EOFError, LookupError, OSError, RuntimeError, ValueError),
)
"""What reading a damaged zip may raise."""
_PROGRAMS = ("vbaproject.bin", "vbadata.xml", "activex", "xl/macrosheets/", "basic/", "scripts/")


class BrokenArchiveError(Exception):
    """A zip that cannot be read, or that unpacks beyond all measure."""


def office_kind(whole: bytes) -> Kind | None:
    """Return the document type; None for another zip and for documents that carry programs.

    Raise BrokenArchiveError when the zip is damaged or a bomb. Nothing is unpacked but the two
    small members that say what it is.
    """
    if _directory_bytes(whole) > DIRECTORY_BYTES:
        raise BrokenArchiveError
    try:
        with ZipFile(BytesIO(whole)) as archive:
            return _kind(archive, len(whole))
    except BROKEN as error:
        raise BrokenArchiveError from error


def _directory_bytes(whole: bytes) -> int:
    """Return how long the list of parts is, before anything reads it."""
    at = whole.rfind(_END)
    return int.from_bytes(whole[at + 12 : at + 16], "little") if at >= 0 else 0


def _kind(archive: ZipFile, byte_count: int) -> Kind | None:
    members = archive.infolist()
    if len(members) > MEMBER_COUNT or _is_bomb(members, byte_count):
        raise BrokenArchiveError
    names = {member.filename for member in members}
    if any(_is_closed(member) for member in members) or _has_programs(names):
        return None
    return _open_xml_kind(archive, names) or _open_document_kind(archive, names)


def _is_bomb(members: list[ZipInfo], byte_count: int) -> bool:
    """Answer whether the parts unpack beyond measure, or lie over each other.

    Parts together are never longer than the file, and no two begin in one place (Fifield 2019).
    """
    unpacked = sum(part.file_size for part in members)
    packed = sum(part.compress_size for part in members)
    swollen = any(
        part.file_size > PART_BYTES and part.file_size > PART_RATIO * max(1, part.compress_size)
        for part in members
    )
    names = {part.filename for part in members}
    doubled = len(names) < len(members) or len({part.header_offset for part in members}) < len(
        members
    )
    return unpacked > UNPACKED_BYTES or packed > byte_count or swollen or doubled


def _is_closed(member: ZipInfo) -> bool:
    """Answer whether a member is encrypted or packed in a way office programs do not use."""
    packed_otherwise = member.compress_type not in (ZIP_STORED, ZIP_DEFLATED)
    return bool(member.flag_bits & _ENCRYPTED) or packed_otherwise


def _has_programs(names: set[str]) -> bool:
    return any(program in name.lower() for name in names for program in _PROGRAMS)


def _open_xml_kind(archive: ZipFile, names: set[str]) -> Kind | None:
    if (
        "[Content_Types].xml" not in names
        or b"macroenabled"
        in _start(
            archive,
            "[Content_Types].xml",
        ).lower()
    ):
        return None
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else None


def _open_document_kind(archive: ZipFile, names: set[str]) -> Kind | None:
    if not {"mimetype", "content.xml"} <= names:
        return None
    return ODT if _start(archive, "mimetype").strip() == ODT.content_type.encode() else None


def _start(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(LISTING_BYTES)
