"""Attachments made on the spot: a text, a one-page PDF, a picture of a roster."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wederhoor.demo.sheets import Paper

CELL, GAP = 36, 4
FONT = b"/Resources << /Font << /F1 5 0 R >> >>"
COLOURS = ((231, 240, 241), (11, 85, 99), (214, 148, 58))


@dataclass(slots=True)
class Upload:
    """A file as a form would have it."""

    name: str | None
    content: bytes

    def chunks(self) -> Iterator[bytes]:
        """Yield the content."""
        yield self.content


def upload(paper: Paper) -> Upload:
    """Return the paper as a file of the type that its name says."""
    made = {"pdf": pdf, "png": png}.get(paper.name.rpartition(".")[2], text)
    return Upload(paper.name, made(paper.lines))


def text(lines: Sequence[str]) -> bytes:
    """Return plain text."""
    return ("\n".join(lines) + "\n").encode()


def pdf(lines: Sequence[str]) -> bytes:
    """Return one page of lines in Helvetica (PDF 1.4)."""
    written = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    drawn = f"BT /F1 11 Tf 16 TL 60 780 Td\n{written}ET".encode("cp1252", "replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + head + table + end % (len(objects) + 1, len(body))


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def png(lines: Sequence[str]) -> bytes:
    """Return a picture of a grid: a line such as "0121" is a row of cells in those colours."""
    rows = [[COLOURS[int(code)] for code in line] for line in lines]
    width, height = len(rows[0]) * CELL, len(rows) * CELL
    pixels = b"".join(
        b"\0" + b"".join(bytes(_pixel(rows, x, y)) for x in range(width)) for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (_part(b"IHDR", head), _part(b"IDAT", zlib.compress(pixels)), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _pixel(rows: Sequence[Sequence[tuple[int, int, int]]], x: int, y: int) -> tuple[int, int, int]:
    edge = x % CELL < GAP or y % CELL < GAP
    return (255, 255, 255) if edge else rows[y // CELL][x // CELL]


def _part(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
