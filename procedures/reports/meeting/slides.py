"""The same meeting as slides, to be read from the back of a room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kernel.documents.pdf import render
from procedures.reports.chapters import pieces
from procedures.reports.meeting.content import PackContent
from procedures.reports.meeting.shared import shared
from procedures.reports.view import ShownTable, by_name
from procedures.reports.wording import Words

TEMPLATE = Path(__file__).parents[1] / "typst" / "slides.typ"
DRAWN = ("category", "department", "outcome")
MOST_BARS = 7
"""More lines than this cannot be read in a room."""


def slides_pdf(content: PackContent) -> bytes:
    """Return the slides, 16:9, as a PDF (PDF/A-2a and PDF/UA-1)."""
    return render(TEMPLATE, slides_data(content), on=content.edition.made_on)


def slides_data(content: PackContent) -> dict[str, Any]:
    """Return all that the template sets, in words of the edition's language."""
    words, edition = content.words(), content.edition
    tables = by_name(edition.figures, edition.language)
    return {
        **shared(content, words, tables),
        "charts": list(_charts(tables, words, edition.figures.threshold)),
    }


def _charts(
    tables: dict[str, ShownTable] | Any, words: Words, threshold: int
) -> Iterator[dict[str, Any]]:
    if "flow" in tables:
        drawn = pieces(tables["flow"], words, threshold)
        yield from (piece for piece in drawn if piece["form"] == "columns")
    for name in DRAWN:
        if name in tables and _can_be_drawn(tables[name]):
            yield _bars(tables[name], words, threshold)


def _can_be_drawn(table: ShownTable) -> bool:
    """Whether a table has a bar whose length says something, and not hidden numbers alone."""
    parts, place = (line for line in table.lines if not line.is_total), table.current
    return place is not None and any(line.cells[place].value for line in parts)


def _bars(table: ShownTable, words: Words, threshold: int) -> dict[str, Any]:
    """Return the longest bars of a table, this year's and last year's."""
    (drawn,) = pieces(table, words, threshold)
    parts = [line for line in drawn["lines"] if not line["is_total"]]
    places = [each for each in (table.current, table.previous) if each is not None]
    largest = sorted(parts, key=lambda line: -_size(line["cells"][table.current], threshold))
    kept = [line for line in parts if line in largest[:MOST_BARS]]
    rows = [
        {"label": line["label"], "cells": [line["cells"][place] for place in places]}
        for line in kept
    ]
    facts = "; ".join(
        f"{row['label']}: "
        + ", ".join(
            f"{table.heads[place]} {cell['text']}"
            for place, cell in zip(places, row["cells"], strict=True)
        )
        for row in rows
    )
    return {
        "form": "bars",
        "title": table.title,
        "rows": rows,
        "series": drawn["series_names"],
        "small_name": drawn["small_name"],
        "rest": words.text("meeting", "rest") if len(parts) > len(kept) else "",
        "alt": words.text("charts", "described", title=table.title, facts=facts),
    }


def _size(cell: dict[str, Any], threshold: int) -> float:
    if cell["value"] is not None:
        return float(cell["value"])
    return {"small": threshold - 1.0, "covered": 0.5}.get(cell["mark"], 0.0)
