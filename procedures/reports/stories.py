"""The stories of an edition as they are printed."""

from typing import Any

from procedures.reports.content import EditionContent
from procedures.reports.prose import blocks
from procedures.reports.wording import Words


def stories(edition: EditionContent, words: Words) -> list[dict[str, Any]]:
    """Return the stories with a line that says what each tells, and that it fits enough cases."""
    return [
        {
            "title": story.title,
            "prose": blocks(story.text),
            "fits": words.text(
                "meeting",
                "fits",
                threshold=edition.figures.threshold,
                facts=", ".join(words.label(name, code) for name, code in story.facts),
            ),
        }
        for story in edition.stories
    ]
