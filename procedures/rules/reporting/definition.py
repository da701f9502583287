"""What a report is made of, as its definition says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from procedures.rules.statistics import PARTS, Period

ANNUAL = "annual"
"""The yearly report of a client, which every client has."""
Words = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its tables by name, and whether a person must write in it before publication.

    Without a title of its own it has the title that the house's words have for its code.
    """

    code: str
    tables: tuple[str, ...] = ()
    title: Words = field(default_factory=dict)
    guide: Words = field(default_factory=dict)
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A report: what it is called, for whom, over which period and which part of a client.

    ``scope`` is the kind of part: the client, a department, the portfolio, or a municipality, of
    which there is one over all of the client too. ``due`` is the month and the day before which it
    must be there after its period, empty where no rule says so; ``source`` is where that and its
    contents come from.
    """

    name: str
    version: int
    period: str
    scope: str
    source: str
    title: Words
    subtitle: Words
    audience: Words
    chapters: tuple[Chapter, ...]
    due: tuple[int, int] | None = None

    @property
    def tables(self) -> frozenset[str]:
        """The names of all its tables."""
        return frozenset(name for chapter in self.chapters for name in chapter.tables)

    @property
    def written(self) -> tuple[str, ...]:
        """The chapters to which a person may write, in the order of the report."""
        return ("summary", "to_do", *(chapter.code for chapter in self.chapters))

    def periods(self, year: int) -> tuple[Period, ...]:
        """Return the periods of a year that can be reported on."""
        return tuple(Period(year, part) for part in PARTS[self.period])

    def fits(self, scope: str) -> bool:
        """Tell whether it is made of a part: "department:care", empty for all of the client."""
        kind = scope.partition(":")[0] or "client"
        return kind == self.scope or (kind, self.scope) == ("client", "municipality")

    def due_on(self, period: Period) -> date | None:
        """Return the day before which a report must be there: the first such day after it."""
        if self.due is None:
            return None
        days = (date(year, *self.due) for year in (period.year, period.year + 1))
        return next(day for day in days if day > period.ends_on)

    def missing(self, chapters: Mapping[str, str]) -> tuple[str, ...]:
        """Return the codes of the chapters in which something must be written yet."""
        asked = (chapter.code for chapter in self.chapters if chapter.required)
        return tuple(code for code in asked if not chapters.get(code, "").strip())


def said(words: Words, language: str) -> str:
    """Return a text in a language; in English, or the first there is, where it has none."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
