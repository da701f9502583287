from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from procedures.actions.set_elements import Point
from procedures.models import Complaint
from procedures.rules.language import Texts

SPARE = 3


class ElementsForm(WederhoorForm):
    """The points of a complaint: those there are, and room for some more."""

    once = True

    def __init__(self, *args: Any, case: Complaint, texts: Texts, **kwargs: Any) -> None:
        self.elements = list(case.elements.all())
        count = len(self.elements) + SPARE
        words = texts.codes.get("category", {})
        choices = [("", str(gettext_lazy("Geen soort"))), *words.items()]
        rows = [self._row(place, choices) for place in range(count)]
        self.base_fields: dict[str, forms.Field] = {  # type: ignore[misc] # made per case
            name: control for row in rows for name, control in row.items()
        }
        super().__init__(*args, **kwargs)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the two controls of each point together."""
        places = range(len(self.elements) + SPARE)
        return [(self[f"text-{place}"], self[f"category-{place}"]) for place in places]

    def points(self) -> list[Point]:
        """Return the points as filled in, in their order; an emptied one is left out."""
        given = self.cleaned_data
        return [
            Point(
                text=given[f"text-{place}"],
                category=given[f"category-{place}"],
                id=self.elements[place].id if place < len(self.elements) else None,
            )
            for place in range(len(self.elements) + SPARE)
        ]

    def _row(self, place: int, choices: list[tuple[str, str]]) -> dict[str, forms.Field]:
        there = self.elements[place] if place < len(self.elements) else None
        about = {"number": place + 1}
        made: dict[str, forms.Field] = {
            f"text-{place}": LongTextField(
                rows=3,
                label=gettext("Onderdeel %(number)s") % about,
                required=False,
                initial=there.text if there else "",
            ),
            f"category-{place}": forms.ChoiceField(
                choices=choices,
                label=gettext("Soort van onderdeel %(number)s") % about,
                required=False,
                initial=there.category if there else "",
            ),
        }
        for control in made.values():
            control.may_be_skipped = True  # type: ignore[attr-defined] # a row is filled or left
        return made
