"""The small forms for who stands beside the parties."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField


class AssistingForm(WederhoorForm):
    """Whom a party brings along."""

    name = forms.CharField(
        max_length=200,
        label=gettext_lazy("Naam van wie u bijstaat"),
        error_messages={"required": gettext_lazy("Vul de naam in.")},
    )


class WitnessForm(WederhoorForm):
    """A witness, and what they are asked."""

    name = forms.CharField(
        max_length=200,
        label=gettext_lazy("Naam van de getuige"),
        error_messages={"required": gettext_lazy("Vul de naam in.")},
    )
    invitation = LongTextField(
        rows=6,
        label=gettext_lazy("Wat u de getuige vraagt"),
        help_text=gettext_lazy(
            "De getuige leest alleen dit, en niets uit het dossier. Noem niet meer dan nodig."
        ),
        error_messages={"required": gettext_lazy("Schrijf waarover u deze getuige iets vraagt.")},
    )


class StatementForm(WederhoorForm):
    """What a witness tells."""

    statement = LongTextField(
        rows=12,
        label=gettext_lazy("Wat hebt u zelf gezien of gehoord?"),
        help_text=gettext_lazy("Vertel alleen wat u zelf weet. U verstuurt dit één keer."),
        error_messages={"required": gettext_lazy("Schrijf eerst wat u wilt vertellen.")},
    )
