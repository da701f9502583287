"""Reading a .docx that somebody edited: what it says, and nothing that it could do.

Nothing is run, fetched or drawn. A file that could do more than say something, or that shows a
reader something else than its words, is refused with what to do about it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.parsers import expat
from zipfile import ZipFile

from django.utils.translation import gettext as _

from kernel.errors import Refusal
from kernel.vault import archives
from kernel.vault.filetypes import DOCX, is_archive

LIMIT_BYTES = 5 * 1024 * 1024
UNPACKED_BYTES = 30 * 1024 * 1024
MEMBER_COUNT = 500
BODY = "word/document.xml"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUTSIDE = re.compile(
    r"/(vbaProject|wordVbaData|oleObject|package|control|aFChunk|subDocument|attachedTemplate|"
    r"frame|webSettingsFrame|mailMergeSource|activeXControlBinary)$",
    re.IGNORECASE,
)
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo", "commentReference", "commentRangeStart"})
_DRAWN = frozenset({"drawing", "pict", "object", "altChunk", "subDoc", "control", "txbxContent"})
_FIELDS = frozenset({"fldSimple", "instrText"})
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph: the name of its style, its text, and whether it is an item of a list."""

    style: str
    text: str
    item: bool = False


def word_paragraphs(whole: bytes) -> tuple[WordParagraph, ...]:
    """Return what a Word document says, paragraph by paragraph, empty ones left out.

    Raise Refusal `word.too_large`, `word.type`, `word.damaged`, `word.outside` (links, macros or
    objects), `word.tracked` (changes or remarks), `word.drawn` (pictures or text boxes),
    `word.fields`, `word.notes` or `word.hidden`.
    """
    parts = _unpacked(whole)
    for name, content in parts.items():
        _check(name, content)
    styles = _style_names(parts.get("word/styles.xml"))
    body = ET.fromstring(parts[BODY])  # noqa: S314 document types were refused above
    found = (_paragraph(one, styles) for one in body.iter(f"{_W}p"))
    return tuple(one for one in found if one.text)


def _unpacked(whole: bytes) -> dict[str, bytes]:
    """Return the members that are XML, each checked in size before it is unpacked."""
    if len(whole) > LIMIT_BYTES:
        raise _too_large()
    try:
        if not is_archive(whole):
            raise _no_word()
        with ZipFile(BytesIO(whole)) as archive:
            members = archive.infolist()
            names = [member.filename for member in members]
            if sum(member.file_size for member in members) > UNPACKED_BYTES:
                raise _too_large()
            if archives.office_kind(whole) != DOCX:
                raise _no_word()
            if len(names) > MEMBER_COUNT or len(set(names)) != len(names):
                raise _damaged()
            return {name: archive.read(name) for name in names if _is_xml(name)}
    except archives.BrokenArchiveError as error:
        raise _damaged() from error
    except archives.BROKEN as error:
        raise _damaged() from error


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _check(name: str, content: bytes) -> None:
    """Read a member as XML without a document type, and look at every element of it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    look = _relationship if name.lower().endswith(".rels") else _element if name == BODY else None
    if look is not None:
        parser.StartElementHandler = _watching(look)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _damaged() from error


def _watching(look: Callable[[str, Attributes], None]) -> Callable[[str, Attributes], None]:
    return lambda name, attributes: look(
        name.rpartition(" ")[2],
        {key.rpartition(" ")[2]: value for key, value in attributes.items()},
    )


def _refuse_document_type(*_parts: object) -> None:
    """An own document type is how entities grow into bombs or fetch what is elsewhere."""
    raise _damaged()


def _relationship(name: str, attributes: Attributes) -> None:
    if name != "Relationship":
        return
    if attributes.get("TargetMode", "").lower() == "external" or _OUTSIDE.search(
        attributes.get("Type", "")
    ):
        raise Refusal(
            "word.outside",
            message=_(
                "In het bestand staat een koppeling naar buiten, een macro of een ingesloten"
                " object. Haal die weg, ook achter een e-mailadres of webadres (rechtsklik,"
                " Hyperlink verwijderen)."
            ),
        )


def _element(name: str, attributes: Attributes) -> None:
    if name in _TRACKED:
        message = _("Er staan nog bijgehouden wijzigingen of opmerkingen in. Verwerk ze eerst.")
        raise Refusal("word.tracked", message=message)
    if name in _DRAWN:
        message = _("Een afbeelding of tekstvak kan niet mee in een brief. Haal het weg.")
        raise Refusal("word.drawn", message=message)
    if name in _FIELDS:
        message = _("Er staat een veld in dat Word zelf invult. Typ daar gewone tekst.")
        raise Refusal("word.fields", message=message)
    if name in _NOTES:
        raise Refusal("word.notes", message=_("Zet een voetnoot in de gewone tekst."))
    if name in ("vanish", "webHidden") and attributes.get("val", "1") not in ("0", "false", "off"):
        message = _("Er staat verborgen tekst in. Haal die weg of maak haar zichtbaar.")
        raise Refusal("word.hidden", message=message)


def _style_names(styles: bytes | None) -> dict[str, str]:
    if styles is None:
        return {}
    known = ET.fromstring(styles).iter(f"{_W}style")  # noqa: S314 as above
    return {
        style.get(f"{_W}styleId", ""): name.get(f"{_W}val", "")
        for style in known
        for name in style.findall(f"{_W}name")
    }


def _paragraph(node: ET.Element, styles: Mapping[str, str]) -> WordParagraph:
    chosen = node.find(f"{_W}pPr/{_W}pStyle")
    style = chosen.get(f"{_W}val", "") if chosen is not None else ""
    name = styles.get(style, style)
    item = node.find(f"{_W}pPr/{_W}numPr") is not None or name.casefold().startswith("list ")
    lines = "".join(_texts(node)).replace("\xa0", " ").splitlines()
    return WordParagraph(name, "\n".join(" ".join(line.split()) for line in lines).strip(), item)


def _texts(node: ET.Element) -> Iterator[str]:
    for part in node.iter():
        name = part.tag.removeprefix(_W)
        if name == "t":
            yield part.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]


def _no_word() -> Refusal:
    return Refusal("word.type", message=_("Kies een Word-bestand (.docx) zonder macro's."))


def _too_large() -> Refusal:
    limit = LIMIT_BYTES // (1024 * 1024)
    message = _("Dit bestand is te groot voor een brief. Het mag hoogstens %(limit)s MB zijn.")
    return Refusal("word.too_large", message=message % {"limit": limit}, limit_bytes=LIMIT_BYTES)


def _damaged() -> Refusal:
    message = _("Dit bestand is beschadigd. Sla het opnieuw op in Word en probeer het nog eens.")
    return Refusal("word.damaged", message=message)
