"""What the employer does with each measure of an advice: keep it, change it, or drop it."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms.fields import DutchDateField, LongTextField
from frontend.forms.fields_of_acts.part import Cleaned, Row, Setting
from procedures.models import Measure
from procedures.queries.told import choice_in_words
from procedures.rules.facts import MEASURE_CHOICES
from procedures.rules.language import Field

_COLUMNS = ("choice", "text", "owner", "due_on")


def advised(setting: Setting) -> tuple[Measure, ...]:
    """Return the measures that wait for a decision, in this case and at this step."""
    if setting.step.kind != "decide":
        return ()
    return tuple(setting.case.measures.filter(state="proposed").order_by("due_on", "id"))


def controls(one: Field, found: tuple[Measure, ...]) -> dict[str, forms.Field]:
    """Return a choice for each measure, and its words to change."""
    return {
        _name(one, measure, column): control
        for measure in found
        for column, control in _of_measure(measure).items()
    }


def rows(one: Field, found: tuple[Measure, ...]) -> tuple[Row, ...]:
    """Return a row for each measure, with its own words above it."""
    return tuple(
        Row(
            gettext("Geadviseerde maatregel %(number)s") % {"number": place},
            tuple(_name(one, measure, column) for column in _COLUMNS),
            quote=measure.text,
        )
        for place, measure in enumerate(found, start=1)
    )


def answers(one: Field, found: tuple[Measure, ...], cleaned: Cleaned) -> list[dict[str, object]]:
    """Return what was chosen for each measure, as `take` wants it."""
    return [_answer(one, measure, cleaned) for measure in found]


def mistakes(one: Field, found: tuple[Measure, ...], cleaned: Cleaned) -> Iterator[tuple[str, str]]:
    """Yield each changed measure that lost its words."""
    for measure in found:
        changed = cleaned.get(_name(one, measure, "choice")) == "change"
        if changed and not cleaned.get(_name(one, measure, "text")):
            yield _name(one, measure, "text"), gettext("Beschrijf de maatregel.")


def _answer(one: Field, measure: Measure, cleaned: Cleaned) -> dict[str, object]:
    choice = cleaned.get(_name(one, measure, "choice"))
    before = {"text": measure.text, "owner": measure.owner, "due_on": measure.due_on}
    typed = {column: cleaned.get(_name(one, measure, column)) for column in before}
    changed = choice == "change" and typed != before
    return {
        "measure": str(measure.id),
        "kind": measure.kind,
        "choice": "keep" if choice == "change" and not changed else choice,
        **(typed if changed else before),
    }


def _of_measure(measure: Measure) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {
        "text": LongTextField(rows=2, label=gettext("Maatregel"), initial=measure.text),
        "owner": forms.CharField(
            max_length=200, label=gettext("Wie voert dit uit?"), initial=measure.owner
        ),
        "due_on": DutchDateField(label=gettext_lazy("Uiterlijk op"), initial=measure.due_on),
    }
    for control in made.values():
        control.required = False
        control.may_be_skipped = True  # type: ignore[attr-defined] # only who changes it reads it
    asked = forms.ChoiceField(
        choices=[(choice, choice_in_words(choice)) for choice in MEASURE_CHOICES],
        widget=forms.RadioSelect,
        label=gettext("Wat doet u met deze maatregel?"),
        help_text=gettext(
            "Wat u bij deze maatregel verandert, telt alleen als u hem anders overneemt."
        ),
    )
    return {"choice": asked, **made}


def _name(one: Field, measure: Measure, column: str) -> str:
    return f"{one.name}-{measure.id}-{column}"
