"""What the pack and the slides of a meeting both say."""

from collections.abc import Mapping
from typing import Any

from procedures.reports.edition import decisions_of
from procedures.reports.meeting.content import PackContent, advices, around, earlier, stories
from procedures.reports.meeting.trends import trends
from procedures.reports.summary import summary
from procedures.reports.view import ShownTable
from procedures.reports.wording import Words


def shared(content: PackContent, words: Words, tables: Mapping[str, ShownTable]) -> dict[str, Any]:
    """Return what both templates set, in words of the edition's language."""
    edition = content.edition
    return {
        **around(content, words),
        "agenda": list(content.agenda),
        "decision_words": {
            "title": words.text("decisions", "title"),
            "none": words.text("decisions", "none"),
            "heads": words.group("decisions", "heads"),
        },
        "decisions": decisions_of(edition, words),
        "earlier": earlier(content, words),
        "summary": summary(edition, words),
        "summary_words": words.group("summary"),
        "trends": trends(edition.figures, edition.language),
        "stories": stories(edition, words),
        "advices": advices(content, tables, words),
        "questions": list(content.questions),
    }
