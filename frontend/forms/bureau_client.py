"""What the consultancy changes of a client that is open already."""

import re

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from tenants.actions.change_details import Details

_PHONE = re.compile(r"[+(]?[0-9][0-9 ()./-]*")
_LEAST_DIGITS = 6


class ClientDetailsForm(WederhoorForm):
    """How the organisation can be reached, and for how many people its regulation is."""

    contact_email = forms.EmailField(
        label=gettext_lazy("E-mailadres voor wie vragen heeft"),
        required=False,
        help_text=gettext_lazy(
            "Dit staat op het portaal en in brieven. Facturen gaan naar het adres dat bij het"
            " abonnement hoort."
        ),
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telefoonnummer voor wie vragen heeft"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "class": "wh-short"}),
        help_text=gettext_lazy("Dit staat op het portaal en in brieven."),
    )
    employees_count = forms.IntegerField(
        label=gettext_lazy("Voor hoeveel medewerkers geldt de regeling?"),
        min_value=1,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"class": "wh-short"}),
        help_text=gettext_lazy(
            "Dit telt mee in de cijfers van jaren waarover nog geen rapport is gepubliceerd. Het"
            " abonnement en de prijs blijven zoals ze zijn."
        ),
    )

    def clean_contact_phone(self) -> str:
        """Refuse what nobody can call."""
        given: str = self.cleaned_data["contact_phone"]
        digits = sum(one.isdigit() for one in given)
        if given and (not _PHONE.fullmatch(given) or digits < _LEAST_DIGITS):
            told = gettext("Vul een telefoonnummer in, bijvoorbeeld 085 000 07 23.")
            raise forms.ValidationError(told, code="phone")
        return given

    def details(self) -> Details:
        """Return what was filled in."""
        given = self.cleaned_data
        return Details(given["contact_email"], given["contact_phone"], given["employees_count"])
