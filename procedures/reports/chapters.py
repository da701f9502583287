"""In which form a table stands in its chapter."""

from dataclasses import asdict
from typing import Any

from procedures.reports.view import WHOLE, ShownCell, ShownLine, ShownTable
from procedures.reports.wording import Words
from procedures.rules.published.nouns import in_sentence

FEWEST_YEARS = 2
"""A chart over the years needs more than one."""


def is_empty(table: ShownTable) -> bool:
    """Tell whether a table has nothing but zeros, in all its years; the flow is never empty."""
    return table.name != "flow" and all(line.is_blank for line in table.lines)


def pieces(table: ShownTable, words: Words, threshold: int) -> list[dict[str, Any]]:
    """Return what is drawn of a table: a chart of its own where it helps, then the table."""
    form = "table" if table.name in WHOLE else "bars"
    given = _as_data(table, words, threshold)
    chart = _chart(table, words, threshold)
    return [*([{"form": "columns", **chart}] if chart else []), {"form": form, **given}]


def _as_data(table: ShownTable, words: Words, threshold: int) -> dict[str, Any]:
    lines = [asdict(line) for line in table.compact_lines]
    places = [table.current, *([] if table.previous is None else [table.previous])]
    shown_cells = [line.cells[place] for line in table.compact_lines for place in places]
    return {
        "title": table.title,
        "corner": table.corner,
        "heads": list(table.heads),
        "lines": lines,
        "footnotes": list(table.footnotes),
        "absent": table.absent,
        "current": table.current,
        "previous": table.previous,
        "in_view": words.text("report", "in_view"),
        "series_names": [table.heads[place] for place in places],
        "small_name": _small_name(shown_cells, words, threshold),
    }


def _small_name(cells: list[ShownCell], words: Words, threshold: int) -> str:
    """Explain the hatching only where there is some."""
    if not any(cell.mark == "small" for cell in cells):
        return ""
    return words.text("charts", "legend_small", threshold=threshold)


def _chart(table: ShownTable, words: Words, threshold: int) -> dict[str, Any] | None:
    groups = {"flow": _flow_groups, "periods": _quarter_groups}.get(table.name)
    if groups is None:
        return None
    title = words.text("charts", "flow") if table.name == "flow" else table.title
    found = groups(table)
    if len(found) < FEWEST_YEARS:
        return None
    cells = [cell for _label, pair in found for cell in pair]
    series = [words.label("flow", code) for code in ("received", "closed")]
    return {
        "title": title,
        "series": series,
        "groups": [{"label": label, "cells": [asdict(c) for c in pair]} for label, pair in found],
        "small_name": _small_name(cells, words, threshold),
        "alt": _described(title, series, found, words),
    }


Groups = list[tuple[str, tuple[ShownCell, ...]]]


def _flow_groups(table: ShownTable) -> Groups:
    lines = {line.code: line for line in table.lines}
    received, closed = lines["received"].cells, lines["closed"].cells
    return list(zip(table.heads, zip(received, closed, strict=True), strict=True))


def _quarter_groups(table: ShownTable) -> Groups:
    quarters: list[ShownLine] = [line for line in table.lines if line.code.startswith("q")]
    return [(line.label, line.cells) for line in quarters]


def _described(title: str, series: list[str], groups: Groups, words: Words) -> str:
    """Say in words what a chart shows, for who does not see it."""
    facts = [
        f"{label}: "
        + ", ".join(
            f"{in_sentence(name, words.language)} {cell.text}"
            for name, cell in zip(series, cells, strict=True)
        )
        for label, cells in groups
    ]
    return words.text("charts", "described", title=title, facts="; ".join(facts))
