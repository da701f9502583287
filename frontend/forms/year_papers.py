"""Forms of what belongs to a report and its meeting: stories, the agenda, and who comes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from kernel.errors import Refusal
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
        given = data.getlist("plain_words") if isinstance(data, QueryDict) else []
        self.ask([*((vignette and vignette.plain_words) or ()), *given])

    def ask(self, words: Sequence[str]) -> None:
        """Ask which of these words, and of those asked before, are no names here."""
        before = self.fields.pop("plain_words", None)
        known = [code for code, _label in before.choices] if before else []  # type: ignore[attr-defined]
        asked = dict.fromkeys(word for word in (*known, *words) if word.strip())
        if asked:
            self.fields["plain_words"] = forms.MultipleChoiceField(
                label=gettext_lazy("Dit zijn hier gewone woorden, geen namen"),
                choices=[(word, word) for word in asked],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            self.order_fields(("title", "text", "plain_words"))

    def asking(self, write: Callable[[], object]) -> object:
        """Write the story; ask about the words for which it is refused."""
        try:
            return write()
        except Refusal as refusal:
            words = refusal.facts.get("words")
            self.ask(words if isinstance(words, tuple) else ())
            raise

    def story(self) -> Story:
        """Return what was filled in."""
        given = self.cleaned_data
        facts = {name: given[name] for name in DIMENSIONS if given.get(name)}
        plain_words = frozenset(given.get("plain_words", ()))
        return Story(given["title"], given["text"], facts, plain_words)


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
    return {"title": vignette.title, "text": vignette.text, **vignette.facts} | {
        "plain_words": vignette.plain_words or []
    }


def _choices(words: Words, name: str, codes: Sequence[str]) -> list[tuple[str, str]]:
    return [("", gettext("Niet genoemd")), *((code, words.label(name, code)) for code in codes)]
