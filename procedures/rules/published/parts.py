from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; `names` are the terms that the rows are about, in the same order."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Return each row as its cells, each with the head that stands above it."""
        return tuple(tuple(zip(self.heads, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph; `items` are its list and come after the text.

    `source` is where the rule comes from, empty where it has none of its own; `verify` says that
    nobody read that source yet. `acts` are the steps that the paragraph is about. `own` marks the
    client's own words.
    """

    text: str
    number: int = 0
    source: str = ""
    items: tuple[str, ...] = ()
    table: Table | None = None
    verify: bool = False
    acts: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its key never changes with the version, its number may."""

    key: str
    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom the text is made: the client's name and the first day it holds, when known."""

    client: str = ""
    in_force_from: date | None = None
