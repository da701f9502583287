"""The policy table in words: the same parts and lines in docs/access.md and on the page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from procedures.rules.access.table import LIVING, Row, rows

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("nl", "en", "fr", "de")
SEATED = "seated"


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words; `allows` False says that it is never allowed."""

    what: str
    may: str
    who: str
    stage: str
    when: str
    source: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one relation."""

    title: str
    explanation: str
    lines: tuple[Line, ...]


def heads(language: str) -> Mapping[str, str]:
    """Return what stands above the columns."""
    return dict(_words(language)["heads"])


def told(language: str) -> tuple[Part, ...]:
    """Return the whole table in a language, English where there is no other.

    A code without words stands there as it is; a test says that there is none.
    """
    words = _words(language)
    return tuple(
        Part(
            words["relations"].get(relation, relation),
            words["explanations"].get(relation, ""),
            tuple(_line(row, words) for row in found),
        )
        for relation, found in groupby(rows(), lambda row: row.relation)
    )


def codes_in_use() -> Mapping[str, frozenset[str]]:
    """Return the codes that the rows use, by the group of words that has them."""
    found = rows()
    return {
        "relations": frozenset(row.relation for row in found),
        "kinds": frozenset(row.kind for row in found),
        "acts": _all(row.acts for row in found),
        "who": _all(row.who for row in found),
        "when": _all(row.when for row in found),
        "sources": frozenset(row.source for row in found),
    }


def _all(groups: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(code for group in groups for code in group)


def _line(row: Row, words: Mapping[str, Any]) -> Line:
    return Line(
        what=words["kinds"].get(row.kind, row.kind),
        may=_listed(words["acts"], row.acts),
        who=_listed(words["who"], _people(row)),
        stage=_stages(row, words),
        when="; ".join(_of(words["when"], row.when)) or (words["always"] if row.allows else ""),
        source=words["sources"].get(row.source, row.source),
        allows=row.allows,
    )


def _people(row: Row) -> Iterator[str]:
    """Yield who a row is about: of all with an account here only those with a seat in the case."""
    return (SEATED if row.relation == SEATED and who == "person" else who for who in row.who)


def _stages(row: Row, words: Mapping[str, Any]) -> str:
    if row.stages == LIVING:
        return ""
    return _listed(words["stages"], row.stages)


def _listed(words: Mapping[str, str], codes: Iterable[str]) -> str:
    return ", ".join(_of(words, codes))


def _of(words: Mapping[str, str], codes: Iterable[str]) -> Iterator[str]:
    return (words.get(code, code) for code in codes)


@cache
def _words(language: str) -> Mapping[str, Any]:
    known = language if language in LANGUAGES else "en"
    found: dict[str, Any] = yaml.safe_load((WORDS / f"{known}.yaml").read_text(encoding="utf-8"))
    return found
