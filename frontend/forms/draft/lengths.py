"""A length of time in two boxes: how many, and of what."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from procedures.rules.language import Length

UNITS = (
    ("days", gettext_lazy("dagen")),
    ("working_days", gettext_lazy("werkdagen")),
    ("weeks", gettext_lazy("weken")),
    ("months", gettext_lazy("maanden")),
    ("years", gettext_lazy("jaren")),
)
LONGEST = 400
NUMBER, UNIT = gettext_lazy("Aantal"), gettext_lazy("Eenheid")
BOTH = gettext_lazy("Vul een getal in en kies daarbij dagen, weken, maanden of jaren.")


class LengthWidget(forms.MultiWidget):
    """A box for the number and a list for the unit, beside each other."""

    template_name = "draft/parts/length_widget.html"
    classes = (
        "utrecht-textbox utrecht-textbox--html-input wh-length__number",
        "utrecht-select utrecht-select--html-select",
    )

    def __init__(self, units: list[tuple[str, StrOrPromise]]) -> None:
        number = forms.NumberInput({"min": 1, "max": LONGEST, "aria-label": NUMBER})
        super().__init__((number, forms.Select({"aria-label": UNIT}, choices=units)))

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        """Give each of the two controls its own look."""
        context: dict[str, Any] = super().get_context(name, value, dict(attrs or {}))
        for widget, look in zip(context["widget"]["subwidgets"], self.classes, strict=True):
            widget["attrs"]["class"] = look
        return context

    def decompress(self, value: Length | None) -> list[Any]:
        """Return the two values of a length."""
        return [value.amount, value.unit] if value else [None, ""]


class LengthField(forms.MultiValueField):
    """A length of time; nothing at all is allowed when the field is not required."""

    default_error_messages = {"incomplete": BOTH, "required": BOTH}

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        units: list[tuple[str, StrOrPromise]] = [("", "–"), *UNITS]
        number = forms.IntegerField(min_value=1, max_value=LONGEST, required=False)
        unit = forms.ChoiceField(choices=units, required=False)
        super().__init__(
            (number, unit),
            require_all_fields=False,
            required=required,
            widget=LengthWidget(units),
            **kwargs,
        )

    def compress(self, data_list: list[Any]) -> Length | None:
        """Return the length, None when both were left open."""
        amount, unit = data_list or (None, "")
        if bool(amount) != bool(unit):
            raise forms.ValidationError(BOTH)
        return Length(amount=amount, unit=unit) if amount else None
