from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from procedures.actions.do_together import MOST, Wish
from procedures.models import Person


class TogetherForm(WederhoorForm):
    """In which cases of the page, and what; `seen` are the versions that were looked at."""

    once = True
    case = forms.MultipleChoiceField(
        label=gettext_lazy("Zaken"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies ten minste een zaak."),
            "invalid_choice": gettext_lazy(
                "Een van deze zaken staat niet meer in de lijst. Kies opnieuw."
            ),
        },
    )
    what = forms.ChoiceField(label=gettext_lazy("Wat wilt u doen?"))
    body = LongTextField(
        label=gettext_lazy("Uw bericht"),
        rows=5,
        required=False,
        help_text=gettext_lazy(
            "Alleen als u een bericht stuurt. In elke zaak komt hetzelfde te staan: noem niemand."
        ),
    )

    def __init__(
        self,
        *args: Any,
        known: Sequence[UUID],
        people: Sequence[Person],
        acts: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            ("", gettext_lazy("Kies")),
            (gettext_lazy("Wie pakt het op"), _handlers(people)),
            (gettext_lazy("Een stap zetten"), [(f"act:{one}", name) for one, name in acts.items()]),
            (
                gettext_lazy("Een bericht sturen"),
                [
                    ("message:complainant", gettext_lazy("Bericht aan de klager")),
                    ("message:respondent", gettext_lazy("Bericht aan de beklaagde")),
                ],
            ),
            (gettext_lazy("Anders"), [("seen", gettext_lazy("Zet op bekeken"))]),
        ]
        self._choices("what", [one for one in offered if one[1]])
        self._choices("case", [(str(one), str(one)) for one in known[:MOST]])

    def clean(self) -> dict[str, Any]:
        """Ask for the words of a message."""
        given = super().clean()
        what = str(given.get("what", ""))
        if what.startswith("message:") and not str(given.get("body", "")).strip():
            self.add_error("body", gettext_lazy("Schrijf eerst uw bericht."))
        return given

    def wish(self) -> Wish:
        """Return what was asked."""
        what, _, which = str(self.cleaned_data["what"]).partition(":")
        key = self.cleaned_data["once_key"]
        if what == "handler":
            return Wish(what, key, person=UUID(which) if which else None)
        if what == "message":
            return Wish(what, key, side=which, body=self.cleaned_data["body"].strip())
        return Wish(what, key, act=which)

    def chosen(self) -> list[UUID]:
        """Return the cases that were chosen."""
        return [UUID(one) for one in self.cleaned_data["case"]]

    def _choices(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


def _handlers(people: Sequence[Person]) -> list[tuple[str, Any]]:
    nobody = ("handler:", gettext_lazy("Niemand (haal weg wie het oppakt)"))
    return [*((f"handler:{one.id}", one.name) for one in people), nobody]
