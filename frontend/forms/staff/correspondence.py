"""Forms for what is written and added beside the acts of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField, ManyFilesField
from procedures.rules.language import Texts


class MessageForm(WederhoorForm):
    """A message to one side; what no party may see is a note (`NoteForm`)."""

    to = forms.ChoiceField(label=gettext_lazy("Voor wie?"), widget=forms.RadioSelect)
    body = LongTextField(label=gettext_lazy("Bericht"), rows=5)

    def __init__(self, *args: Any, sides: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(sides.items())
        if len(sides) == 1:
            field.initial = next(iter(sides))

    @property
    def side(self) -> str:
        """The side it is for."""
        return str(self.cleaned_data["to"])


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
            roles = [(name, texts.roles.get(name, name)) for name in names]
            field.choices = [("", gettext_lazy("Kies")), *roles]
