"""Forms of objections: which member and why; the decision on it; stepping back oneself."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField


class ObjectionForm(WederhoorForm):
    """To which member a party objects, and why."""

    def __init__(self, data: object, *, members: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["member"] = forms.ChoiceField(
            label=gettext_lazy("Om wie gaat het?"),
            choices=list(members),
            widget=forms.RadioSelect,
        )
        self.fields["reason"] = LongTextField(
            rows=4,
            label=gettext_lazy("Waarom denkt u dat deze persoon niet onpartijdig is?"),
            help_text=gettext_lazy("Wie over uw bezwaar beslist, leest dit."),
        )


class VerdictForm(WederhoorForm):
    """Whether an objection is granted, and why."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Wat is besloten?"),
        widget=forms.RadioSelect,
        choices=[
            ("granted", gettext_lazy("Toegewezen: het lid doet niet meer mee")),
            ("refused", gettext_lazy("Afgewezen: het lid blijft")),
        ],
    )
    reason = LongTextField(
        rows=3,
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Bij afwijzen leest wie bezwaar maakte dit."),
    )

    def verdict(self) -> tuple[str, str]:
        """Return the decision and its reason."""
        return self.cleaned_data["decision"], self.cleaned_data["reason"]


class RecusalForm(WederhoorForm):
    """Why a member steps back."""

    reason = LongTextField(
        rows=3,
        label=gettext_lazy("Waarom trekt u zich terug?"),
        help_text=gettext_lazy("Alleen het secretariaat leest dit."),
    )
