"""A PDF that carries data for machines, and one signature over every byte of the whole file.

Both are appended as an incremental update (ISO 32000-1, 7.5.6): the pages stay byte for byte what
they were, and readers show the data as an attachment (ISO 19005-3 allows that). To read it back
takes no PDF library: what a stranger sends is never parsed as a PDF.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kernel.errors import Refusal

_SIGNED = re.compile(rb"%wederhoor-signature:([0-9a-f]{128})\n")
_DATA = re.compile(rb"/Subtype/application#2Fjson/Length (\d{1,6})>>\nstream\n")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_NOTHING = b"0" * 128


@dataclass(frozen=True, slots=True)
class Attested:
    """What a file carries: its data, its signature, and the bytes that were signed."""

    data: bytes
    signature: bytes
    content: bytes


def attested(
    pages: bytes, data: bytes, *, name: str, title: str, sign: Callable[[bytes], bytes]
) -> bytes:
    """Return the PDF with `data` attached under `name`, signed as a whole (64 bytes).

    `pages` is a PDF/A-3 as our typesetter writes it, with a plain table of places at its end.
    """
    trailer = pages[pages.rindex(b"trailer") :]
    root, size = _number(_ROOT, trailer), _number(_SIZE, trailer)
    start = int(trailer.split(b"startxref")[1].split()[0])
    objects = {
        root: _catalogue(pages, root, size + 1, name),
        size: _stream(data),
        size + 1: _file(size, name, title),
    }
    unsigned = _appended(pages, objects, _trailer(trailer, size + 2, start))
    return unsigned.replace(
        b"%wederhoor-signature:" + _NOTHING,
        b"%wederhoor-signature:" + sign(unsigned).hex().encode(),
    )


def opened(content: bytes) -> Attested:
    """Return what a file carries. Raise Refusal "document.not_attested" when that is nothing."""
    signatures, data = list(_SIGNED.finditer(content)), list(_DATA.finditer(content))
    if len(signatures) != 1 or len(data) != 1:
        message = "Dit bestand is geen ontvangstbewijs van Wederhoor."
        raise Refusal("document.not_attested", message=message)
    (place,), (stream,) = signatures, data
    unsigned = content[: place.start(1)] + _NOTHING + content[place.end(1) :]
    read = content[stream.end() : stream.end() + int(stream.group(1))]
    return Attested(read, bytes.fromhex(place.group(1).decode()), unsigned)


def _catalogue(pages: bytes, root: int, file: int, name: str) -> bytes:
    """Return the catalogue with the attachment in it."""
    found = re.search(rb"\n%d 0 obj\r?\n?<<(.*?)>>\r?\n?endobj" % root, pages, re.DOTALL)
    if found is None or b"/Names" in found.group(1):
        raise ValueError("This is not a PDF of our typesetter.")
    names = b"/Names<</EmbeddedFiles<</Names[%s %d 0 R]>>>>" % (_text(name), file)
    return b"<<" + found.group(1) + names + b"/AF[%d 0 R]>>" % file


def _stream(data: bytes) -> bytes:
    kind = b"/Type/EmbeddedFile/Params<</Size %d>>" % len(data)
    head = b"<<" + kind + b"/Subtype/application#2Fjson/Length %d>>\nstream\n" % len(data)
    return head + data + b"\nendstream"


def _file(stream: int, name: str, title: str) -> bytes:
    names = b"/F%s/UF%s/Desc%s" % (_text(name), _text(name), _text(title))
    parts = b"/EF<</F %d 0 R/UF %d 0 R>>" % (stream, stream)
    return b"<</Type/Filespec/AFRelationship/Data" + names + parts + b">>"


def _appended(pages: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    made = bytearray(pages + b"\n%wederhoor-signature:" + _NOTHING + b"\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(made)
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(made)
    made += b"xref\n" + b"".join(_places(sorted(places.items()))) + trailer
    return bytes(made) + b"startxref\n%d\n%%%%EOF" % start


def _places(found: Iterable[tuple[int, int]]) -> Iterable[bytes]:
    """Yield a table of places: each object a section of its own, which is always right."""
    for number, place in found:
        yield b"%d 1\n%010d 00000 n\r\n" % (number, place)


def _trailer(old: bytes, size: int, before: int) -> bytes:
    kept = old[old.index(b"<<") + 2 : old.rindex(b">>")]
    return b"trailer\n<<%s/Prev %d>>\n" % (_SIZE.sub(b"/Size %d" % size, kept), before)


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    if found is None:
        raise ValueError("This is not a PDF of our typesetter.")
    return int(found.group(1))


def _text(words: str) -> bytes:
    """Return a text string as a PDF writes any text: UTF-16 in hexadecimal."""
    return b"<" + b"\xfe\xff".hex().encode() + words.encode("utf-16-be").hex().encode() + b">"
