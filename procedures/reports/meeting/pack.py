"""The pack for a meeting, on paper: what a director reads beforehand."""

from pathlib import Path
from typing import Any

from kernel.documents.pdf import render
from procedures.reports.chapters import is_empty, pieces
from procedures.reports.meeting.content import PackContent
from procedures.reports.meeting.shared import shared
from procedures.reports.view import by_name

TEMPLATE = Path(__file__).parents[1] / "typst" / "pack.typ"
SHOWN = ("flow", "category", "department", "outcome", "terms", "measures", "appreciation")
"""The tables that are talked about; the others are in the report itself."""


def pack_pdf(content: PackContent) -> bytes:
    """Return the pack as a PDF (PDF/A-2a and PDF/UA-1)."""
    return render(TEMPLATE, pack_data(content), on=content.edition.made_on)


def pack_data(content: PackContent) -> dict[str, Any]:
    """Return all that the template sets, in words of the edition's language."""
    words, edition = content.words(), content.edition
    tables = by_name(edition.figures, edition.language)
    shown = [tables[name] for name in SHOWN if name in tables and not is_empty(tables[name])]
    threshold = edition.figures.threshold
    return {
        **shared(content, words, tables),
        "facts": [
            [words.text("meeting", "when"), content.planned],
            [words.text("meeting", "where"), content.place],
            [words.text("meeting", "who"), ", ".join(content.invited) or "–"],
        ],
        "pieces": [piece for table in shown for piece in pieces(table, words, threshold)],
        "stories_note": words.text("meeting", "themes_note", threshold=threshold),
    }
