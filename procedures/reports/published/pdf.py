"""The published regulation as a PDF (PDF/A-2a and PDF/UA-1)."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from kernel.documents.colours import palette
from kernel.documents.pdf import render
from procedures.reports.published.document import Document, head_of, note_of
from procedures.rules.published import Article

TEMPLATE = Path(__file__).parents[1] / "typst" / "regulation.typ"


def as_pdf(document: Document) -> bytes:
    """Return the regulation as a PDF; the same input gives the same bytes."""
    return render(TEMPLATE, as_data(document), on=document.look.made_on)


def as_data(document: Document) -> dict[str, Any]:
    """Return all that the template sets."""
    named = ("summary", "summary_note", "contents")
    return {
        "language": document.language,
        "title": document.full_title,
        "author": document.look.client_name or document.title,
        "author_line": document.look.client_name,
        "running": document.title,
        "footer_note": document.version_line,
        "colours": asdict(palette(document.look.brand_colour)),
        "client_name": document.look.client_name,
        "heading": document.title,
        "version": document.version_line,
        "summary": list(document.summary),
        "words": {name: document.say(name) for name in named},
        "articles": [_article(one, document) for one in document.articles],
    }


def _article(article: Article, document: Document) -> dict[str, Any]:
    return {
        "head": head_of(article, document.words),
        "title": article.title,
        "paragraphs": [
            {
                "number": one.number,
                "text": one.text,
                "own": one.own,
                "items": list(one.items),
                "note": note_of(one, document.words),
                "table": {"heads": one.table.heads, "rows": one.table.rows} if one.table else None,
            }
            for one in article.paragraphs
        ],
    }
