"""Forms of the terms, and of how long files are kept and when somebody asks how it went."""

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.draft.lengths import LengthField
from frontend.forms.draft.steps import Choices
from procedures.rules.editing.keeping import (
    with_aftercare,
    with_remarks_within,
    with_retention,
)
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.shown import plain, term_of
from procedures.rules.editing.terms import Extended, TermSet, with_term
from procedures.rules.explained import OWN_REGULATION, laws_of
from procedures.rules.hearing_report import remarks_within
from procedures.rules.language import Regulation

ROLLS = (
    ("none", gettext_lazy("Dan is die dag toch de laatste dag")),
    (
        "atw",
        gettext_lazy("Dan schuift de laatste dag op, zoals de Algemene termijnenwet zegt"),
    ),
    ("next_working_day", gettext_lazy("Dan schuift de laatste dag op naar de volgende werkdag")),
)
NO, FIXED, OPEN = "no", "fixed", "open"
EXTENDS = (
    (NO, gettext_lazy("Nee")),
    (FIXED, gettext_lazy("Ja, met een vaste tijd")),
    (OPEN, gettext_lazy("Ja, tot een dag die bij het verlengen wordt genoemd")),
)
SOURCE_HELP = gettext_lazy(
    "De wet met het artikel. Laat dit leeg als het in geen wet staat, maar alleen in deze regeling."
)
TARGET_HELP = gettext_lazy(
    "Korter dan de termijn zelf. Wie de zaak behandelt ziet dit, de klager niet."
)


class TermForm(WederhoorForm):
    """One term: how long, when it ends, whether it may be extended, and where that stands."""

    length = LengthField(label=gettext_lazy("Hoe lang?"))
    roll = forms.ChoiceField(
        label=gettext_lazy("En als de laatste dag een zaterdag, zondag of feestdag is?"),
        choices=ROLLS,
        widget=forms.RadioSelect,
    )
    extends = forms.ChoiceField(
        label=gettext_lazy("Mag deze termijn worden verlengd?"),
        choices=EXTENDS,
        widget=forms.RadioSelect,
    )
    extension = LengthField(
        label=gettext_lazy("Met hoeveel?"),
        required=False,
        help_text=gettext_lazy("Alleen bij een vaste tijd."),
    )
    times = forms.IntegerField(
        label=gettext_lazy("Hoe vaak ten hoogste?"),
        min_value=1,
        max_value=5,
        required=False,
        help_text=gettext_lazy("Laat u dit leeg, dan één keer."),
        widget=forms.NumberInput(attrs={"class": "wh-short"}),
    )
    target = LengthField(
        label=gettext_lazy("Uw eigen streeftermijn"), required=False, help_text=TARGET_HELP
    )
    source = forms.CharField(
        label=gettext_lazy("In welke wet staat deze termijn?"),
        min_length=3,
        max_length=200,
        required=False,
        help_text=SOURCE_HELP,
    )

    def __init__(
        self, data: object, name: str, regulation: Regulation, *, version: str, steps: Choices
    ) -> None:
        now = term_of(regulation.terms[name])
        super().__init__(data, version=version, initial=_initial(now))
        self._source = now.source
        for field in ("extension", "times"):
            self.fields[field].may_be_skipped = True  # type: ignore[attr-defined] # its hint says when
        if steps:
            self.fields["by"] = forms.ChoiceField(
                label=gettext_lazy("Met welke stap wordt er verlengd?"),
                choices=steps,
                initial=now.extended.by if now.extended else steps[0][0],
            )
            self.order_fields(
                ["length", "roll", "extends", "extension", "times", "by", "target", "source"]
            )
        else:
            for field in ("extends", "extension", "times"):
                del self.fields[field]

    def clean(self) -> dict[str, object]:
        """Ask for the length of an extension that has a fixed one."""
        cleaned = super().clean()
        if cleaned.get("extends") == FIXED and not cleaned.get("extension"):
            self.add_error("extension", gettext_lazy("Vul in met hoeveel er wordt verlengd."))
        return cleaned

    def changed(self, draft: Manuscript, name: str) -> Manuscript:
        """Return the draft as was chosen."""
        return with_term(draft, name, self.wanted())

    def wanted(self) -> TermSet:
        """Return the term as it is to be."""
        chosen = self.cleaned_data
        return TermSet(
            length=chosen["length"],
            roll=chosen["roll"],
            extended=self._extended(),
            target=chosen["target"],
            source=written_source(chosen["source"], self._source),
        )

    def _extended(self) -> Extended | None:
        chosen = self.cleaned_data
        how = chosen.get("extends", NO)
        if how == NO:
            return None
        length = chosen["extension"] if how == FIXED else None
        return Extended(length, chosen["times"] or 1, chosen["by"])


def _initial(now: TermSet) -> dict[str, object]:
    extended = now.extended
    return {
        "length": now.length,
        "roll": now.roll,
        "extends": NO if extended is None else FIXED if extended.length else OPEN,
        "extension": extended.length if extended else None,
        "times": extended.max_times if extended else None,
        "target": now.target,
        "source": laws_of(now.source),
    }


def written_source(typed: str, before: str) -> str:
    """Return a source as the regulation writes it: nothing typed is the regulation itself."""
    return before if typed == laws_of(before) else typed or OWN_REGULATION


class KeepingForm(WederhoorForm):
    """How long a file is kept, the time for remarks, and when somebody asks how it went."""

    kept = LengthField(label=gettext_lazy("Hoe lang bewaart u een dossier na de afsluiting?"))
    source = forms.CharField(
        label=gettext_lazy("In welke wet of welk besluit staat dat?"),
        min_length=3,
        max_length=200,
        required=False,
        help_text=SOURCE_HELP,
    )
    remarks = LengthField(
        label=gettext_lazy("Hoe lang kan iemand reageren op het verslag van het eigen gesprek?"),
        help_text=gettext_lazy("Gerekend vanaf de dag waarop het verslag er is."),
    )
    after = LengthField(
        label=gettext_lazy("Hoe lang na de afsluiting vraagt u hoe het met de klager gaat?")
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Hoe vraagt u dat?"),
        choices=(
            ("phone_preferred", gettext_lazy("Liefst telefonisch")),
            ("message", gettext_lazy("Met een bericht")),
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, data: object, regulation: Regulation, *, version: str) -> None:
        initial = {
            "kept": plain(regulation.retention),
            "source": laws_of(regulation.retention.source),
            "remarks": remarks_within(regulation),
            "after": regulation.aftercare.after,
            "channel": regulation.aftercare.channel,
        }
        super().__init__(data, version=version, initial=initial)
        self._source = regulation.retention.source

    def changed(self, draft: Manuscript) -> Manuscript:
        """Return the draft as was chosen."""
        chosen = self.cleaned_data
        source = written_source(chosen["source"], self._source)
        draft = with_retention(draft, chosen["kept"], source)
        draft = with_remarks_within(draft, chosen["remarks"])
        return with_aftercare(draft, chosen["after"], chosen["channel"])
