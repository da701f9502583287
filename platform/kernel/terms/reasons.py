from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, cast

from kernel.calendars import Wording

Fact = str | int | Mapping[str, str]


class StoredReason(TypedDict):
    """A reason as it lies in a row."""

    code: str
    facts: dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Reason:
    """One step on the way to a date: a stable code and the facts of it, no sentence.

    Facts are texts, numbers and wordings by language; dates are ISO texts named `…_on`.
    """

    code: str
    facts: Mapping[str, Fact]

    def as_json(self) -> StoredReason:
        """Return it in the form that is stored."""
        return {"code": self.code, "facts": dict(self.facts)}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "Reason":
        """Return the reason that was stored."""
        return cls(str(stored["code"]), dict(cast("Mapping[str, Fact]", stored["facts"])))


# A date, and the steps that led to it.
Reasoned = tuple[date, tuple[Reason, ...]]


def because(code: str, **facts: date | str | int | Wording) -> Reason:
    """Return a reason with its facts in the form that is stored."""
    return Reason(code, {name: _plain(fact) for name, fact in facts.items()})


def _plain(fact: date | str | int | Wording) -> Fact:
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Wording):
        words = {"nl": fact.nl, "en": fact.en, "fr": fact.fr}
        return {language: word for language, word in words.items() if word}
    return fact if isinstance(fact, int) else str(fact)
