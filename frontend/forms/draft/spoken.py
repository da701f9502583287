"""In which languages a client keeps its regulation."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.draft.words import LANGUAGES, language_name

HELP = gettext_lazy(
    "Wat u zelf verandert, schrijft u in elke taal die u kiest. In een andere taal lezen mensen"
    " de regeling in het Nederlands."
)


def languages_field() -> forms.MultipleChoiceField:
    """Return the question which languages."""
    return forms.MultipleChoiceField(
        label=gettext_lazy("In welke talen?"),
        help_text=HELP,
        choices=tuple(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
    )


class SpokenForm(WederhoorForm):
    """The languages of a draft, among those of what it builds on."""

    languages = languages_field()

    def __init__(
        self, data: object, known: Sequence[str], chosen: Sequence[str], *, version: str
    ) -> None:
        super().__init__(data, version=version, initial={"languages": list(chosen)})
        field = self.fields["languages"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(code, language_name(code)) for code in known]

    def chosen(self) -> list[str]:
        """Return the languages that were chosen."""
        return list(self.cleaned_data["languages"])
