"""Forms of a client that is being closed."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField

GRACE = (
    ("30", gettext_lazy("30 dagen")),
    ("60", gettext_lazy("60 dagen")),
    ("90", gettext_lazy("90 dagen")),
)


class AskClosingForm(WederhoorForm):
    """Why an organisation leaves."""

    reason = LongTextField(
        label=gettext_lazy("Waarom stopt deze organisatie?"),
        rows=3,
        max_length=1000,
        help_text=gettext_lazy("Uw collega leest dit voordat die goedkeurt. Noem geen zaken."),
    )


class ApproveClosingForm(WederhoorForm):
    """How long the organisation can still come back."""

    grace_days = forms.ChoiceField(
        label=gettext_lazy("Hoe lang blijft alles nog bewaard?"),
        choices=GRACE,
        widget=forms.RadioSelect,
        initial="30",
    )
