"""What somebody narrowed a list down by, each with the address of the list without it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from frontend.forms.form import WederhoorForm

_NOWHERE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that is on: its label, what was chosen (empty for a tick), and how to leave it."""

    label: str
    value: str
    without: str


def choices_on(
    form: WederhoorForm, asked: QueryDict, wide: Mapping[str, str] = _NOWHERE
) -> tuple[Choice, ...]:
    """Return the choices of an address that narrow its list down.

    `wide` has the values that narrow nothing, where that is not the empty one.
    """
    return tuple(_choices(form, asked, wide))


def _choices(form: WederhoorForm, asked: QueryDict, wide: Mapping[str, str]) -> Iterator[Choice]:
    for name, field in form.fields.items():
        value = asked.get(name, wide.get(name, ""))
        if value != wide.get(name, ""):
            yield Choice(str(field.label), _told(field, value), _without(asked, name, wide))


def _told(field: forms.Field, value: str) -> str:
    """Return a value in words."""
    if isinstance(field, forms.BooleanField):
        return ""
    if isinstance(field, forms.ChoiceField):
        offered = {str(code): str(words) for code, words in field.widget.choices}
        return offered.get(value, value)
    return value


def _without(asked: QueryDict, name: str, wide: Mapping[str, str]) -> str:
    left = asked.copy()
    for gone in (name, "page"):
        left.pop(gone, None)
    if name in wide:
        left[name] = wide[name]
    return f"?{left.urlencode()}"
