"""Forms of keeping and shredding: choosing files, a hold, lifting it, asking before its time."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField
from procedures.rules.retention import EARLY, HOLD_WHYS

WHY_WORDS: Mapping[str, Promise] = {
    "retention": gettext_lazy("De bewaartermijn is voorbij"),
    "erasure": gettext_lazy("De betrokkene vraagt om verwijdering (AVG artikel 17)"),
    "mistaken": gettext_lazy("Het had nooit een zaak mogen zijn, zoals een proef"),
}
HOLD_WORDS: Mapping[str, Promise] = {
    "proceedings": gettext_lazy("Er loopt een procedure bij een rechter of geschilleninstantie"),
    "inspection": gettext_lazy("Een toezichthouder doet onderzoek"),
    "claim": gettext_lazy("Er is een schadeclaim of die dreigt"),
    "request": gettext_lazy("Een betrokkene vraagt om het te bewaren (AVG artikel 18)"),
    "other": gettext_lazy("Een andere reden"),
}


class ChosenFilesForm(WederhoorForm):
    """Which of the files on the page; only what stands there can be chosen."""

    def __init__(self, data: object, known: Iterable[UUID], name: str) -> None:
        super().__init__(data)
        choices = [(str(one), str(one)) for one in known]
        self.fields[name] = forms.MultipleChoiceField(
            label=gettext_lazy("Dossiers"),
            choices=choices,
            error_messages={
                "required": gettext_lazy("Kies ten minste een dossier."),
                "invalid_choice": gettext_lazy(
                    "Een van deze dossiers staat niet meer in de lijst. Kies opnieuw."
                ),
            },
        )
        self.chosen_name = name

    def chosen(self) -> list[UUID]:
        """Return the ids that were chosen."""
        return [UUID(one) for one in self.cleaned_data[self.chosen_name]]


class HoldForm(WederhoorForm):
    """Why a file must stay, and when somebody looks at that again."""

    why = forms.ChoiceField(
        label=gettext_lazy("Waarom moet dit dossier blijven?"),
        choices=[(code, HOLD_WORDS[code]) for code in HOLD_WHYS],
        widget=forms.RadioSelect,
    )
    note = LongTextField(
        label=gettext_lazy("Toelichting"),
        rows=3,
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld het kenmerk van de rechtbank of wie erom vroeg."),
    )
    review_on = DutchDateField(
        label=gettext_lazy("Op welke dag kijkt iemand of dit nog nodig is?"),
        format_told=True,
        help_text=gettext_lazy("Uiterlijk over een jaar. dd-mm-jjjj, bijvoorbeeld 31-01-2027"),
    )


class LiftForm(WederhoorForm):
    """Why a file no longer has to stay."""

    note = LongTextField(label=gettext_lazy("Waarom is vasthouden niet meer nodig?"), rows=3)


class EarlyForm(WederhoorForm):
    """Why a file goes before its term is over."""

    why = forms.ChoiceField(
        label=gettext_lazy("Waarom moet dit dossier eerder weg?"),
        choices=[(code, WHY_WORDS[code]) for code in EARLY],
        widget=forms.RadioSelect,
    )
    note = LongTextField(
        label=gettext_lazy("Toelichting voor uw collega"),
        rows=3,
        help_text=gettext_lazy("Dit verdwijnt samen met het dossier."),
    )
