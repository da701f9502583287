"""Fields in the Dutch way: a date in one box, several files in one control, long text."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy, ngettext_lazy

DATE_FORMAT = gettext_lazy("dd-mm-jjjj, bijvoorbeeld 31-01-2026")
_DATE_FORMATS = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d")


class DutchDateField(forms.DateField):
    """A date written as dd-mm-jjjj; 1/3/2026 and 2026-03-01 are understood too.

    A plain box, because date pickers differ and are hard to use with a screen reader. How a date
    is written stands below every box, unless `format_told`: then the help text says it itself.
    """

    default_error_messages = {
        "invalid": gettext_lazy("Schrijf een bestaande datum als dag-maand-jaar: 31-01-2026."),
        "required": gettext_lazy("Vul een datum in, bijvoorbeeld 31-01-2026."),
    }

    def __init__(self, *, format_told: bool = False, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "class": "wh-short", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.DateInput(format="%d-%m-%Y", attrs=attrs))
        kwargs.setdefault("input_formats", _DATE_FORMATS)
        if not format_told:
            own = kwargs.get("help_text")
            kwargs["help_text"] = format_lazy("{} {}", own, DATE_FORMAT) if own else DATE_FORMAT
        super().__init__(**kwargs)


class LongTextField(forms.CharField):
    """Text of several lines; the box grows with what is typed."""

    default_error_messages = {
        "required": gettext_lazy("Vul hier iets in."),
        "max_length": gettext_lazy(
            "Dit is te lang: hier passen %(limit_value)d tekens. Maak het korter, of voeg het toe"
            " als bestand."
        ),
    }

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("max_length", 20_000)
        super().__init__(**kwargs)


class _ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files from one control; cleans to a list, empty when none was chosen."""

    default_error_messages = {
        "too_many": ngettext_lazy(
            "Kies ten hoogste %(max)d bestand.", "Kies ten hoogste %(max)d bestanden.", "max"
        ),
    }

    def __init__(self, *, max_count: int = 10, **kwargs: Any) -> None:
        self.max_count = max_count
        kwargs.setdefault("widget", _ManyFilesInput())
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        """Check every file by itself and the number of them."""
        chosen: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        files = [super(ManyFilesField, self).clean(one, initial) for one in chosen or [None]]
        if len(files) > self.max_count:
            message = self.error_messages["too_many"] % {"max": self.max_count}
            raise forms.ValidationError(message, code="too_many")
        return [one for one in files if one]
