"""The first page: the key figures, whether it goes well, what must be done."""

from typing import Any

from procedures.reports.content import EditionContent
from procedures.reports.prose import Block, blocks
from procedures.reports.titles import chapter_title
from procedures.reports.wording import Words
from procedures.rules.statistics import Period, Unit, Verdict, period_of, verdicts

TILES: tuple[tuple[str, str, Unit], ...] = (
    ("flow", "received", "count"),
    ("flow", "closed", "count"),
    ("flow", "open_end", "count"),
    ("lead_time", "median", "days"),
    ("appreciation", "handling", "mark"),
)

JUDGED = {
    "terms": "terms",
    "measures": "events",
    "appreciation": "appreciation",
    "retaliation": "events",
    "caseload": "flow",
}
"""The table that each verdict rests on: a report without it is silent on that."""
ADVISING = ("recommendations", "improvement", "evaluation")
"""Chapters that say what to do."""


def summary(content: EditionContent, words: Words) -> dict[str, Any]:
    """Return the summary of an edition as data."""
    tables = content.made_of.tables
    judged = tuple(one for one in verdicts(content.figures) if JUDGED[one.code] in tables)
    return {
        "prose": blocks(content.chapters.get("summary", "")),
        "tiles": [_tile(content, words, tile) for tile in TILES if tile[0] in tables],
        "verdicts": [_verdict(each, content, words) for each in judged],
        "to_do": _to_do(content, judged, words),
    }


def _tile(content: EditionContent, words: Words, tile: tuple[str, str, Unit]) -> dict[str, str]:
    """Return a key figure with what it was the year before."""
    table, line, unit = tile
    now = content.figures.cell(table, line)
    last = _last(content)
    before = content.figures.cell(table, line, last.code) if last else None
    last = last if before else None
    texts = [
        words.cell(cell, unit, content.figures.threshold) if cell else "" for cell in (now, before)
    ]
    was = words.text("summary", "was", year=words.period(last), text=texts[1]) if last else ""
    is_number = bool(now and now.value is not None)
    return {
        "label": words.text("summary", "tiles", line),
        "text": texts[0] or "–",
        "unit": words.text("units", "days") if unit == "days" and is_number else "",
        "was": was,
    }


def _last(content: EditionContent) -> Period | None:
    """Return the period that stands just before the own one in the report, None for the first."""
    flow = content.figures.table("flow")
    codes = [column.code for column in flow.columns] if flow else []
    place = codes.index(content.figures.period.code) if content.figures.period.code in codes else 0
    return period_of(codes[place - 1]) if place else None


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
        "before": words.cell(verdict.before, "count", content.figures.threshold)
        if verdict.before
        else "",
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
    """Return which sentence fits: a lower bound needs another than a share, nothing than some."""
    if verdict.code == "caseload" and verdict.found.value == 0:
        return "none"
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
    advice = _advice(content, words)
    if advice:
        asked.append(advice)
    if not asked:
        return [{"kind": "paragraph", "text": words.text("summary", "no_to_do")}]
    return [{"kind": "list", "items": asked}]


def _advice(content: EditionContent, words: Words) -> str:
    """Say in which chapter somebody wrote what to do, empty where nobody did."""
    for chapter in content.made_of.chapters:
        if chapter.code in ADVISING and content.chapters.get(chapter.code, "").strip():
            title = chapter_title(chapter, words)
            return words.text("summary", "to_do_in", title=title)
    return ""
