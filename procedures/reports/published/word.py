"""The published regulation as a Word document: real headings, numbering and tables."""

from datetime import UTC, datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from kernel.documents.colours import palette
from kernel.documents.undated import undated
from procedures.reports.published.document import Document, is_numbered, note_of
from procedures.reports.published.numbering import ARTICLE, ITEM, RULE, letter_anew, number_styles
from procedures.rules.published import Article, Paragraph, Table

LOCALES = {"nl": "nl-NL", "en": "en-GB", "fr": "fr-BE", "de": "de-DE"}
FONT = "Calibri"
QUIET = RGBColor(0x5B, 0x64, 0x70)
NOTE = "Regulation source"
OWN = "Regulation own rule"
SUMMARY = "Regulation summary"
CELL = "Regulation cell"
LINE = "C9CED6"
WIDTHS = {2: (42, 118), 5: (36, 28, 30, 34, 32)}
"""Widths of the columns in millimetres, by how many there are."""
LEFT_OVER = ("/docProps/thumbnail", "/docProps/app", "/customXml/", "/word/stylesWithEffects")
"""Parts of the library's own template that say nothing about this document."""


def as_docx(document: Document) -> bytes:
    """Return the regulation as a Word document."""
    word = docx.Document()
    _clean(word, document)
    _dress(word, document)
    number_styles(word, article=str(document.words.text("article")))
    _begin(word, document)
    for article in document.articles:
        _write(word, article, document)
    target = BytesIO()
    word.save(target)
    return undated(target.getvalue())


def _clean(word: WordDocument, document: Document) -> None:
    """Take out what the template brought along, and say whose document this is."""
    package = word.part.package
    for rels in (package.rels, word.part.rels):
        gone = [
            name
            for name, rel in rels.items()
            if not rel.is_external and str(rel.target_part.partname).startswith(LEFT_OVER)
        ]
        for name in gone:
            del rels[name]
    made_at = datetime.combine(document.look.made_on, time(), UTC).replace(tzinfo=None)
    properties = word.core_properties
    properties.title = document.full_title
    properties.author = document.look.client_name
    properties.last_modified_by = document.look.client_name
    properties.language = LOCALES.get(document.language, document.language)
    properties.comments = ""
    properties.created = properties.modified = made_at


def _dress(word: WordDocument, document: Document) -> None:
    """Set language, paper, type and colours."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    _set_language(word, LOCALES.get(document.language, document.language))
    accent = RGBColor.from_string(palette(document.look.brand_colour).accent[1:].upper())
    _style(word, "Normal", size=10.5)
    _style(word, "Title", size=24, colour=accent, bold=True)
    _style(word, "Heading 1", size=14, colour=accent, bold=True)
    _style(word, "Heading 2", size=12, colour=accent, bold=True)
    _style(word, NOTE, size=8.5, colour=QUIET)
    _style(word, OWN, size=10.5)
    _style(word, SUMMARY, size=10.5)
    word.styles[NOTE].paragraph_format.left_indent = Mm(8)
    word.styles[OWN].paragraph_format.left_indent = Mm(8)
    word.styles["Heading 1"].paragraph_format.space_before = Pt(18)
    word.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    _style(word, ITEM, size=10.5)
    word.styles[ITEM].paragraph_format.space_after = Pt(2)
    _style(word, RULE, size=10.5)
    word.styles[RULE].paragraph_format.space_before = Pt(4)
    _style(word, CELL, size=9)
    word.styles[CELL].paragraph_format.space_after = Pt(2)
    _colour_lines(word, accent)


def _colour_lines(word: WordDocument, accent: RGBColor) -> None:
    """Set the lines of title and tables in the house's own colours."""
    for line in word.styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), str(accent))
        line.attrib.pop(qn("w:themeColor"), None)
    for borders in word.styles["Table Grid"].element.iter(qn("w:tblBorders")):
        for line in borders:
            line.set(qn("w:color"), LINE)


def _set_language(word: WordDocument, language: str) -> None:
    known = next(word.styles.element.iter(qn("w:lang")))
    for name in ("w:val", "w:eastAsia"):
        known.set(qn(name), language)


def _style(
    word: WordDocument,
    name: str,
    *,
    size: float,
    colour: RGBColor | None = None,
    bold: bool = False,
) -> None:
    if name not in [one.name for one in word.styles]:
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles["Normal"]
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - the library types all styles alike
    font = style.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    if colour is not None:
        font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for one in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{one}Theme"), None)
        fonts.set(qn(f"w:{one}"), FONT)
    style.paragraph_format.space_after = Pt(5)


def _begin(word: WordDocument, document: Document) -> None:
    """Write the client, the title, the summary, and the line at the foot of each page."""
    word.add_paragraph(document.look.client_name, style=NOTE).paragraph_format.left_indent = Mm(0)
    word.add_paragraph(document.title, style="Title")
    word.add_paragraph(document.version_line)
    if document.summary:
        told = word.add_paragraph(document.say("summary"), style=SUMMARY)
        told.runs[0].bold = True
        for one in document.summary:
            word.add_paragraph(one, style=SUMMARY)
        note = word.add_paragraph(document.say("summary_note"), style=NOTE)
        note.paragraph_format.left_indent = Mm(0)
    foot = word.sections[0].footer.paragraphs[0]
    foot.style = word.styles[NOTE]
    foot.paragraph_format.left_indent = Mm(0)
    foot.add_run(f"{document.full_title} · {document.version_line} · ")
    _add_page_number(foot)


def _add_page_number(paragraph: object) -> None:
    """Add the number of the page, which Word fills in itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # type: ignore[attr-defined]  # noqa: SLF001 - no other door


def _write(word: WordDocument, article: Article, document: Document) -> None:
    word.add_paragraph(article.title, style=ARTICLE)
    for one in article.paragraphs:
        style = RULE if is_numbered(article) else "Normal"
        word.add_paragraph(one.text, style=style)
        _write_behind(word, one, document)


def _write_behind(word: WordDocument, one: Paragraph, document: Document) -> None:
    """Write what belongs to a paragraph: its list, its table, and its source."""
    letter_anew(word, [word.add_paragraph(item, style=ITEM) for item in one.items])
    if one.table:
        _write_table(word, one.table)
    note = note_of(one, document.words)
    if note:
        word.add_paragraph(note, style=NOTE)


def _write_table(word: WordDocument, table: Table) -> None:
    """Write a table whose heads come back on each page."""
    made = word.add_table(rows=1, cols=len(table.heads))
    made.style = word.styles["Table Grid"]
    made.autofit = False
    widths = WIDTHS[len(table.heads)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    while len(made.rows) <= len(table.rows):
        made.add_row()
    for place, (row, told) in enumerate(zip(made.rows, (table.heads, *table.rows), strict=True)):
        mark = OxmlElement("w:cantSplit" if place else "w:tblHeader")
        row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - the library has no other door
        for column, (cell, text) in enumerate(zip(row.cells, told, strict=True)):
            cell.width = Mm(widths[column])
            cell.paragraphs[0].style = word.styles[CELL]
            cell.paragraphs[0].add_run(text).bold = not (place and column)
    word.add_paragraph(style=CELL)
