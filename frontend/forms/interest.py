"""What somebody with a seat says before reading the file: free of an interest in it, or not."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField

FREE = "free"
TIED = "tied"


class InterestForm(WederhoorForm):
    """Asks for the declaration; a reason helps the secretariat but nobody has to give one."""

    interest = forms.ChoiceField(
        label=gettext_lazy("Wat geldt voor u?"),
        widget=forms.RadioSelect,
        choices=[
            (
                FREE,
                gettext_lazy(
                    "Ik heb geen belang bij deze zaak en ken de partijen niet persoonlijk."
                ),
            ),
            (TIED, gettext_lazy("Ik heb wel een belang, of ken iemand persoonlijk.")),
        ],
    )
    reason = LongTextField(
        rows=3,
        required=False,
        label=gettext_lazy("Wat is uw belang, of wie kent u?"),
        help_text=gettext_lazy("Alleen het secretariaat leest dit."),
    )

    @property
    def is_free(self) -> bool:
        """Whether somebody declared to have no interest in the case."""
        return bool(self.cleaned_data["interest"] == FREE)
