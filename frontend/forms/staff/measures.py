from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField


class FinishMeasureForm(WederhoorForm):
    """That a measure was carried out, or will not be any more, and when."""

    once = True
    how = forms.ChoiceField(
        label=gettext_lazy("Hoe staat het ermee?"),
        choices=[("done", gettext_lazy("Uitgevoerd")), ("dropped", gettext_lazy("Vervallen"))],
        widget=forms.RadioSelect,
        initial="done",
    )
    done_on = DutchDateField(label=gettext_lazy("Op welke dag?"))
    evidence = LongTextField(
        label=gettext_lazy("Waaruit blijkt dat?"),
        rows=3,
        required=False,
        help_text=gettext_lazy("Schrijf kort op wat u hebt gezien of gehoord."),
    )
