"""The first page: the key figures, whether it goes well, what must be done."""

from typing import Any

from procedures.reports.content import EditionContent
from procedures.reports.prose import Block, blocks
from procedures.reports.wording import Words
from procedures.rules.statistics import Unit, Verdict, verdicts

TILES: tuple[tuple[str, str, Unit], ...] = (
    ("flow", "received", "count"),
    ("flow", "closed", "count"),
    ("flow", "open_end", "count"),
    ("lead_time", "median", "days"),
    ("appreciation", "handling", "mark"),
)


def summary(content: EditionContent, words: Words) -> dict[str, Any]:
    """Return the summary of an edition as data."""
    judged = verdicts(content.figures)
    return {
        "prose": blocks(content.chapters.get("summary", "")),
        "tiles": [_tile(content, words, tile) for tile in TILES],
        "verdicts": [_verdict(each, content, words) for each in judged],
        "to_do": _to_do(content, judged, words),
    }


def _tile(content: EditionContent, words: Words, tile: tuple[str, str, Unit]) -> dict[str, str]:
    """Return a key figure with what it was the year before."""
    table, line, unit = tile
    now = content.figures.cell(table, line)
    last = content.figures.period.before()
    before = content.figures.cell(table, line, last.code)
    texts = [
        words.cell(cell, unit, content.figures.threshold) if cell else "" for cell in (now, before)
    ]
    told = words.period(last)
    was = words.text("summary", "was", year=told, text=texts[1]) if texts[1] else ""
    is_number = bool(now and now.value is not None)
    return {
        "label": words.text("summary", "tiles", line),
        "text": texts[0] or "–",
        "unit": words.text("units", "days") if unit == "days" and is_number else "",
        "was": was,
    }


def _facts(verdict: Verdict, content: EditionContent, words: Words) -> dict[str, str]:
    units: dict[str, Unit] = {"terms": "percent", "appreciation": "mark"}
    unit = units.get(verdict.code, "count")
    goal_unit: Unit = "mark" if unit == "mark" else "count"
    return {
        "found": words.cell(verdict.found, unit, content.figures.threshold),
        "least": words.number(verdict.found.value or 0, unit),
        "line": words.label("term", verdict.line),
        "late": f"<{content.figures.threshold}",
        "goal": words.number(verdict.goal, goal_unit) if verdict.goal is not None else "",
    }


def _verdict(verdict: Verdict, content: EditionContent, words: Words) -> dict[str, str]:
    facts = _facts(verdict, content, words)
    return {
        "state": verdict.state,
        "word": words.text("states", verdict.state),
        "title": words.text("verdicts", verdict.code),
        "text": words.text("answers", verdict.code, _answer(verdict), **facts),
    }


def _answer(verdict: Verdict) -> str:
    """Return which sentence fits: a lower bound needs another than a share."""
    is_bound = verdict.code == "terms" and verdict.found.mark == "at_least"
    return "few" if is_bound and verdict.state == "attention" else verdict.state


def _to_do(content: EditionContent, judged: tuple[Verdict, ...], words: Words) -> list[Block]:
    """Return what a person advises; else what follows from the figures."""
    written = blocks(content.chapters.get("to_do", ""))
    if written:
        return written
    asked = [
        words.text("actions", each.code, **_facts(each, content, words))
        for each in judged
        if each.state in {"attention", "action"}
    ]
    if not asked:
        return [{"kind": "paragraph", "text": words.text("summary", "no_to_do")}]
    return [{"kind": "list", "items": asked}]
