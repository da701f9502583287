"""Forms of reports: which to make, its commentary, a correction, a last question before an act."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.draft.words import language_name
from frontend.forms.fields import LongTextField
from procedures.actions.edit_edition import Written
from procedures.models import Edition
from procedures.queries.asked import Asked, definition_of
from procedures.reports.titles import chapter_title
from procedures.reports.wording import Words, languages
from procedures.rules.reporting.definition import said
from procedures.rules.statistics import period_of

Choices = Mapping[str, list[tuple[str, str]]]
"""What can be chosen by the name of the field: code and text."""

CHANGED_HELP = gettext_lazy(
    "Zeg in gewone taal wat er in de vorige editie niet klopte. Lezers zien dit vooraan."
)
OWN_LABELS: Mapping[str, object] = {
    "summary": gettext_lazy("Samenvatting"),
    "to_do": gettext_lazy("Wat moet de organisatie doen?"),
}
HELP: Mapping[str, object] = {
    "summary": gettext_lazy("Drie tot vijf zinnen voor wie alleen de eerste bladzijde leest."),
    "to_do": gettext_lazy("Laat u dit leeg, dan noemt de rapportage wat uit de cijfers volgt."),
}


class ConfirmForm(WederhoorForm):
    """Nothing to fill in: only whether the object is still as it was shown."""


class EditionForm(WederhoorForm):
    """In which language a report is written; left out, in the one that was offered."""

    language = forms.ChoiceField(
        label=gettext_lazy("Taal van de rapportage"),
        required=False,
        help_text=gettext_lazy("Wat u zelf schrijft, vertalen wij niet."),
    )

    def __init__(self, data: object, *, language: str) -> None:
        super().__init__(data, initial={"language": language})
        self.fields["language"].may_be_skipped = True  # type: ignore[attr-defined] # it is chosen
        offered = sorted(languages(), key=lambda one: (one != language, language_name(one)))
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (one, language_name(one)) for one in offered
        ]

    def chosen(self) -> str:
        """Return the language that was chosen, empty for none."""
        return str(self.cleaned_data["language"])


class CorrectionForm(EditionForm):
    """What a new edition of a published report corrects."""

    field_order = ("changed", "language")
    changed = LongTextField(
        label=gettext_lazy("Wat wordt er anders?"), rows=3, help_text=CHANGED_HELP
    )


class ReportForm(EditionForm):
    """Which report to make: its kind, its period, and where it asks for one a part."""

    field_order = ("report", "period", "scope", "language")

    report = forms.ChoiceField(label=gettext_lazy("Soort rapportage"), widget=forms.RadioSelect)
    period = forms.ChoiceField(
        label=gettext_lazy("Periode"),
        help_text=gettext_lazy("Kies een periode die bij de soort rapportage past."),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("Afdeling of gemeente"),
        required=False,
        help_text=gettext_lazy(
            "Alleen voor cijfers van één afdeling of gemeente. Kies anders de hele organisatie."
        ),
    )

    def __init__(self, data: object, choices: Choices, *, language: str) -> None:
        super().__init__(data, language=language)
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """Return what was chosen."""
        period = period_of(self.cleaned_data["period"])
        chosen = self.cleaned_data
        return Asked(chosen["report"], period.year, period.part, chosen["scope"])


def changed_field(changed: str) -> LongTextField:
    """Return the box in which a correction says what it corrects, with what it says now."""
    return LongTextField(
        label=gettext_lazy("Wat is er anders dan in de vorige editie?"),
        rows=3,
        help_text=CHANGED_HELP,
        initial=changed,
    )


class ChaptersForm(WederhoorForm):
    """The commentary of an edition, a box for each chapter."""

    def __init__(self, data: object, edition: Edition, *, language: str, version: str) -> None:
        super().__init__(data, version=version)
        words = Words(language, {})
        made_of = definition_of(edition)
        self._codes = made_of.written
        titles = {each.code: chapter_title(each, words) for each in made_of.chapters}
        guides = {each.code: said(each.guide, language) for each in made_of.chapters}
        if edition.number > 1:
            self.fields["changed"] = changed_field(edition.changed)
        for code in self._codes:
            self.fields[code] = LongTextField(
                label=OWN_LABELS.get(code) or titles[code],
                help_text=HELP.get(code) or guides[code],
                required=False,
                initial=edition.chapters.get(code, ""),
                widget=forms.Textarea(attrs={"rows": 5, "lang": edition.language}),
            )

    def written(self) -> Written:
        """Return what was typed."""
        chapters = {code: self.cleaned_data.get(code, "") for code in self._codes}
        return Written(chapters, self.cleaned_data.get("changed", ""))
