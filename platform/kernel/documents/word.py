"""A letter as a .docx that somebody can edit: the same letter as the PDF, in the house style.

What stands around the text (address, date, reference) has a style of its own, and so has the
subject: whoever reads the file back knows the letter from what stands around it.
"""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from kernel.documents.colours import palette
from kernel.documents.formats import LOCALES, long_date
from kernel.documents.letter import LetterContent
from kernel.documents.undated import undated

FACTS, SUBJECT = "House Facts", "House Subject"
"""The names of the styles of what stands around the text, and of the subject."""
LIST = "List Bullet"
FONT = "Source Sans 3"
TAGS = {"nl": "nl-NL"}


def word(content: LetterContent) -> bytes:
    """Return the letter as a Word document without links, macros or pictures."""
    document = Document()
    _set_page(document, content)
    _add_styles(document, content)
    _describe(document, content)
    _head(document, content)
    for text in content.paragraphs:
        _paragraph(document, text)
    for line in content.closing:
        document.add_paragraph(line)
    target = BytesIO()
    document.save(target)
    return undated(target.getvalue())


def _set_page(document: Any, content: LetterContent) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2.3)
    document.styles["Header"].paragraph_format.space_after = Pt(0)
    sender = page.header.paragraphs[0]
    name = sender.add_run(content.sender[0])
    name.bold, name.font.size = True, Pt(13)
    name.font.color.rgb = _accent(content)
    for line in content.sender[1:]:
        small = page.header.add_paragraph().add_run(line)
        small.font.size = Pt(8.5)


def _add_styles(document: Any, content: LetterContent) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(9)
    tag = TAGS.get(content.language, LOCALES.get(content.language, content.language))
    language = normal.element.get_or_add_rPr().makeelement(
        qn("w:lang"), {qn("w:val"): tag.replace("_", "-")}
    )
    normal.element.get_or_add_rPr().append(language)
    facts = document.styles.add_style(FACTS, WD_STYLE_TYPE.PARAGRAPH)
    facts.base_style, facts.paragraph_format.space_after = normal, Pt(0)
    subject = document.styles.add_style(SUBJECT, WD_STYLE_TYPE.PARAGRAPH)
    subject.base_style, subject.font.bold, subject.font.size = normal, True, Pt(13)
    subject.font.color.rgb = _accent(content)
    subject.paragraph_format.space_before = Pt(18)


def _accent(content: LetterContent) -> RGBColor:
    return RGBColor.from_string(palette(content.brand_colour).accent.removeprefix("#").upper())


def _describe(document: Any, content: LetterContent) -> None:
    made_at = datetime.combine(content.sent_on, time(), UTC).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author = content.subject, content.sender[0]
    about.last_modified_by, about.comments = content.sender[0], ""
    about.created = about.modified = made_at
    about.language = content.language


def _head(document: Any, content: LetterContent) -> None:
    day = long_date(content.sent_on, content.language)
    facts = ((content.words.on, day), (content.words.reference, content.reference))
    told = [f"{name}: {value}" for name, value in facts if value]
    for line in (*content.recipient, "", *told):
        document.add_paragraph(line, style=FACTS)
    document.add_paragraph(content.subject, style=SUBJECT)


def _paragraph(document: Any, text: str) -> None:
    if text.startswith("- "):
        document.add_paragraph(text.removeprefix("- "), style=LIST)
    else:
        document.add_paragraph(text)
