from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm


class SearchForm(WederhoorForm):
    """Words to look for; they are sent in the body, so that no address or log holds a name."""

    words = forms.CharField(
        label=gettext_lazy("Zoek in de zaken"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Een naam, een nummer of woorden uit de klacht. Wij zoeken zaken waar alles in staat."
        ),
    )
    deep = forms.BooleanField(
        label=gettext_lazy("Zoek ook in berichten, verslagen, oordelen en namen van stukken"),
        required=False,
    )


class ViewForm(WederhoorForm):
    """The name of a choice of filters; `asked` is the address it was made at."""

    name = forms.CharField(
        label=gettext_lazy("Naam van uw keuze"),
        max_length=60,
        help_text=gettext_lazy("Alleen u ziet deze naam. Bijvoorbeeld: te laat en van mij."),
    )
    asked = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
