"""The tables of a tagged PDF, cell by cell, as who reads with a screen reader gets them."""

from collections.abc import Iterator
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from typing import Any

import pypdfium2
from pypdfium2 import raw

Rows = list[list[str]]
HEADINGS = ("H1", "H2", "H3")


def tables(document: bytes) -> dict[str, Rows]:
    """Return the rows of each table by its caption; spaces and hyphens of line ends are left out.

    A table that goes on over the page is joined; a chart has no rows and is not there.
    """
    found: dict[str, Rows] = {}
    opened = pypdfium2.PdfDocument(document)
    for page in opened:
        told = _texts(page)
        tree = raw.FPDF_StructTree_GetForPage(page)
        caption = ""
        for kind, element in _walk(_roots(tree)):
            if kind in HEADINGS:
                caption = ""
            elif kind == "Caption":
                caption = plain(_text(element, told))
            elif kind == "Table":
                own = [_text(one, told) for name, one in _walk([element]) if name == "Caption"]
                named = plain(own[0]) if own else caption
                found.setdefault(named, []).extend(_rows(element, told))
        raw.FPDF_StructTree_Close(tree)
    return found


def plain(text: str) -> str:
    """Return a text without spaces and hyphens, wherever its lines were broken."""
    return "".join(text.split()).replace("-", "").replace("\xad", "").replace("\x02", "")


def _rows(table: Any, told: dict[int, str]) -> Iterator[list[str]]:
    for kind, element in _walk([table]):
        if kind == "TR":
            cells = [one for name, one in _walk([element]) if name in {"TH", "TD"}]
            yield [plain(_text(cell, told)) for cell in cells]


def _roots(tree: Any) -> list[Any]:
    return [
        raw.FPDF_StructTree_GetChildAtIndex(tree, place)
        for place in range(raw.FPDF_StructTree_CountChildren(tree))
    ]


def _walk(elements: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield each element with its kind, in the order of reading."""
    for element in elements:
        size = raw.FPDF_StructElement_GetType(element, None, 0)
        buffer = create_string_buffer(size)
        raw.FPDF_StructElement_GetType(element, buffer, size)
        yield buffer.raw.decode("utf-16-le").strip("\0"), element
        count = raw.FPDF_StructElement_CountChildren(element)
        children = [raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(count)]
        yield from _walk([child for child in children if child])


def _text(element: Any, told: dict[int, str]) -> str:
    pieces = []
    for _kind, one in _walk([element]):
        count = max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(one))
        marked = [raw.FPDF_StructElement_GetMarkedContentIdAtIndex(one, n) for n in range(count)]
        pieces += [told.get(number, "") for number in marked if number >= 0]
    return "".join(pieces)


def _texts(page: Any) -> dict[int, str]:
    """Return the text of each marked piece of a page, by its number."""
    read, found = page.get_textpage(), dict[int, str]()
    for place in range(raw.FPDFPage_CountObjects(page)):
        piece = raw.FPDFPage_GetObject(page, place)
        if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_TEXT:
            number = raw.FPDFPageObj_GetMarkedContentID(piece)
            found[number] = found.get(number, "") + _of_piece(piece, read)
    return found


def _of_piece(piece: Any, read: Any) -> str:
    size = raw.FPDFTextObj_GetText(piece, read, None, 0)
    buffer = create_string_buffer(size)
    raw.FPDFTextObj_GetText(piece, read, cast(buffer, POINTER(c_ushort)), size)
    return buffer.raw.decode("utf-16-le").strip("\0")
