"""What a file is, by its content: the name that came with it says nothing.

Only listed types are accepted. Each is recognised by a rule of its own that is exact, for a
library's guess calls any zip a Word document; `puremagic` has the second word on plain text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import puremagic

HEAD_BYTES = 64 * 1024
TAIL_BYTES = 64 * 1024 + 22


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of file: its usual extensions, the first of which we give it, and MIME type."""

    extensions: tuple[str, ...]
    content_type: str


PDF = Kind(("pdf",), "application/pdf")
PNG = Kind(("png",), "image/png")
JPG = Kind(("jpg", "jpeg"), "image/jpeg")
HEIC = Kind(("heic", "heif"), "image/heic")
MP3 = Kind(("mp3",), "audio/mpeg")
M4A = Kind(("m4a",), "audio/mp4")
OGG = Kind(("ogg", "oga", "opus"), "audio/ogg")
WAV = Kind(("wav",), "audio/wav")
WEBM = Kind(("webm", "weba"), "audio/webm")
MP4 = Kind(("mp4", "m4v"), "video/mp4")
DOCX = Kind(("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = Kind(("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
ODT = Kind(("odt",), "application/vnd.oasis.opendocument.text")
EML = Kind(("eml",), "message/rfc822")
ICS = Kind(("ics",), "text/calendar")
TXT = Kind(("txt",), "text/plain")

KINDS = (PDF, DOCX, XLSX, ODT, TXT, PNG, JPG, HEIC, MP3, M4A, OGG, WAV, WEBM, MP4, EML, ICS)

_ISO_MEDIA = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), HEIC),
    **dict.fromkeys((b"M4A ", b"M4B "), M4A),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6"), MP4),
    **dict.fromkeys((b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"), MP4),
}
_ACTIVE = re.compile(
    rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?xml)|^\s*#!|^\{\\rtf",
    re.IGNORECASE,
)
_ACTIVE_EXTENSIONS = frozenset(
    (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".hta", ".svg", ".xml", ".xsl", ".ps", ".eps",
     ".rtf", ".sh", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".php", ".py", ".pl", ".lnk", ".url",
     ".desktop", ".reg"),
)  # fmt: skip
_LEGAL_RATES = bytes(16 * bits + rest for bits in range(1, 15) for rest in range(12))
_MP3_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][" + re.escape(_LEGAL_RATES) + rb"]")
_EBML, _WEBM_TYPE = b"\x1a\x45\xdf\xa3", b"\x42\x82\x84webm"
_ARCHIVE_END = b"PK\x05\x06"
_ARCHIVE_END_BYTES = 22
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HEADER_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_MAIL_HEADERS = {b"date", b"subject", b"message-id", b"received"}


def media_kind(head: bytes) -> Kind | None:
    """Return the type that the first bytes of a file prove by themselves, if any."""
    rules: tuple[tuple[Kind, Callable[[bytes], bool]], ...] = (
        (PDF, lambda start: start.startswith(b"%PDF-") and not _ACTIVE.search(start[:1024])),
        (PNG, lambda start: start.startswith(b"\x89PNG\r\n\x1a\n")),
        (JPG, lambda start: start.startswith(b"\xff\xd8\xff")),
        (OGG, lambda start: start.startswith(b"OggS\x00")),
        (WAV, lambda start: start[:4] == b"RIFF" and start[8:12] == b"WAVE"),
        (WEBM, lambda start: start.startswith(_EBML) and _WEBM_TYPE in start[:64]),
        (MP3, lambda start: start.startswith(b"ID3") or bool(_MP3_FRAME.match(start))),
    )
    proven = next((kind for kind, holds in rules if holds(head)), None)
    return proven or (_ISO_MEDIA.get(head[8:12]) if head[4:8] == b"ftyp" else None)


def is_archive(head: bytes) -> bool:
    """Answer whether a file begins as a zip, as office documents do."""
    return head.startswith(b"PK\x03\x04")


def hides_archive(tail: bytes) -> bool:
    """Answer whether a file ends as a zip: two types in one (its end record closes the file)."""
    end = tail[tail.rfind(_ARCHIVE_END) :] if _ARCHIVE_END in tail else b""
    comment_bytes = int.from_bytes(end[_ARCHIVE_END_BYTES - 2 : _ARCHIVE_END_BYTES], "little")
    return len(end) == _ARCHIVE_END_BYTES + comment_bytes


def text_kind(whole: bytes) -> Kind | None:
    """Return mail, calendar or plain text; None for what is no text or would run as a page."""
    if not whole or not _is_text(whole):
        return None
    if _is_mail(whole):
        return EML
    if whole.startswith(b"BEGIN:VCALENDAR"):
        return ICS
    return None if _is_active(whole[:HEAD_BYTES]) else TXT


def _is_text(whole: bytes) -> bool:
    utf16 = whole[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ("utf-8", "cp1252"):
        try:
            return not _CONTROL.search(whole.decode(encoding))
        except UnicodeDecodeError:
            continue
    return False


def _is_mail(whole: bytes) -> bool:
    """Answer whether it opens with a header block with From and one more of a mail (RFC 5322)."""
    block = re.split(rb"\r?\n\r?\n", whole[:HEAD_BYTES], maxsplit=1)[0]
    names = {name.lower() for name in _HEADER_LINE.findall(block)}
    return bool(_HEADER_LINE.match(block)) and b"from" in names and bool(names & _MAIL_HEADERS)


def _is_active(head: bytes) -> bool:
    text = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf")
    if _ACTIVE.search(text):
        return True
    try:
        guesses = puremagic.magic_string(head)
    except puremagic.PureError:
        return False
    return any(guess.extension.lower() in _ACTIVE_EXTENSIONS for guess in guesses)
