"""What parties say beside the steps of the regulation: on a report, and who could be a witness."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from procedures.actions.name_witness import Named
from procedures.actions.remark_on_report import Remark

RIGHT, WRONG = "right", "wrong"


class RemarkForm(WederhoorForm):
    """Whether the report of somebody's own hearing is right, and if not, what is wrong."""

    right = forms.ChoiceField(
        label=gettext_lazy("Klopt het verslag?"),
        choices=[
            (RIGHT, gettext_lazy("Ja, zo heb ik het verteld")),
            (WRONG, gettext_lazy("Nee, of niet helemaal")),
        ],
        widget=forms.RadioSelect,
    )
    text = LongTextField(
        rows=8,
        label=gettext_lazy("Wat klopt er niet, of wat ontbreekt er?"),
        help_text=gettext_lazy(
            "Noem de zin, en schrijf hoe het wel was. Uw woorden komen zo bij het verslag te staan."
        ),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask what is wrong when something is."""
        cleaned = super().clean()
        if cleaned.get("right") == WRONG and not cleaned.get("text", "").strip():
            self.add_error("text", gettext("Schrijf wat er niet klopt."))
        return cleaned

    def said(self) -> Remark:
        """Return what was said."""
        given = self.cleaned_data
        return Remark(given["right"] == RIGHT, given["text"])


class NamedWitnessForm(WederhoorForm):
    """Who could be a witness, and of what."""

    name = forms.CharField(
        max_length=200,
        label=gettext_lazy("Naam van de getuige"),
        error_messages={"required": gettext_lazy("Vul de naam in.")},
    )
    knows = LongTextField(
        rows=4,
        max_length=5_000,
        label=gettext_lazy("Wat heeft deze persoon gezien of gehoord?"),
        error_messages={
            "required": gettext_lazy("Schrijf wat deze persoon heeft gezien of gehoord.")
        },
    )
    reach = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("Hoe kunnen wij deze persoon bereiken?"),
        help_text=gettext_lazy("Bijvoorbeeld een afdeling, telefoonnummer of e-mailadres."),
    )

    def named(self) -> Named:
        """Return whom the party names."""
        return Named(**{name: self.cleaned_data[name] for name in ("name", "knows", "reach")})
