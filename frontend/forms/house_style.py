"""The form of a client's look."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from tenants.actions.set_house_style import HouseStyle


class HouseStyleForm(WederhoorForm):
    """One colour and a logo."""

    brand_colour = forms.CharField(
        label=gettext_lazy("Huiskleur"),
        max_length=7,
        widget=forms.TextInput(attrs={"type": "color", "class": "wh-colour"}),
        help_text=gettext_lazy(
            "De andere kleuren volgen hieruit, zodat tekst altijd goed leesbaar blijft."
        ),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("Een PNG of JPG van ten hoogste 2 MB. Breed en laag past het best."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    without_logo = forms.BooleanField(
        label=gettext_lazy("Haal het logo weg: dan staat onze naam er"), required=False
    )

    def chosen(self) -> HouseStyle:
        """Return what was filled in."""
        given = self.cleaned_data
        logo = given["logo"].read() if given["logo"] else None
        return HouseStyle(given["brand_colour"], logo, given.get("without_logo", False))
