from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext, gettext_lazy
from django_stubs_ext import StrOrPromise

STALE = gettext_lazy(
    "Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen. "
    "Bekijk hieronder uw tekst, open de pagina opnieuw en pas hem zo nodig aan."
)
LOST_KEY = gettext_lazy("De pagina is niet heel aangekomen. Open haar opnieuw en probeer het weer.")
FILL_IN = gettext_lazy("Vul dit in.")
_MISSING: tuple[tuple[type[forms.Field], StrOrPromise], ...] = (
    (forms.MultipleChoiceField, gettext_lazy("Kies ten minste een mogelijkheid.")),
    (forms.ChoiceField, gettext_lazy("Kies een van de mogelijkheden.")),
    (forms.BooleanField, gettext_lazy("Zet hier een vinkje.")),
    (forms.FileField, gettext_lazy("Kies een bestand.")),
    (forms.EmailField, gettext_lazy("Vul een e-mailadres in.")),
)


@dataclass(frozen=True)
class Problem:
    """One line of the error summary; `target` is the id of the control, empty for the form."""

    target: str
    label: str
    message: str

    @property
    def text(self) -> str:
        """The line as people read it: "E-mailadres: dit is geen adres"."""
        if not self.label:
            return self.message
        joint = "" if self.label[-1] in ".?!:" else ":"
        return f"{self.label}{joint} {self.message}"


class WederhoorForm(forms.Form):
    """A form of the house.

    `version` (any text that changes when the object does) makes the form refuse, with code
    "stale", to be sent over a newer state of the object. `once = True` adds a hidden key: the
    same key means the same click, so an action that records it can ignore the second.
    `is_filter = True` is for a GET form over a list.
    """

    use_required_attribute = False
    once = False
    is_filter = False

    def __init__(self, *args: Any, version: object = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._version = None if version is None else str(version)
        if self._version is not None:
            self.fields["object_version"] = _hidden(self._version)
        if self.once:
            self.fields["once_key"] = _once_field()

    def full_clean(self) -> None:
        """Check what was sent; whatever is missing is asked for, also in a field added later."""
        for field in self.fields.values():
            _say_what_is_missing(field)
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Refuse a form that was opened before the object changed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        sent = cleaned.pop("object_version", None)
        if self._version is not None and sent != self._version:
            raise ValidationError(STALE, code="stale")
        return cleaned

    @property
    def is_stale(self) -> bool:
        """Whether the object changed since the form was opened; such an answer is a 409."""
        return self.is_bound and self.has_error(NON_FIELD_ERRORS, "stale")

    @property
    def once_key(self) -> UUID | None:
        """The key of this click, the same when the button is pressed twice."""
        key: UUID | None = self.cleaned_data.get("once_key") if self.is_valid() else None
        return key

    @property
    def problems(self) -> list[Problem]:
        """The lines of the error summary, the form's own first, then field by field."""
        return [problem for name in self._names_with_errors() for problem in self._problems(name)]

    def _names_with_errors(self) -> list[str]:
        return sorted(self.errors, key=[NON_FIELD_ERRORS, *self.fields].index)

    def _problems(self, name: str) -> list[Problem]:
        messages = [str(message) for message in self.errors[name]]
        if name not in self.fields or self[name].is_hidden:
            return [Problem("", "", message) for message in messages]
        field = self[name]
        return [Problem(_target(field), str(field.label), message) for message in messages]


def refusal_problem(form: forms.Form, message: StrOrPromise, field: str | None = None) -> None:
    """Put what a rule refused into the form, so that the page shows it with the typed text."""
    known = field if field in form.fields else None
    form.add_error(known, str(message) or gettext("Dit kan nu niet."))


def _target(field: forms.BoundField) -> str:
    """Return the id of the first control: a group of choices has none of its own."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.id_for_label)


def _say_what_is_missing(field: forms.Field) -> None:
    """Replace Django's "this field is required" by what to do about it."""
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        missing = (text for kind, text in _MISSING if isinstance(field, kind))
        field.error_messages["required"] = next(missing, FILL_IN)


def _once_field() -> forms.UUIDField:
    messages = {"required": LOST_KEY, "invalid": LOST_KEY}
    return forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, error_messages=messages)


def _hidden(value: str) -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, initial=value, required=False)
