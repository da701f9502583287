"""Word, Excel and OpenDocument: the parts that tell of the maker are replaced, the text stays.

Parts are changed as bytes and never read as XML: what an entity would fetch is not fetched.
"""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kernel.vault.cleaning import TooMuchError
from kernel.vault.cleaning.segments import plain_jpeg, plain_png

PART_BYTES = 100 * 1024 * 1024
WHOLE_BYTES = 200 * 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_CORE = b"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/"
_ODF = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_EMPTY = {
    "docprops/core.xml": _XML + b'<cp:coreProperties xmlns:cp="' + _CORE + b'"/>',
    "docprops/app.xml": _XML + b'<Properties xmlns="' + _OFFICE + b'extended-properties"/>',
    "docprops/custom.xml": _XML + b'<Properties xmlns="' + _OFFICE + b'custom-properties"/>',
    "meta.xml": _XML + b'<office:document-meta xmlns:office="' + _ODF + b'" office:version="1.2"/>',
}
_DROPPED = ("docprops/thumbnail", "thumbnails/", "printersettings")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WHO = (
    (
        re.compile(rb"(\s\w+:(?:author|initials|date|dateUtc|userId|providerId)=)\"[^\"]*\""),
        rb'\1""',
    ),
    (
        re.compile(
            rb"(<(author|dc:creator|meta:creator-initials|dc:date|cp:lastModifiedBy)>)[^<]*"
        ),
        rb"\1",
    ),
    (re.compile(rb"(<\w+:(?:creator|creator-initials)[^>]*>)[^<]*"), rb"\1"),
    (re.compile(rb"(<person\s[^>]*displayName=)\"[^\"]*\""), rb'\1""'),
    (re.compile(rb"(config:name=\"Printer(?:Name|Setup)\"[^>]*>)[^<]*"), rb"\1"),
)
_DATED = re.compile(rb"\s\w+:(?:date(?:Utc)?=\"\"|rsid\w*=\"[^\"]*\")")
_RELATION = re.compile(rb"<Relationship\b[^>]*?/>|<Relationship\b[^>]*?>\s*</Relationship>")
_FETCHED = re.compile(
    rb"(?=.*TargetMode=\"External\")(?!.*/hyperlink\")|relationships/metadata/thumbnail|printerSettings\"",
    re.DOTALL,
)
_LISTED = re.compile(rb"<manifest:file-entry[^>]*full-path=\"Thumbnails/[^>]*/>")


def cleaned(whole: bytes, _content_type: str) -> bytes:
    """Return the document without names, moments, thumbnails and parts fetched from elsewhere."""
    made, total = BytesIO(), 0
    with ZipFile(BytesIO(whole)) as old, ZipFile(made, "w") as new:
        for part in old.infolist():
            if part.is_dir() or any(word in part.filename.lower() for word in _DROPPED):
                continue
            content = _read(old, part)
            total += len(content)
            if total > WHOLE_BYTES:
                raise TooMuchError
            packing = ZIP_STORED if part.filename == "mimetype" else ZIP_DEFLATED
            entry = ZipInfo(part.filename, _EPOCH)
            new.writestr(entry, _plain(part.filename.lower(), content), packing)
    return made.getvalue()


def _read(archive: ZipFile, part: ZipInfo) -> bytes:
    with archive.open(part) as member:
        content = member.read(PART_BYTES + 1)
    if len(content) > PART_BYTES:
        raise TooMuchError
    return content


def _plain(name: str, content: bytes) -> bytes:
    if name in _EMPTY:
        return _EMPTY[name]
    if name.endswith((".jpg", ".jpeg")):
        return plain_jpeg(content)
    if name.endswith(".png"):
        return plain_png(content)
    if not name.endswith((".xml", ".rels", ".vml", ".rdf")):
        return content
    if _ENTITY.search(content.replace(b"\x00", b"")):
        raise TooMuchError
    return _plain_xml(name, content)


def _plain_xml(name: str, content: bytes) -> bytes:
    if name.endswith(".rels"):
        return _RELATION.sub(lambda one: b"" if _FETCHED.search(one[0]) else one[0], content)
    for told, instead in _WHO:
        content = told.sub(instead, content)
    return _LISTED.sub(b"", _DATED.sub(b"", content))
