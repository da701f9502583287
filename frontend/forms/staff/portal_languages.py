"""The form of the languages of a portal."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import get_language_info, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.languages import AT_PORTAL
from tenants.actions.set_languages import ALWAYS


def own_name(code: str) -> str:
    """Return what a language calls itself."""
    return str(get_language_info(code)["name_local"]).capitalize()


class PortalLanguagesForm(WederhoorForm):
    """The languages beside Dutch, which is always there."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Talen naast het Nederlands"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Het Nederlands is er altijd, en de taal van uw organisatie ook."),
    )

    def __init__(self, data: object, chosen: Sequence[str]) -> None:
        super().__init__(data, initial={"languages": [one for one in chosen if one != ALWAYS]})
        field = self.fields["languages"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(one, own_name(one)) for one in AT_PORTAL if one != ALWAYS]

    def chosen(self) -> list[str]:
        """Return the languages that were ticked."""
        return list(self.cleaned_data["languages"])
