"""The form that checks a receipt of a filing."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm

LONGEST_BYTES = 2_000_001


class ReceiptCheckForm(WederhoorForm):
    """The receipt and, for who wants to show that too, the words that were filed."""

    file = forms.FileField(
        label=gettext_lazy("Ontvangstbewijs"),
        help_text=gettext_lazy("Het bestand ontvangstbewijs.pdf zoals u het kreeg."),
        error_messages={"required": gettext_lazy("Kies eerst het ontvangstbewijs.")},
    )
    content = forms.FileField(
        label=gettext_lazy("Wat er is ingediend"),
        help_text=gettext_lazy(
            "Alleen als u ook wilt nagaan of de tekst dezelfde is: het bestand ingediend.json."
        ),
        required=False,
    )

    def receipt(self) -> bytes:
        """Return the bytes of the receipt, as far as one can be long."""
        return bytes(self.cleaned_data["file"].read(LONGEST_BYTES))

    def filed(self) -> bytes | None:
        """Return the bytes of what was filed, or None when nobody asked about that."""
        chosen = self.cleaned_data["content"]
        return bytes(chosen.read(LONGEST_BYTES)) if chosen else None
