"""What a report and its chapters are called, in the language of the reader."""

from procedures.reports.content import EditionContent
from procedures.reports.wording import Words, catalogue
from procedures.rules.reporting import ANNUAL, Chapter, Definition
from procedures.rules.reporting.definition import said


def report_title(made_of: Definition, words: Words) -> str:
    """Return the title of a report, without its period."""
    if made_of.name == ANNUAL:
        return words.text("report", "title")
    return said(made_of.title, words.language)


def title(content: EditionContent, words: Words) -> str:
    """Return the title of an edition, without its period."""
    return report_title(content.made_of, words)


def titled(content: EditionContent, words: Words) -> str:
    """Return the title of an edition with its period."""
    return f"{title(content, words)} {words.period(content.figures.period)}"


def subtitle(content: EditionContent, words: Words) -> str:
    """Return what an edition is about."""
    period = words.period(content.figures.period)
    if content.report == ANNUAL:
        return words.text("report", "subtitle", year=period)
    return said(content.made_of.subtitle, words.language).format(period=period)


def chapter_title(chapter: Chapter, words: Words) -> str:
    """Return the title of a chapter: its own, or the one that the house has for its code."""
    if chapter.title:
        return said(chapter.title, words.language)
    known = catalogue(words.language)["chapters"]
    return str(known.get(chapter.code, chapter.code))
