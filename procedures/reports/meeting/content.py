"""What the papers of an advice meeting need; every number in them is one of the edition."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kernel.documents.colours import palette
from procedures.reports.content import EditionContent
from procedures.reports.prose import blocks
from procedures.reports.stories import stories
from procedures.reports.view import ShownTable
from procedures.reports.wording import Words

__all__ = ["Advised", "Answered", "PackContent", "advices", "around", "earlier", "stories"]

Place = tuple[str, str]
"""Where a figure stands: the name of its table and the code of its line."""


@dataclass(frozen=True, slots=True)
class Advised:
    """An advice that is proposed, with the places of the figures it rests on."""

    text: str
    rests_on: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """An advice with the client's answer: `follows`, `departs` or nothing yet."""

    text: str
    answer: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContent:
    """A pack, whole. `planned` is the day and time in words, `logo` a PNG or nothing."""

    edition: EditionContent
    planned: str
    place: str
    invited: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    earlier: tuple[Answered, ...] = ()
    advices: tuple[Advised, ...] = ()
    questions: tuple[str, ...] = ()
    logo: bytes = b""

    def words(self) -> Words:
        """Return the words of the edition's language."""
        return Words(self.edition.language, self.edition.figures.labels)


def around(content: PackContent, words: Words) -> dict[str, Any]:
    """Return what every paper of a meeting needs: language, colours, running lines, cover."""
    edition = content.edition
    title = words.text("meeting", "title")
    of_edition = words.text(
        "meeting", "of_edition", year=edition.year, number=edition.number
    )  # fmt: skip
    is_draft = edition.status == "draft"
    return {
        "language": edition.language,
        "title": f"{title} {edition.year}, {edition.client_name}",
        "author": edition.consultancy_name,
        "author_line": edition.client_name,
        "running": f"{title} {edition.year}",
        "colours": asdict(palette(edition.brand_colour)),
        "footer_note": of_edition,
        "threshold": edition.figures.threshold,
        "notices": [words.text("meeting", "draft_note")] if is_draft else [],
        "cover": {
            "kicker": words.text("meeting", "subtitle", year=edition.year),
            "title": title,
            "year": str(edition.year),
            "name": edition.client_name,
            "lines": [
                f"{content.planned}, {content.place}",
                words.text("report", "made_by", name=edition.consultancy_name),
                of_edition,
            ],
            "badge": words.text("report", "draft") if is_draft else "",
            "logo": list(content.logo),
        },
        "words": words.group("meeting"),
    }


def earlier(content: PackContent, words: Words) -> list[dict[str, Any]]:
    """Return last year's advices with their answers in words."""
    states = {"follows": "good", "departs": "attention"}
    return [
        {
            "text": each.text,
            "state": states.get(each.answer, "unknown"),
            "word": words.text("meeting", "answers", each.answer or "none"),
            "reasons": each.reasons,
        }
        for each in content.earlier
    ]


def advices(
    content: PackContent, tables: Mapping[str, ShownTable], words: Words
) -> list[dict[str, Any]]:
    """Return the advices, each with its figures exactly as the edition prints them."""
    return [
        {
            "head": words.text("meeting", "advice", number=number),
            "prose": blocks(each.text),
            "figures": [list(figure) for figure in _figures(each, tables)],
        }
        for number, each in enumerate(content.advices, start=1)
    ]


def _figures(advised: Advised, tables: Mapping[str, ShownTable]) -> Iterator[tuple[str, str]]:
    for table_name, code in advised.rests_on:
        yield from figure_of(tables, table_name, code)


def figure_of(
    tables: Mapping[str, ShownTable], table_name: str, code: str
) -> Iterator[tuple[str, str]]:
    """Yield a figure in words and as printed; nothing for a line that is not in the edition."""
    table = tables.get(table_name)
    if table is None:
        return
    for line in (line for line in table.lines if line.code == code):
        now = f"{table.heads[table.current]}: {line.cells[table.current].text}"
        before = table.previous
        was = "" if before is None else f" ({table.heads[before]}: {line.cells[before].text})"
        yield f"{table.title} – {line.label}", f"{now}{was}"
