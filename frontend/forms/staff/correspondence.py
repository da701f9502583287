"""Forms for what is written and added beside the acts of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField, ManyFilesField
from procedures.rules.language import Texts

INTERNAL = "internal"


class MessageForm(WederhoorForm):
    """A message to one side, or a note that no party ever sees."""

    to = forms.ChoiceField(label=gettext_lazy("Voor wie?"), widget=forms.RadioSelect)
    body = LongTextField(label=gettext_lazy("Bericht"), rows=5)

    def __init__(self, *args: Any, sides: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = gettext_lazy("Interne notitie: alleen voor wie de zaak behandelt")
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*sides.items(), (INTERNAL, note)]

    @property
    def side(self) -> str:
        """The side it is for; empty for an internal note."""
        chosen = str(self.cleaned_data["to"])
        return "" if chosen == INTERNAL else chosen


class PiecesForm(WederhoorForm):
    """Files for the case, from whom they came, and who may read them."""

    chosen = ManyFilesField(label=gettext_lazy("Bestanden"))
    from_side = forms.ChoiceField(label=gettext_lazy("Van wie komt dit?"))
    for_complainant = forms.BooleanField(
        label=gettext_lazy("De klager mag dit lezen"), required=False
    )
    for_respondent = forms.BooleanField(
        label=gettext_lazy("De beklaagde mag dit lezen"), required=False
    )

    def __init__(self, *args: Any, texts: Texts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["from_side"]
        if isinstance(field, forms.ChoiceField):
            names = ("complainant", "respondent", "secretariat")
            field.choices = [(name, texts.roles.get(name, name)) for name in names]
