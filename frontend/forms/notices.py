"""The two small forms about notices."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm


class AddressForm(WederhoorForm):
    """Where notices should go."""

    address = forms.EmailField(
        label=gettext_lazy("E-mailadres voor seintjes"),
        help_text=gettext_lazy("Kies een adres dat alleen u leest, liefst niet dat van uw werk."),
        error_messages={
            "required": gettext_lazy("Vul een e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen geldig e-mailadres."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class ConfirmForm(WederhoorForm):
    """The code that was mailed."""

    code = forms.CharField(
        max_length=40,
        label=gettext_lazy("Code uit de e-mail"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Vul de code in.")},
    )
