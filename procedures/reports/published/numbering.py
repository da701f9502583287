"""Numbering in a Word document: articles, their paragraphs, and the items of a list, by style."""

from collections.abc import Iterable
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

ARTICLE, RULE, ITEM = "Heading 1", "Regulation rule", "Regulation item"
OUTLINE, LIST = "90", "91"
"""Numbers of the two numbering schemes; the library's own template uses lower ones."""
TWIPS_PER_MM = 56.7


def number_styles(word: WordDocument, *, article: str) -> None:
    """Number headings as articles, rules within an article, and items with letters.

    `article` is how an article is named, with {number} in it. The styles must be there.
    """
    numbering = word.part.numbering_part.element
    head = article.format(number="%1")
    rule = _level(1, "decimal", "%2.", style=RULE, indent=8)
    levels = [_level(0, "decimal", head[:1].upper() + head[1:], style=ARTICLE, indent=0), rule]
    _add_scheme(numbering, OUTLINE, levels)
    _add_scheme(numbering, LIST, [_level(0, "lowerLetter", "%1.", style=ITEM, indent=14)])
    for name, scheme, level in ((ARTICLE, OUTLINE, 0), (RULE, OUTLINE, 1), (ITEM, LIST, 0)):
        _put(word.styles[name].element.get_or_add_pPr(), scheme, level)


def letter_anew(word: WordDocument, items: Iterable[Paragraph]) -> None:
    """Give the items of one list the letters a, b and so on."""
    numbering = word.part.numbering_part.element
    made = _instance(numbering, str(100 + len(numbering.findall(qn("w:num")))), LIST)
    override = _element("w:lvlOverride", {"ilvl": "0"})
    override.append(_element("w:startOverride", {"val": "1"}))
    made.append(override)
    for item in items:
        _put(item._p.get_or_add_pPr(), made.get(qn("w:numId")), 0)  # noqa: SLF001 - no other door


def _add_scheme(numbering: Any, number: str, levels: list[Any]) -> None:
    scheme = _element("w:abstractNum", {"abstractNumId": number})
    scheme.append(_element("w:multiLevelType", {"val": "multilevel"}))
    scheme.extend(levels)
    first = numbering.find(qn("w:num"))
    first.addprevious(scheme)
    _instance(numbering, number, number)


def _instance(numbering: Any, number: str, scheme: str) -> Any:
    made = _element("w:num", {"numId": number})
    made.append(_element("w:abstractNumId", {"val": scheme}))
    numbering.append(made)
    return made


def _level(level: int, form: str, text: str, *, style: str, indent: int) -> Any:
    made = _element("w:lvl", {"ilvl": str(level)})
    made.append(_element("w:start", {"val": "1"}))
    made.append(_element("w:numFmt", {"val": form}))
    made.append(_element("w:pStyle", {"val": style.replace(" ", "")}))
    made.append(_element("w:suff", {"val": "tab" if indent else "space"}))
    made.append(_element("w:lvlText", {"val": text if indent else f"{text}."}))
    made.append(_element("w:lvlJc", {"val": "left"}))
    properties = _element("w:pPr", {})
    left, hanging = str(int(indent * TWIPS_PER_MM)), str(int(min(indent, 8) * TWIPS_PER_MM))
    properties.append(_element("w:ind", {"left": left, "hanging": hanging}))
    made.append(properties)
    return made


def _put(properties: Any, scheme: str, level: int) -> None:
    """Number what these properties are of."""
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = int(scheme)


def _element(name: str, values: dict[str, str]) -> Any:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made
