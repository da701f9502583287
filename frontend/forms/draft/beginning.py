from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.draft.spoken import languages_field
from procedures.models import AdoptedRegulation

IN_FORCE = "-"
"""The choice to go on from the version that was adopted last."""


class BeginForm(WederhoorForm):
    """What a draft begins with."""

    start = forms.ChoiceField(
        label=gettext_lazy("Waarmee begint u?"), widget=forms.RadioSelect, choices=()
    )

    languages = languages_field()

    def __init__(
        self,
        data: object,
        shipped: Sequence[tuple[str, str]],
        newest: AdoptedRegulation | None,
        spoken: Sequence[str],
    ) -> None:
        super().__init__(data, initial={"languages": list(spoken)})
        field = self.fields["start"]
        choices = list(shipped)
        if newest is not None:
            words = gettext("De regeling die u nu hebt (versie %(version)d)")
            choices.insert(0, (IN_FORCE, words % {"version": newest.version}))
            field.initial = IN_FORCE
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def preset(self) -> str | None:
        """Return the regulation to begin with, None for the version adopted last."""
        chosen: str = self.cleaned_data["start"]
        return None if chosen == IN_FORCE else chosen

    def chosen(self) -> list[str]:
        """Return the languages to write it in."""
        return list(self.cleaned_data["languages"])
