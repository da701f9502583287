"""A report as a page shows it: the same words and numbers as its PDF, with charts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from procedures.reports.chapters import is_empty
from procedures.reports.charts import bars, has_chart
from procedures.reports.content import EditionContent
from procedures.reports.edition import as_data
from procedures.reports.prose import Block, blocks
from procedures.reports.titles import chapter_title, titled
from procedures.reports.view import ShownTable, by_name
from procedures.reports.wording import Words
from procedures.rules.reporting import ANNUAL, Definition, definition
from procedures.rules.statistics import Figures


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of a chapter with its chart, empty where a picture says nothing."""

    table: ShownTable
    chart: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: what somebody wrote about it, and its tables."""

    code: str
    title: str
    prose: list[Block]
    tables: tuple[Shown, ...]


def chapters(
    figures: Figures,
    language: str,
    *,
    made_of: Definition | None = None,
    written: Mapping[str, str] | None = None,
) -> list[Chapter]:
    """Return the chapters that have something in them, in the order of the report.

    Where none is named it is the yearly report.
    """
    made = _made(figures, language, made_of or definition(ANNUAL), written or {})
    return [chapter for chapter in made if chapter.prose or chapter.tables]


def _made(
    figures: Figures, language: str, made_of: Definition, written: Mapping[str, str]
) -> Iterator[Chapter]:
    words, tables = Words(language, figures.labels), by_name(figures, language)
    for each in made_of.chapters:
        own = [
            tables[name] for name in each.tables if name in tables and not is_empty(tables[name])
        ]
        shown = tuple(Shown(each, _chart(each, language, figures.threshold)) for each in own)
        title = chapter_title(each, words)
        yield Chapter(each.code, title, blocks(written.get(each.code, "")), shown)


def _chart(table: ShownTable, language: str, threshold: int) -> str:
    return bars(table, language=language, threshold=threshold) if has_chart(table) else ""


def report(content: EditionContent, language: str) -> dict[str, Any]:
    """Return a whole report in the reader's language; what people wrote stays as they wrote it."""
    read = replace(content, language=language)
    data = as_data(read)
    return {
        "summary": data["summary"],
        "decisions": data["decisions"],
        "notices": data["notices"],
        "methods": data["methods"],
        "stories": data["stories"],
        "stories_words": data["stories_words"],
        "words": data["words"],
        "chapters": chapters(
            read.figures, language, made_of=content.made_of, written=content.chapters
        ),
        "written_in": content.language,
        "title": titled(read, Words(language, read.figures.labels)),
        "name": content.client_name,
    }
