"""Forms of what belongs to a report and its meeting: stories, the agenda, and who comes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from procedures.actions.set_agenda import Agenda
from procedures.actions.write_vignette import Story
from procedures.models import AdviceMeeting, Vignette
from procedures.reports.wording import Words
from procedures.rules.statistics import Labels
from procedures.rules.vignettes import DIMENSIONS

Choices = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Values with their words, by the title of their group."""

ROLES: Mapping[str, Any] = {
    "complainant_role": gettext_lazy("Rol van de klager"),
    "respondent_role": gettext_lazy("Rol van de beklaagde"),
}


class VignetteForm(WederhoorForm):
    """A story, and what it tells."""

    once = True
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=120)
    text = LongTextField(
        label=gettext_lazy("Het verhaal"),
        rows=8,
        help_text=gettext_lazy(
            "Geen namen, geen dagen, geen leeftijden en niets tussen aanhalingstekens."
        ),
    )

    def __init__(
        self,
        data: object,
        labels: Labels,
        *,
        language: str,
        vignette: Vignette | None = None,
        version: str | None = None,
    ) -> None:
        super().__init__(data, version=version, initial=_told(vignette))
        words = Words(language, labels)
        for name in DIMENSIONS:
            codes = labels.get(name, {})
            if codes:
                self.fields[name] = forms.ChoiceField(
                    label=ROLES.get(name) or words.text("heads", name),
                    required=False,
                    choices=_choices(words, name, list(codes)),
                )

    def story(self) -> Story:
        """Return what was filled in."""
        given = self.cleaned_data
        facts = {name: given[name] for name in DIMENSIONS if given.get(name)}
        return Story(given["title"], given["text"], facts)


class AgendaForm(WederhoorForm):
    """What is discussed and asked, each point on a line of its own."""

    points = LongTextField(
        label=gettext_lazy("Agenda"), rows=8, help_text=gettext_lazy("Elk punt op een regel.")
    )
    questions = LongTextField(
        label=gettext_lazy("Vragen aan de organisatie"),
        rows=6,
        required=False,
        help_text=gettext_lazy("Elke vraag op een regel. Zij staan ook op de dia's."),
    )

    def agenda(self) -> Agenda:
        """Return what was filled in."""
        given = self.cleaned_data
        return Agenda(given["points"].splitlines(), given["questions"].splitlines())


class ReplyForm(WederhoorForm):
    """Whether somebody comes."""

    comes = forms.ChoiceField(
        label=gettext_lazy("Komt u?"),
        choices=[("yes", gettext_lazy("Ja, ik kom")), ("no", gettext_lazy("Nee, ik kom niet"))],
        widget=forms.RadioSelect,
    )


def figure_choices(choices: Choices) -> list[tuple[str, Any]]:
    """Return the lines of the tables as choices, after one for none."""
    return [("", gettext("Geen")), *choices]


def agenda_initial(meeting: AdviceMeeting, points: Sequence[str]) -> Mapping[str, str]:
    """Return the agenda and the questions as they are edited."""
    asked = [item.text for item in meeting.items.all() if item.kind == "question"]
    return {"points": "\n".join(points), "questions": "\n".join(asked)}


def _told(vignette: Vignette | None) -> dict[str, object]:
    if vignette is None:
        return {}
    return {"title": vignette.title, "text": vignette.text, **vignette.facts}


def _choices(words: Words, name: str, codes: Sequence[str]) -> list[tuple[str, str]]:
    return [("", gettext("Niet genoemd")), *((code, words.label(name, code)) for code in codes)]
