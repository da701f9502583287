"""A report as a PDF: what the client pays for."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kernel.documents.colours import palette
from kernel.documents.pdf import render
from procedures.reports.chapters import is_empty, pieces
from procedures.reports.content import EditionContent, FollowUp
from procedures.reports.prose import blocks
from procedures.reports.stories import stories
from procedures.reports.summary import summary
from procedures.reports.titles import chapter_title, subtitle, title, titled
from procedures.reports.view import ShownTable, by_name
from procedures.reports.wording import Words
from procedures.rules.reporting import Chapter
from procedures.rules.statistics import Cell

TEMPLATE = Path(__file__).parent / "typst" / "edition.typ"


def pdf(content: EditionContent) -> bytes:
    """Return the report of an edition as a PDF (PDF/A-2a and PDF/UA-1)."""
    return render(TEMPLATE, as_data(content), on=content.published_on or content.made_on)


def as_data(content: EditionContent) -> dict[str, Any]:
    """Return all that the template sets, in words of the edition's language."""
    words = Words(content.language, content.figures.labels)
    tables = by_name(content.figures, content.language)
    return {
        "language": content.language,
        "title": f"{titled(content, words)}, {content.client_name}",
        "author": content.consultancy_name,
        "author_line": content.client_name,
        "running": _running(content, words),
        "colours": asdict(palette(content.brand_colour)),
        "footer_note": _foot(content, words),
        "threshold": content.figures.threshold,
        "cover": _cover(content, words),
        "words": _fixed_words(words),
        "notices": _notices(content, words),
        "summary": summary(content, words),
        "decisions": decisions_of(content, words),
        "chapters": [
            made
            for each in content.made_of.chapters
            if (made := _chapter(each, content, tables, words))
        ],
        "stories": stories(content, words),
        "stories_words": {
            "title": words.text("meeting", "themes"),
            "note": words.text("meeting", "themes_note", threshold=content.figures.threshold),
        },
        "methods": _methods(content, words),
    }


def _foot(content: EditionContent, words: Words) -> str:
    """Return the line at the foot of each page; a draft has no digest yet."""
    return f"{words.text('report', 'digest')} {content.digest}" if content.digest else ""


def _running(content: EditionContent, words: Words) -> str:
    """Return the line on top of each page; a draft says on each page that it is one."""
    title = titled(content, words)
    return title if content.status == "published" else f"{title} · {words.text('report', 'draft')}"


def _cover(content: EditionContent, words: Words) -> dict[str, Any]:
    last_day = content.figures.until_on
    is_running = last_day < content.figures.period.ends_on
    lines = [words.text("report", "made_by", name=content.consultancy_name)]
    if is_running:
        lines.append(words.text("report", "running", day=words.day(last_day)))
    if content.published_on:
        day = words.day(content.published_on)
        lines.append(words.text("report", "published_on", day=day))
    lines.append(words.text("report", "edition", number=content.number))
    return {
        "kicker": subtitle(content, words),
        "title": title(content, words),
        "year": words.period(content.figures.period),
        "name": content.client_name,
        "logo": list(content.logo),
        "lines": lines,
        "badge": words.text("report", "draft") if content.status == "draft" else "",
    }


def _notices(content: EditionContent, words: Words) -> list[str]:
    """Return what a reader must know before the first number."""
    received = content.figures.cell("flow", "received") or Cell(None)
    found = {
        "draft_note": content.status == "draft",
        "no_cases": received.value == 0,
        "all_small": received.mark != "",
    }
    period = words.period(content.figures.period)
    given = {"year": period, "threshold": content.figures.threshold}
    return [words.text("report", code, **given) for code, is_so in found.items() if is_so]


def _fixed_words(words: Words) -> dict[str, Any]:
    return {
        "contents": words.text("report", "contents"),
        "summary": words.text("summary", "title"),
        "well": words.text("summary", "well"),
        "to_do": words.text("summary", "to_do"),
        "decisions": words.text("decisions", "title"),
        "no_decisions": words.text("decisions", "none"),
        "decision_heads": words.group("decisions", "heads"),
        "methods": words.text("chapters", "methods"),
        "marks_title": words.text("methods", "marks_title"),
    }


def decisions_of(content: EditionContent, words: Words) -> list[dict[str, str]]:
    """Return what came back from last year, in words."""
    return [_decision(each, words) for each in content.decisions]


def _decision(decision: FollowUp, words: Words) -> dict[str, str]:
    states = {"done": "good", "open": "unknown", "late": "action", "dropped": "unknown"}
    return {
        "text": decision.text,
        "owner": decision.owner,
        "due": words.day(decision.due_on) or "–",
        "state": states[decision.state],
        "word": words.text("decisions", "states", decision.state),
    }


def _chapter(
    chapter: Chapter, content: EditionContent, tables: Mapping[str, ShownTable], words: Words
) -> dict[str, Any] | None:
    """Return a chapter; none where there is neither a number nor a word to put in it."""
    written = blocks(content.chapters.get(chapter.code, ""))
    shown = [tables[name] for name in chapter.tables if name in tables]
    threshold = content.figures.threshold
    drawn = [p for table in shown if not is_empty(table) for p in pieces(table, words, threshold)]
    if not written and not drawn:
        return None
    return {"title": chapter_title(chapter, words), "prose": written, "pieces": drawn}


def _methods(content: EditionContent, words: Words) -> dict[str, Any]:
    threshold = content.figures.threshold
    given = {"threshold": threshold, "most": threshold - 1}
    own = [words.text("methods", each, **given) for each in ("first", "second")]
    marks = words.group("methods", "marks")
    return {
        "sentences": list(content.methods) or own,
        "more": [words.text("methods", each) for each in ("compared", "digest")],
        "marks": [[sign.format(**given), text.format(**given)] for sign, text in marks],
    }
