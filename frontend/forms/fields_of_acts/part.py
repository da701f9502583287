from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.html import escape

from kernel.actors import Actor
from procedures.models import Complaint
from procedures.rules.language import Field, Regulation, Step, Texts

Cleaned = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Setting:
    """For which case, step and reader a form is made."""

    case: Complaint
    step: Step
    regulation: Regulation
    texts: Texts
    actor: Actor

    def label(self, one: Field) -> str:
        """Return what a field is called in the reader's language."""
        return self.texts.fields.get(one.name, one.name.replace("_", " "))

    def help(self, one: Field) -> str:
        """Return the hint of a field, safe to show; empty when there is none."""
        return escape(self.texts.help.get(one.name, ""))

    def codes(self, name: str) -> list[tuple[str, str]]:
        """Return the choices of a code list of the regulation."""
        words = self.texts.codes.get(name, {})
        return [(code, words.get(code, code)) for code in self.regulation.code_lists.get(name, ())]

    def role(self, name: str) -> str:
        """Return what a role or seat is called."""
        return self.texts.roles.get(name, name)


@dataclass(frozen=True, slots=True)
class Row:
    """Controls that belong together; `quote` is the text they are about.

    `extra` rows are folded away until they are needed.
    """

    title: str
    names: tuple[str, ...]
    quote: str = ""
    extra: bool = False


def _nothing_wrong(_cleaned: Cleaned) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an act as controls on the page, and how to read its value back.

    `check` yields the control and the sentence of each mistake that no control sees by itself.
    """

    name: str
    controls: Mapping[str, forms.Field]
    read: Callable[[Cleaned], object]
    legend: str = ""
    help: str = ""
    rows: tuple[Row, ...] = ()
    uploads: bool = False
    check: Callable[[Cleaned], Iterable[tuple[str, str]]] = _nothing_wrong


def single(one: Field, control: forms.Field) -> Part:
    """Return a field that is one control under its own name."""
    return Part(one.name, {one.name: control}, lambda cleaned: cleaned.get(one.name))
