from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from procedures.queries.staff_lists import EVERY, Wanted
from procedures.queries.words import Words


class CaseFilters(WederhoorForm):
    """What narrows the list of cases down; everything may be left open."""

    is_filter = True
    number = forms.CharField(label=gettext_lazy("Nummer"), max_length=20, required=False)
    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Waarover"), required=False)
    year = forms.TypedChoiceField(
        label=gettext_lazy("Jaar"), required=False, coerce=int, empty_value=None
    )
    overdue = forms.BooleanField(label=gettext_lazy("Alleen wat te laat is"), required=False)

    def __init__(self, *args: Any, words: Words, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = gettext_lazy("Alles")
        states = [("", gettext_lazy("Lopende zaken")), (EVERY, gettext_lazy("Alle zaken"))]
        self._offer("state", [*states, *words.states.items()])
        self._offer("category", [("", every), *words.codes.get("category", {}).items()])
        self._offer("year", [("", every), *((str(year), str(year)) for year in years)])

    def wanted(self) -> Wanted:
        """Return what was asked; a value that does not exist narrows nothing."""
        self.is_valid()
        return Wanted(**self.cleaned_data)

    def _offer(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class LogFilters(WederhoorForm):
    """Which entries of the audit trail to show."""

    is_filter = True
    action = forms.ChoiceField(label=gettext_lazy("Wat er gebeurde"), required=False)

    def __init__(self, *args: Any, actions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["action"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext_lazy("Alles")), *actions]

    def action_wanted(self) -> str:
        """Return the chosen action, or an empty text."""
        self.is_valid()
        return str(self.cleaned_data.get("action", ""))
