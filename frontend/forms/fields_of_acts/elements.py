from django import forms

from frontend.forms.fields_of_acts.part import Part, Setting, single
from procedures.rules.language import Field

SHOWN = 80
"""How much of an element's text stands beside its box, in characters."""


def elements(one: Field, setting: Setting) -> Part:
    """Make a choice of the elements of the complaint that the act is about."""
    choices = [
        (str(element.id), f"{element.ordinal}. {_short(element.text)}")
        for element in setting.case.elements.all()
    ]
    return single(
        one,
        forms.MultipleChoiceField(
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            label=setting.label(one),
            help_text=setting.help(one),
            required=one.required,
        ),
    )


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
