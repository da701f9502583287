from collections.abc import Mapping
from typing import Any

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.http import HttpRequest

_CLASSES: tuple[tuple[type[Widget], str], ...] = (
    (CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--html-input wh-checkbox"),
    (RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input wh-radio"),
    (Select, "utrecht-select utrecht-select--html-select"),
    (CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input wh-checkbox"),
    (Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (FileInput, "wh-file"),
)
_TEXT_CLASS = "utrecht-textbox utrecht-textbox--html-input"
_OUR_TEMPLATES = {
    "django/forms/widgets/radio.html": "forms/widgets/choices.html",
    "django/forms/widgets/checkbox_select.html": "forms/widgets/choices.html",
    "django/forms/widgets/select.html": "forms/widgets/select.html",
    "django/forms/widgets/clearable_file_input.html": "forms/widgets/file.html",
}


class HouseBoundField(BoundField):
    """A field that wires its control to its description and its error.

    WCAG 2.2: 1.3.1 (relations), 3.3.1 (errors in text), 3.3.2 (labels and hints), 4.1.2 (state).
    """

    @property
    def is_checkbox(self) -> bool:
        """Whether the control is one box, which stands before its label."""
        return type(self.field.widget) is CheckboxInput

    @property
    def is_optional(self) -> bool:
        """Whether to say "niet verplicht": not for a lone checkbox or a GET form's filters."""
        return not (self.field.required or self.is_checkbox or self.silent_about_optional)

    @property
    def silent_about_optional(self) -> bool:
        """Whether "niet verplicht" is left out: in filters, and in rows to fill or skip."""
        in_row = getattr(self.field, "may_be_skipped", False)
        return bool(getattr(self.form, "is_filter", False) or in_row)

    @property
    def error_id(self) -> str:
        """The id of the element with the error messages."""
        return f"{self.auto_id}_error"

    @property
    def help_id(self) -> str:
        """The id of the element with the help text."""
        return f"{self.auto_id}_helptext"

    @property
    def described_by(self) -> str:
        """The ids of the help text and the error, in reading order, parted by a space."""
        ids = [self.help_id] if self.help_text else []
        return " ".join([*ids, self.error_id] if self.errors else ids)

    def build_widget_attrs(
        self, attrs: Mapping[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """Add our classes, `aria-required`, `aria-invalid` and `aria-describedby`."""
        widget = widget or self.field.widget
        built = dict(super().build_widget_attrs(dict(attrs), widget))
        if widget.is_hidden:
            return built
        built["class"] = f"{_class_of(widget)} {widget.attrs.get('class', '')}".strip()
        if self.use_fieldset:
            built.pop("aria-invalid", None)  # said once, by the group's description
            return built
        if self.field.required:
            built["aria-required"] = "true"
        if self.described_by:
            built["aria-describedby"] = self.described_by
        return built


class HouseRenderer(TemplatesSetting):
    """Renders every form with the templates under `forms/` and NL Design System classes."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
    bound_field_class = HouseBoundField

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Render a form, field or widget, with our own template where we have one."""
        return super().render(_OUR_TEMPLATES.get(template_name, template_name), context, request)


def _class_of(widget: Widget) -> str:
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), _TEXT_CLASS)
