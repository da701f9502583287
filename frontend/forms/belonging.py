"""Forms of "Where do I belong?", and of whom the portal names there."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.belonging import ANSWERS, ASKED, CALLED
from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from procedures.actions.keep_contact import Called
from procedures.models import Contact
from procedures.rules import belonging


class QuestionForm(WederhoorForm):
    """One of the questions."""

    def __init__(self, question: str, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {  # type: ignore[misc] # one control, made per question
            "answer": forms.ChoiceField(
                label=ASKED[question],
                choices=list(ANSWERS[question].items()),
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Kies wat het beste past.")},
            )
        }
        super().__init__(*args, **kwargs)


class ContactForm(WederhoorForm):
    """Somebody whom people of the client can call."""

    way = forms.ChoiceField(
        label=gettext_lazy("Waarvoor kan iemand hier terecht?"),
        choices=[(way, CALLED[way]) for way in belonging.CALLED],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        help_text=gettext_lazy("Een persoon of een dienst. Iedereen kan dit lezen."),
        max_length=200,
    )
    phone = forms.CharField(
        label=gettext_lazy("Telefoon"),
        help_text=gettext_lazy("Een telefoonnummer of een e-mailadres is nodig. Allebei mag ook."),
        max_length=40,
        required=False,
    )
    email = forms.EmailField(label=gettext_lazy("E-mailadres"), required=False)
    hours = forms.CharField(
        label=gettext_lazy("Bereikbaar"),
        help_text=gettext_lazy("Bijvoorbeeld: maandag tot en met donderdag, 9 tot 17 uur."),
        max_length=200,
        required=False,
    )
    note = LongTextField(
        rows=3,
        label=gettext_lazy("Wat is nog goed om te weten?"),
        help_text=gettext_lazy("Bijvoorbeeld: werkt buiten de organisatie, spreekt ook Turks."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("phone", "email"):
            self.fields[name].may_be_skipped = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody who cannot be reached helps nobody."""
        cleaned = super().clean()
        reached = [cleaned.get("phone"), cleaned.get("email")]
        if not any(reached) and not {"phone", "email"} & self.errors.keys():
            self.add_error("phone", gettext("Vul een telefoonnummer of een e-mailadres in."))
        return cleaned

    def called(self) -> Called:
        """Return what was filled in."""
        return Called(**{name: self.cleaned_data[name] for name in Called.__dataclass_fields__})


def shown(contact: Contact) -> dict[str, str]:
    """Return a contact as its form wants it."""
    return {name: getattr(contact, name) for name in Called.__dataclass_fields__}
