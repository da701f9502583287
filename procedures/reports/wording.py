"""The words and the number formats of reports, in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel.numbers import format_decimal

from kernel.documents.formats import locale_of, long_date
from kernel.errors import Refusal
from procedures.rules.statistics import Cell, Column, Labels, Period, Unit, period_of

FOLDER = Path(__file__).parent / "texts"
ANY_LANGUAGE = "*"
FORMATS: Mapping[Unit, str] = {
    "count": "#,##0",
    "people": "#,##0",
    "percent": "#,##0",
    "days": "#,##0.#",
    "mark": "0.0",
    "per_100": "#,##0.0",
    "hours": "#,##0.#",
}

PERCENT = {"fr": "\N{NO-BREAK SPACE}%", "de": "\N{NO-BREAK SPACE}%"}
"""How a language sets the sign, where not right behind the number."""


def languages() -> list[str]:
    """List the languages that reports can be made in."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """Return all words of a language; raise ``report.language`` where there are none."""
    if language not in languages():
        raise Refusal(
            "report.language", message="In deze taal is er geen rapport.", language=language
        )
    words: dict[str, Any] = {}
    for path in (FOLDER / f"{language}.yaml", FOLDER / "meeting" / f"{language}.yaml"):
        words |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return words


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, with the labels of a client's own codes."""

    language: str
    labels: Labels

    def text(self, *path: str, **given: object) -> str:
        """Return a sentence of the catalogue with the given values filled in."""
        found: Any = catalogue(self.language)
        for step in path:
            found = found[step]
        return str(found).format(**given)

    def group(self, *path: str) -> Any:
        """Return a branch of the catalogue as it is written."""
        found: Any = catalogue(self.language)
        for step in path:
            found = found[step]
        return found

    def label(self, dimension: str, code: str) -> str:
        """Return the client's label of a code, else the catalogue's, else the code itself."""
        own = self.labels.get(dimension, {}).get(code, {})
        if own:
            first = next(iter(own.values()))
            return own.get(self.language) or own.get(ANY_LANGUAGE) or first
        lines = catalogue(self.language)["lines"]
        known = lines.get(dimension, {}).get(code) or lines[ANY_LANGUAGE].get(code)
        return str(known or code)

    def period(self, period: Period) -> str:
        """Return a period in words: "2025", or "1e kwartaal 2025"."""
        if not period.part:
            return str(period.year)
        return f"{self.label('period', period.part)} {period.year}"

    def day(self, day: date | None) -> str:
        """Return a date in full words, empty for none."""
        return long_date(day, self.language) if day else ""

    def number(self, value: float, unit: Unit = "count") -> str:
        """Return a number the way readers of this language write it."""
        pattern = FORMATS[unit]
        text = format_decimal(value, format=pattern, locale=locale_of(self.language))
        return f"{text}{PERCENT.get(self.language, '%')}" if unit == "percent" else text

    def cell(self, cell: Cell, unit: Unit, threshold: int) -> str:
        """Return what stands in a cell."""
        if cell.value is None:
            return {"small": f"<{threshold}", "none": "–"}.get(cell.mark, "×")
        text = self.number(cell.value, unit)
        return f"≥ {text}" if cell.mark == "at_least" else text

    def column(self, column: Column, period: Period) -> str:
        """Return the head of a column."""
        words = self.group("columns")
        if column.dimension == "year":
            head = {"percent": "share_before", "mark": "mean"}.get(column.unit, "")
            told = self.period(period_of(column.code))
            return str(words[head].format(year=told) if head else told)
        if column.dimension:
            return self.label(column.dimension, column.code)
        head = words[column.code].format(year=self.period(period))
        return str(head)
