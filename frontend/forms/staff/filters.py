from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField
from procedures.models import Person
from procedures.queries.staff_lists import EVERY, NOBODY, Wanted
from procedures.queries.words import Words

FIRST = ("state", "handler", "term", "number")
Choices = Sequence[tuple[str, StrOrPromise]]


class CaseFilters(WederhoorForm):
    """What narrows the list of cases down; everything may be left open."""

    is_filter = True
    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)
    handler = forms.ChoiceField(label=gettext_lazy("Wie pakt het op"), required=False)
    term = forms.ChoiceField(label=gettext_lazy("Termijn die loopt"), required=False)
    number = forms.CharField(label=gettext_lazy("Nummer"), max_length=20, required=False)
    category = forms.ChoiceField(label=gettext_lazy("Waarover"), required=False)
    channel = forms.ChoiceField(label=gettext_lazy("Hoe het binnenkwam"), required=False)
    year = forms.TypedChoiceField(
        label=gettext_lazy("Jaar"), required=False, coerce=int, empty_value=None
    )
    from_on = DutchDateField(label=gettext_lazy("Ontvangen vanaf"), required=False)
    until_on = DutchDateField(label=gettext_lazy("Ontvangen tot en met"), required=False)
    overdue = forms.BooleanField(label=gettext_lazy("Alleen wat te laat is"), required=False)
    soon = forms.BooleanField(label=gettext_lazy("Alleen wat binnen een week moet"), required=False)

    def __init__(
        self,
        *args: Any,
        words: Words,
        years: Sequence[int],
        people: Sequence[Person] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        every = ("", gettext_lazy("Alles"))
        states = [("", gettext_lazy("Lopende zaken")), (EVERY, gettext_lazy("Alle zaken"))]
        self._offer("state", [*states, *words.states.items()])
        self._offer("handler", handler_choices(people))
        self._offer("term", [every, *words.terms.items()])
        self._offer("category", [every, *words.codes.get("category", {}).items()])
        self._offer("channel", [every, *words.codes.get("channel", {}).items()])
        self._offer("year", [every, *((str(year), str(year)) for year in years)])

    def wanted(self) -> Wanted:
        """Return what was asked; a value that does not exist narrows nothing."""
        self.is_valid()
        return Wanted(**self.cleaned_data)

    @property
    def first(self) -> list[forms.BoundField]:
        """What people narrow down by most."""
        return [self[name] for name in FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """What else there is."""
        return [field for field in self if field.name not in FIRST]

    @property
    def narrows_more(self) -> bool:
        """Whether something of that was asked."""
        return any(field.data for field in self.more)

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


def handler_choices(people: Sequence[Person]) -> Choices:
    """Return who may have a case, with everybody and nobody before them."""
    first = [("", gettext_lazy("Iedereen")), (NOBODY, gettext_lazy("Nog niemand"))]
    return [*first, *((str(one.id), one.name) for one in people)]


class LogFilters(WederhoorForm):
    """Which entries of the audit trail to show."""

    is_filter = True
    action = forms.ChoiceField(label=gettext_lazy("Wat er gebeurde"), required=False)

    def __init__(self, *args: Any, actions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["action"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext_lazy("Alles")), *actions]

    def action_wanted(self) -> str:
        """Return the chosen action, or an empty text."""
        self.is_valid()
        return str(self.cleaned_data.get("action", ""))


class LineFilters(WederhoorForm):
    """What to show of the course of a case."""

    is_filter = True
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat laten zien"),
        required=False,
        choices=[
            ("", gettext_lazy("Alles")),
            ("act", gettext_lazy("Stappen")),
            ("message", gettext_lazy("Berichten")),
            ("letter", gettext_lazy("Brieven")),
            ("piece", gettext_lazy("Stukken")),
            ("talk", gettext_lazy("Gesprekken")),
            ("note", gettext_lazy("Notities")),
        ],
    )

    def kinds(self) -> tuple[str, ...]:
        """Return the chosen kind, or none for all; one that does not exist is none."""
        self.is_valid()
        chosen = str(self.cleaned_data.get("kind", ""))
        return (chosen,) if chosen else ()
