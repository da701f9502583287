"""How a difference is said: the words of both versions, and the sentences of a language."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from procedures.rules.differing.sentences import LISTS, PARTS, SENTENCES, VALUES
from procedures.rules.explained import length_in_words
from procedures.rules.language import Length, Regulation, Texts
from procedures.rules.language.values import Part
from procedures.rules.placeholders import PLACEHOLDER

LABELLED = ("roles", "acts", "states", "terms", "fields", "questions", "reports", "contents")
AS_WRITTEN = frozenset({"source", "own_name", "before"})
"""Fields whose values are told as they are written."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: its subject (a code), a sentence, and longer texts side by side."""

    subject: str
    sentence: str
    before: str = ""
    after: str = ""


class Teller:
    """Both versions with their words in one language, and the sentences to tell them in."""

    def __init__(
        self, regulations: tuple[Regulation, Regulation], texts: tuple[Texts, Texts], language: str
    ) -> None:
        self.before, self.after = regulations
        self.words_before, self.words_after = texts
        self.language = language if language in SENTENCES else "nl"

    def say(self, subject: str, key: str, **facts: str) -> Difference:
        """Return a difference told with the sentence of this key."""
        told = {name: PLACEHOLDER.sub("…", fact) for name, fact in facts.items()}
        sentence = SENTENCES[self.language][key].format(**told).replace("?.", "?")
        return Difference(subject, sentence[:1].upper() + sentence[1:])

    def word(self, part: str, name: str) -> str:
        """Return what something is called: in the newer words, else the older, else its code."""
        for texts in (self.words_after, self.words_before):
            found = getattr(texts, part).get(name)
            if found:
                return str(found)
        if part == "terms":
            return self._per_side(name)
        return name.replace("_", " ")

    def _per_side(self, name: str) -> str:
        for texts in (self.words_after, self.words_before):
            found = next(
                (texts.terms[one] for one in texts.terms if one.startswith(f"{name}_")), ""
            )
            if found:
                return found
        return name.replace("_", " ")

    def words(self, part: str, names: Iterable[str]) -> str:
        """Return what these are called, after each other; a word for none."""
        return self._joined([self.word(part, name) for name in names])

    def code(self, list_name: str, code: str) -> str:
        """Return what a code of a list is called."""
        for texts in (self.words_after, self.words_before):
            found = texts.codes.get(list_name, {}).get(code)
            if found:
                return found
        return code.replace("_", " ")

    def codes(self, list_name: str, codes: Iterable[str]) -> str:
        """Return what these codes are called, after each other."""
        return self._joined([self.code(list_name, code) for code in codes])

    def known(self, codes: Iterable[str]) -> str:
        """Return what these codes of the language itself are called, after each other."""
        own = VALUES[self.language]
        return self._joined([own.get(code, code.replace("_", " ")) for code in codes])

    def list_word(self, name: str) -> str:
        """Return what a list of codes is called."""
        known = LISTS[self.language].get(name)
        if known is not None:
            return known
        return self.word("questions" if name in self.words_after.questions else "fields", name)

    def part_word(self, name: str) -> str:
        """Return what a field of the language is called."""
        return PARTS[self.language].get(name, name.rstrip("_").replace("_", " "))

    def length(self, length: Length) -> str:
        """Return a length of time in words."""
        return length_in_words(length, self.language)

    def value(self, value: Any) -> str:
        """Return any value of the language as people read it."""
        if isinstance(value, bool) or value in (None, "", (), {}, []):
            return VALUES[self.language]["yes" if value else "no" if value is False else "none"]
        if type(value) is Length:
            return self.length(value)
        if isinstance(value, Part):
            return self._listed({name: getattr(value, name) for name in value.model_fields_set})
        if isinstance(value, Mapping):
            return self._listed(value)
        if isinstance(value, list | tuple):
            return self._joined([self.value(one) for one in value])
        return self._named(str(value))

    def _listed(self, parts: Mapping[str, Any]) -> str:
        return "; ".join(f"{self._named(name)}: {self.value(one)}" for name, one in parts.items())

    def _named(self, name: str) -> str:
        """Return the word of whatever part of the texts knows this name."""
        for texts in (self.words_after, self.words_before):
            for part in LABELLED:
                found = getattr(texts, part).get(name)
                if found:
                    return str(found)
            if name in texts.letters:
                return texts.letters[name].subject
        return VALUES[self.language].get(name) or self.part_word(name)

    def _joined(self, words: Sequence[str]) -> str:
        if not words:
            return VALUES[self.language]["none"]
        if len(words) == 1:
            return words[0]
        last = VALUES[self.language]["and"]
        return f"{', '.join(words[:-1])} {last} {words[-1]}"

    def others(
        self, subject: str, called: str, parts: tuple[Part, Part], told: Iterable[str]
    ) -> Iterator[Difference]:
        """Yield the fields of a part that differ and that nobody told yet."""
        before, after = parts
        known = frozenset(told)
        for name in type(after).model_fields:
            was, is_ = getattr(before, name), getattr(after, name)
            if name not in known and was != is_:
                yield self.other(subject, called, name, (was, is_))

    def other(self, subject: str, called: str, name: str, values: tuple[Any, Any]) -> Difference:
        """Return that a field of a part is now another one, as it stands."""
        told = [
            str(value) if value and name in AS_WRITTEN else self.value(value) for value in values
        ]
        part = self.part_word(name)
        return self.say(subject, "other", called=called, part=part, before=told[0], after=told[1])


Named = TypeVar("Named", bound=Hashable)


def came(before: Iterable[Named], after: Iterable[Named]) -> tuple[Named, ...]:
    """Return the names that are new, in their order."""
    known = set(before)
    return tuple(name for name in after if name not in known)


def went(before: Iterable[Named], after: Iterable[Named]) -> tuple[Named, ...]:
    """Return the names that are gone, in their order."""
    return came(after, before)


def stayed(before: Iterable[Named], after: Iterable[Named]) -> tuple[Named, ...]:
    """Return the names that are in both, in the order of the newer."""
    known = set(before)
    return tuple(name for name in after if name in known)
