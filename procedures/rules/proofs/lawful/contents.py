"""What a letter can be asked to say, and a step to record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from procedures.rules.language import FieldType, LetterTo, Regulation, Step, Texts
from procedures.rules.placeholders import names_in
from procedures.rules.proofs.subject import Fact, Failure, failed


@dataclass(frozen=True)
class Letter:
    """A letter of a step in one language, as it is written."""

    regulation: Regulation
    texts: Texts
    step: Step
    to: LetterTo

    @cached_property
    def text(self) -> str:
        """Return all its words, in small letters."""
        written = self.texts.letters[self.to.letter]
        return " ".join((written.subject, *written.paragraphs)).casefold()

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names of what is filled in."""
        return names_in(self.text)

    def speaks_of(self, role: str) -> bool:
        """Whether it names a role or body by its word in this language."""
        word = self.texts.roles.get(role, "").casefold()
        return bool(word) and word in self.text


class Content(Protocol):
    """Something a law wants a letter to say."""

    def said(self, letter: Letter) -> bool:
        """Whether the letter says it."""

    def unsaid(self, where: Mapping[str, Fact]) -> Failure:
        """Return the failure when it is not said there."""


@dataclass(frozen=True, slots=True)
class Value:
    """One of these facts is filled in."""

    names: tuple[str, ...]

    def said(self, letter: Letter) -> bool:
        """Whether one of the placeholders is in the letter."""
        return bool(letter.names & set(self.names))

    def unsaid(self, where: Mapping[str, Fact]) -> Failure:
        """Return that none of them is in the letter."""
        return failed("value_unsaid", **where, filled=self.names)


@dataclass(frozen=True, slots=True)
class Named:
    """A role is named by its word."""

    role: str

    def said(self, letter: Letter) -> bool:
        """Whether the role's word is in the letter."""
        return letter.speaks_of(self.role)

    def unsaid(self, where: Mapping[str, Fact]) -> Failure:
        """Return that the role is not named."""
        return failed("role_unsaid", **where, role=self.role)


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where to go next: one body (or `every` one), and with `until` the last day for it."""

    until: bool = False
    every: bool = False

    def said(self, letter: Letter) -> bool:
        """Whether the bodies are named, with the last day of a window when that is asked."""
        named = [letter.speaks_of(step.body) for step in letter.regulation.next_steps]
        enough = all(named) if self.every else any(named)
        return bool(named) and enough and (not self.until or self._dated(letter))

    def _dated(self, letter: Letter) -> bool:
        windows = {name for name, spec in letter.regulation.terms.items() if spec.window}
        return bool(letter.names & {f"due.{name}" for name in windows})

    def unsaid(self, where: Mapping[str, Fact]) -> Failure:
        """Return that the bodies, or the last day, are not named."""
        if self.every:
            return failed("ways_on_unsaid", **where)
        return failed("way_on_undated" if self.until else "way_on_unsaid", **where)


@dataclass(frozen=True, slots=True)
class Encloses:
    """A piece that a step of one of these kinds made goes along, and the letter says so."""

    kinds: frozenset[str]

    def said(self, letter: Letter) -> bool:
        """Whether such a piece is enclosed, and {enclosed} in the letter."""
        made = {content.name: content.act for content in letter.regulation.contents}
        steps = (letter.regulation.step(made.get(name, "")) for name in letter.to.encloses)
        kinds = {step.kind for step in steps if step is not None}
        return bool(kinds & self.kinds) and "enclosed" in letter.names

    def unsaid(self, where: Mapping[str, Fact]) -> Failure:
        """Return that the piece does not go along."""
        return failed("advice_unsaid", **where)


@dataclass(frozen=True, slots=True)
class Record:
    """A field that a step must have and that may not be left open; measures with their day."""

    type: FieldType
    name: str
    required: bool = True
    dated: bool = False

    def recorded(self, step: Step) -> bool:
        """Whether the step asks for it."""
        return any(
            (field.type, field.name) == (self.type, self.name)
            and (field.required or not self.required)
            and (field.dated or not self.dated)
            for field in step.fields
        )


def values(*names: str) -> Iterable[Value]:
    """Return each of these facts as something to say."""
    return tuple(Value((name,)) for name in names)
