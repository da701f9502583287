"""What the proofs say, in words: data per language beside this module.

Two readers: who writes the YAML reads its names and words as they stand there; with a naming (for
who edits in the browser) things are called by their own names, without a word of the YAML.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from procedures.rules.proofs.subject import Fact, Failure

LANGUAGES = ("nl", "en", "fr", "de")
Naming = Callable[[str, str], str]
"""What the value of a fact, such as "step", is called."""
_CHOICE = re.compile(r"\[([^|\]]*)\|?([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SILENT = re.compile(r"\((\w+): silent\)")
_TAKEN = re.compile(r"(\w+)(?: \((\w+)\))?")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells failures in one language; Dutch where there are no words in it."""

    language: str
    naming: Naming | None = None

    def told(self, failure: Failure) -> str:
        """Return the sentence of a failure."""
        facts = dict(failure.facts)
        form = self._chosen(words(self.language)["sentences"][failure.code])
        return _SLOT.sub(
            lambda slot: self._word(slot[1], facts[slot[1]]) if slot[1] in facts else slot[0], form
        )

    def walked(self, label: str) -> str:
        """Return what happens at one point of a walk."""
        silent, taken = _SILENT.fullmatch(label), _TAKEN.fullmatch(label)
        if self.naming is None:
            return f"({words(self.language)['silent'].format(silent[1])})" if silent else label
        if silent:
            return str(words(self.language)["unanswered"]).format(self.naming("side", silent[1]))
        if taken is None:
            return label
        act = self.naming("step", taken[1])
        return f"{act} ({self.naming('side', taken[2]).lower()})" if taken[2] else act

    def _chosen(self, form: str) -> str:
        return _CHOICE.sub(lambda choice: choice[1 if self.naming is None else 2], form)

    def _word(self, slot: str, fact: Fact) -> str:
        if isinstance(fact, tuple):
            return f" {words(self.language)['either']} ".join(self._word(slot, one) for one in fact)
        if isinstance(fact, int):
            return str(fact)
        if slot == "filled":
            return f"{{{fact}}}"
        if slot == "law":
            return self._law(fact)
        return self._called(slot, fact)

    def _called(self, slot: str, fact: str) -> str:
        known = words(self.language)["called"].get(slot)
        if known is not None and (self.naming is not None or slot == "whom"):
            return str(known.get(fact, fact))
        if self.naming is None:
            return fact if known is not None or slot == "codes" else f"'{fact}'"
        return str(words(self.language)["name"]).format(self.naming(slot, fact))

    def _law(self, law: str) -> str:
        """Return a law with the words for its parts, such as the number of a paragraph."""
        parts: Mapping[str, str] = words(self.language)["law"]
        cited = re.sub(r"\b(lid|sub)\b", lambda part: parts[part[0]], law)
        return cited or str(words(self.language)["every"])


def titles(language: str) -> Mapping[str, str]:
    """Return what each obligation asks, by its name."""
    found: Mapping[str, str] = words(language)["titles"]
    return found


@cache
def words(language: str) -> Mapping[str, Any]:
    """Return the words in a language, Dutch where there are none in it."""
    known = language if language in LANGUAGES else "nl"
    text = (files(__package__) / "words" / f"{known}.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found
