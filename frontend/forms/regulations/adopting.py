"""The form with which a draft is adopted."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField
from procedures.rules.adopting import Adoption

COUNCIL = (
    ("given", gettext_lazy("Ja, de ondernemingsraad heeft ingestemd")),
    ("asked", gettext_lazy("Nog niet: de vraag ligt bij de ondernemingsraad")),
    ("not_needed", gettext_lazy("Instemming is niet nodig")),
)
COUNCIL_NEEDED = gettext_lazy(
    "Een regeling voor klachten van werknemers heeft instemming nodig als er een"
    " ondernemingsraad is (Wet op de ondernemingsraden, artikel 27)."
)
NOTE_LENGTH = 1000


class AdoptForm(WederhoorForm):
    """From which day the version holds, and how the works council consented."""

    in_force_from = DutchDateField(label=gettext_lazy("Vanaf welke dag geldt deze versie?"))
    council = forms.ChoiceField(
        label=gettext_lazy("Heeft de ondernemingsraad ingestemd?"),
        choices=COUNCIL,
        widget=forms.RadioSelect,
        help_text=COUNCIL_NEEDED,
    )
    council_on = DutchDateField(
        label=gettext_lazy("Op welke dag stemde de ondernemingsraad in?"),
        required=False,
    )
    note = LongTextField(
        label=gettext_lazy("Toelichting"),
        rows=3,
        max_length=NOTE_LENGTH,
        required=False,
        help_text=gettext_lazy(
            "Bijvoorbeeld waarom instemming niet nodig is, of waar het besluit is te vinden."
        ),
    )
    beside = forms.BooleanField(
        label=gettext_lazy(
            "Deze regeling komt naast de regeling waaronder mensen klagen. Zaken komen hier alleen"
            " terecht als zij op een andere weg verdergaan."
        ),
        required=False,
    )

    def __init__(self, data: object, *, first_on: date, version: str) -> None:
        super().__init__(data, version=version, initial={"in_force_from": first_on})

    def adoption(self) -> Adoption:
        """Return what was filled in."""
        given = self.cleaned_data
        return Adoption(
            given["in_force_from"],
            given["council"],
            given["council_on"] if given["council"] == "given" else None,
            given["note"],
            beside=given["beside"],
        )


class DiscardForm(WederhoorForm):
    """Nothing to fill in: only whether the draft is still as it was shown."""
