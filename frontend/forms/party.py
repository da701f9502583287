"""The small forms of people without an account: the code, a message, a piece."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField, ManyFilesField


class CodeForm(WederhoorForm):
    """The receipt code, in one box, however it is typed."""

    code = forms.CharField(
        label=gettext_lazy("Uw code"),
        help_text=gettext_lazy(
            "21 letters en cijfers, of elf woorden. Hoofdletters, spaties en streepjes maken"
            " niet uit."
        ),
        max_length=300,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "wh-code-box",
            }
        ),
        error_messages={"required": gettext_lazy("Vul uw code in.")},
    )


class MessageForm(WederhoorForm):
    """A message to who handles the case."""

    body = LongTextField(
        rows=5,
        label=gettext_lazy("Uw bericht"),
        error_messages={"required": gettext_lazy("Schrijf eerst uw bericht.")},
    )


class PiecesForm(WederhoorForm):
    """Files to add to the case."""

    files = ManyFilesField(  # type: ignore[assignment] # the field, in place of what was sent
        label=gettext_lazy("Kies een of meer bestanden"),
        max_count=12,
        error_messages={"required": gettext_lazy("Kies eerst een bestand.")},
    )
