"""Forms of the yearly report: its commentary, a correction, and a last question before an act."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from procedures.actions.edit_edition import WRITTEN, Written
from procedures.models import Edition
from procedures.reports.wording import Words

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


class CorrectionForm(WederhoorForm):
    """What a new edition of a published report corrects."""

    changed = LongTextField(
        label=gettext_lazy("Wat wordt er anders?"), rows=3, help_text=CHANGED_HELP
    )


class ChaptersForm(WederhoorForm):
    """The commentary of an edition, a box for each chapter."""

    def __init__(self, data: object, edition: Edition, *, language: str, version: str) -> None:
        super().__init__(data, version=version)
        words = Words(language, {})
        if edition.number > 1:
            self.fields["changed"] = LongTextField(
                label=gettext_lazy("Wat is er anders dan in de vorige editie?"),
                rows=3,
                help_text=CHANGED_HELP,
                initial=edition.changed,
            )
        for code in WRITTEN:
            self.fields[code] = LongTextField(
                label=OWN_LABELS.get(code) or words.text("chapters", code),
                help_text=HELP.get(code, ""),
                required=False,
                initial=edition.chapters.get(code, ""),
                widget=forms.Textarea(attrs={"rows": 5, "lang": edition.language}),
            )

    def written(self) -> Written:
        """Return what was typed."""
        chapters = {code: self.cleaned_data.get(code, "") for code in WRITTEN}
        return Written(chapters, self.cleaned_data.get("changed", ""))
