"""Forms of the steps: who takes them, who is told, what they wait for, and taking them away."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from frontend.forms import WederhoorForm
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.steps import with_actors, with_letters, with_readers, with_waiting

Choices = Sequence[tuple[str, StrOrPromise]]
PARTED = "|"
BY_HELP = gettext_lazy("Wie u hier kiest, ziet de stap in de zaak staan en kan die zetten.")
SEES_HELP = gettext_lazy("Wat u hier niet kiest, blijft binnen de klachtbehandeling.")
WAITS_HELP = gettext_lazy("Deze stap kan pas als dit is gebeurd.")


def boxes(label: StrOrPromise, choices: Choices, **more: object) -> forms.MultipleChoiceField:
    """Return a field of boxes to tick."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        **more,  # type: ignore[arg-type]
    )


class StepForm(WederhoorForm):
    """Who takes a step, which letters go, who sees it, and what it waits for."""

    def __init__(  # noqa: PLR0913 one keyword for each list that is offered
        self,
        data: object,
        *,
        version: str,
        roles: Choices,
        letters: Choices,
        sides: Choices,
        waits: Choices,
        initial: dict[str, list[str]],
    ) -> None:
        super().__init__(data, version=version, initial=initial)
        self.fields["by"] = boxes(
            gettext_lazy("Wie mag deze stap zetten?"), roles, help_text=BY_HELP
        )
        if letters:
            label = gettext_lazy("Welke brieven gaan er dan weg?")
            self.fields["letters"] = boxes(label, letters, required=False)
        label = gettext_lazy("Wie mag zien dat deze stap is gezet?")
        self.fields["seen_by"] = boxes(label, sides, required=False, help_text=SEES_HELP)
        if waits:
            label = gettext_lazy("Waar wacht deze stap op?")
            self.fields["waits"] = boxes(label, waits, required=False, help_text=WAITS_HELP)

    def changed(self, draft: Manuscript, act: str) -> Manuscript:
        """Return the draft as was chosen."""
        chosen = self.cleaned_data
        draft = with_actors(draft, act, chosen["by"])
        draft = with_readers(draft, act, chosen["seen_by"])
        if "letters" in chosen:
            pairs = [tuple(one.split(PARTED)) for one in chosen["letters"]]
            draft = with_letters(draft, act, pairs)
        return with_waiting(draft, act, chosen["waits"]) if "waits" in chosen else draft


class StepOffForm(WederhoorForm):
    """Taking a step away, with the steps that cannot be taken without it."""

    def __init__(self, data: object, *, version: str, waiting: Choices) -> None:
        super().__init__(data, version=version, initial={"also": [name for name, _ in waiting]})
        if waiting:
            self.fields["also"] = boxes(
                gettext_lazy("Neem deze stappen ook weg"),
                waiting,
                required=False,
                help_text=gettext_lazy("Zonder deze stap kan niemand ze meer zetten."),
            )

    def acts(self, act: str) -> list[str]:
        """Return the steps to take away."""
        return [act, *self.cleaned_data.get("also", [])]
