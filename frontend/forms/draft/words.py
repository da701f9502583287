"""Forms of the words: every name and text in each language of the regulation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import escape
from django.utils.translation import gettext, gettext_lazy
from django_stubs_ext import StrOrPromise

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.places import Path
from procedures.rules.editing.words import base_word, with_word, word

LANGUAGES: Mapping[str, StrOrPromise] = {
    "nl": gettext_lazy("Nederlands"),
    "en": gettext_lazy("Engels"),
    "fr": gettext_lazy("Frans"),
    "de": gettext_lazy("Duits"),
}
LONG = 90
PARAGRAPHS_HELP = gettext_lazy("Een lege regel begint een nieuwe alinea.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to write: where it stands, what it is called, and its shape."""

    path: Path
    label: StrOrPromise
    lines: bool = False
    """Whether it is long text of one paragraph."""
    paragraphs: bool = False
    """Whether it is a list of paragraphs."""
    help: StrOrPromise = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A text with its box per language."""

    entry: Entry
    boxes: Sequence[BoundField] = field(default_factory=tuple)


def language_name(code: str) -> str:
    """Return what a language is called."""
    return str(LANGUAGES.get(code, code))


class WordsForm(WederhoorForm):
    """Texts in every language of the draft; what is left as it is in the base is no change."""

    def __init__(
        self, data: object, draft: Manuscript, entries: Sequence[Entry], *, version: str
    ) -> None:
        super().__init__(data, version=version)
        self._draft, self.entries = draft, entries
        for number, entry in enumerate(entries):
            for language in draft.languages:
                box = _box(draft, entry, language)
                box.may_be_skipped = True  # type: ignore[attr-defined] # says no "optional"
                self.fields[_name(number, language)] = box

    def rows(self) -> Iterator[Row]:
        """Yield each text with its boxes."""
        for number, entry in enumerate(self.entries):
            names = (_name(number, language) for language in self._draft.languages)
            yield Row(entry, [self[name] for name in names])

    def changed(self, draft: Manuscript) -> Manuscript:
        """Return the draft with what was written."""
        for number, entry in enumerate(self.entries):
            for language in draft.languages:
                written = self.cleaned_data[_name(number, language)].strip()
                value = paragraphs_in(written) if entry.paragraphs else written
                draft = with_word(draft, language, entry.path, value)
        return draft


def paragraphs_in(text: str) -> list[str]:
    """Return the paragraphs of a text: an empty line parts them."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def _name(number: int, language: str) -> str:
    return f"w{number}_{language}"


def _box(draft: Manuscript, entry: Entry, language: str) -> forms.CharField:
    value = _written(word(draft, language, *entry.path))
    known: dict[str, Any] = {"label": language_name(language), "required": False}
    known |= {"initial": value, "max_length": 20_000}
    known["help_text"] = _help(draft, entry, language, value)
    if entry.paragraphs or entry.lines or len(value) > LONG:
        rows = 10 if entry.paragraphs else 3
        widget = forms.Textarea(attrs={"rows": rows, "lang": language})
        return LongTextField(widget=widget, **known)
    return forms.CharField(widget=forms.TextInput(attrs={"lang": language}), **known)


def _help(draft: Manuscript, entry: Entry, language: str, value: str) -> str:
    before = _written(base_word(draft, language, *entry.path))
    said = [str(entry.help)] if entry.help else []
    if draft.parent and before and before != value and not entry.paragraphs:
        said.append(escape(gettext("Was: %(text)s") % {"text": before}))
    return " ".join(said)


def _written(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(str(one) for one in value)
    return str(value or "")


class CodeForm(WederhoorForm):
    """A new choice in a list: its name in each language."""

    def __init__(self, data: object, languages: Sequence[str], *, version: str) -> None:
        super().__init__(data, version=version)
        for language in languages:
            label = gettext("Naam van de nieuwe keuze (%(language)s)")
            self.fields[f"new_{language}"] = forms.CharField(
                label=label % {"language": language_name(language)},
                max_length=120,
                widget=forms.TextInput(attrs={"lang": language}),
            )

    def labels(self) -> dict[str, str]:
        """Return the names that were given, per language."""
        return {
            name.removeprefix("new_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("new_")
        }


class WordingForm(WederhoorForm):
    """The client's own paragraphs after an article, in each language."""

    def __init__(self, data: object, draft: Manuscript, article: str, *, version: str) -> None:
        super().__init__(data, version=version)
        self._languages = draft.languages
        for language in draft.languages:
            own = draft.wording.get(language, {}).get(article, ())
            label = gettext("Uw eigen tekst (%(language)s)")
            self.fields[f"own_{language}"] = LongTextField(
                label=label % {"language": language_name(language)},
                required=False,
                rows=5,
                initial="\n\n".join(own),
                help_text=PARAGRAPHS_HELP,
                widget=forms.Textarea(attrs={"rows": 5, "lang": language}),
            )

    def paragraphs(self) -> Mapping[str, list[str]]:
        """Return what was written, per language."""
        return {
            language: paragraphs_in(self.cleaned_data[f"own_{language}"])
            for language in self._languages
        }
