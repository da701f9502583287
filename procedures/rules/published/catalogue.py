"""The fixed words of the published regulation, per language, and how they are put together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kernel.errors import Refusal
from procedures.rules.language import Length
from procedures.rules.published.nouns import definite, lowered, run_together

FOLDER = "words"


def languages() -> tuple[str, ...]:
    """Return the languages in which a regulation can be published."""
    found = (one.name for one in (files(__package__) / FOLDER).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language."""

    language: str
    words: Mapping[str, Any]

    def text(self, *path: str) -> Any:
        """Return what stands at this place: a sentence, a list, or more."""
        found: Any = self.words
        for step in path:
            found = found[step]
        return found

    def say(self, *path: str, **given: object) -> str:
        """Return a sentence with the given words filled in, by the language's own rules."""
        return run_together(str(self.text(*path)).format(**given), self.language)

    def knows(self, *path: str) -> bool:
        """Whether there are words at this place."""
        found: Any = self.words
        for step in path:
            if step not in found:
                return False
            found = found[step]
        return True

    def length(self, length: Length) -> str:
        """Return a length of time as people say it: "zes weken"."""
        one, more = self.text("units", length.unit)
        return f"{self.number(length.amount, length.unit)} {one if length.amount == 1 else more}"

    def number(self, count: int, unit: str = "") -> str:
        """Return a number, small ones in words."""
        numbers = self.text("numbers")
        if count == 1 and unit == "weeks" and self.knows("feminine_one"):
            return str(self.text("feminine_one"))
        return str(numbers[count]) if count < len(numbers) else str(count)

    def day(self, day: date) -> str:
        """Return a date in full: "5 mei 2026"."""
        month = self.text("months")[day.month - 1]
        return self.say("dates", "whole", day=day.day, month=month, year=day.year)

    def day_of_year(self, day: str) -> str:
        """Return a day that comes back every year, from month-day: "10 februari"."""
        month, number = (int(part) for part in day.split("-"))
        return self.say("dates", "day", day=number, month=self.text("months")[month - 1])

    def the(self, noun: str, *, name: bool = False) -> str:
        """Return a noun with its article: "het secretariaat"; a name may have one of its own."""
        if re.match(self.text("own_article"), self.small(noun)):
            return self.small(noun)
        return definite(noun, self.language, bare=self.text("bare"), name=name)

    def small(self, text: str) -> str:
        """Return text as it stands within a sentence."""
        return lowered(text, self.language)

    def joined(self, words: Iterable[str], *, by: str = "and") -> str:
        """Return words as one enumeration: "a, b en c"."""
        *before, last = list(words) or [""]
        return f"{', '.join(before)}{self.text(by)}{last}" if before else last

    def source(self, source: str | None) -> str:
        """Return a source in this language; remarks in words that are not known are left out."""
        known = self.text("sources")
        longest = sorted(known, key=len, reverse=True)
        pattern = rf"\b(?:{'|'.join(map(re.escape, longest))})\b"

        def translated(text: str) -> str:
            return re.sub(pattern, lambda found: str(known[found.group()]), text)

        def remark(found: re.Match[str]) -> str:
            said = translated(found.group(1))
            kept = said != found.group(1) or " art. " in said or " " not in said
            return f" ({said})" if kept or self.language == "en" else ""

        told = translated(re.sub(r" \(([^()]*)\)", remark, source or ""))
        for pattern, name in ((r" and (?=[\dIVX(])", "and"), (r" to (?=[\dIVX])", "until")):
            told = re.sub(pattern, self.text(name), told)
        return re.sub(r" of (?=\d)", self.text("of_date"), told)


def no_language(language: str) -> Refusal:
    """Return the refusal to write a regulation in a language that it cannot be written in."""
    return Refusal(
        "published.language",
        message="In deze taal kan de regeling niet worden gemaakt.",
        language=language,
        known=languages(),
    )


@cache
def catalogue(language: str) -> Catalogue:
    """Return the words of a language. Raise Refusal `published.language` where there are none."""
    if language not in languages():
        raise no_language(language)
    file = files(__package__) / FOLDER / f"{language}.yaml"
    return Catalogue(language, yaml.safe_load(file.read_text(encoding="utf-8")))
