from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.draft.lengths import LengthField
from frontend.forms.draft.steps import Choices, boxes
from procedures.rules.editing.committee import OfficeSet, PanelSet
from procedures.rules.editing.shown import plain
from procedures.rules.language import Panel

SEAT = "seat_"
FORMED = (
    ("ad_hoc", gettext_lazy("Voor elke zaak een nieuwe commissie")),
    ("standing", gettext_lazy("Een vaste commissie, waaruit per zaak wordt gekozen")),
)


class CommitteeForm(WederhoorForm):
    """How the committee is composed for one case, and who may not sit in it."""

    def __init__(
        self, data: object, panel: Panel, *, version: str, names: Mapping[str, str], roles: Choices
    ) -> None:
        super().__init__(data, version=version, initial=_initial(panel))
        self._expertise = list(panel.expertise)
        for seat, count in panel.seats.items():
            self.fields[f"{SEAT}{seat}"] = forms.IntegerField(
                label=names.get(seat, seat),
                min_value=0,
                max_value=15,
                initial=count,
                help_text=gettext_lazy("Hoeveel plaatsen?"),
                widget=forms.NumberInput(attrs={"class": "wh-short"}),
            )
        seats = [(seat, names.get(seat, seat)) for seat in panel.seats]
        self._add_rules(seats)
        self._add_people(roles)

    def _add_rules(self, seats: Choices) -> None:
        self.fields["odd"] = forms.BooleanField(
            label=gettext_lazy("Het aantal mensen dat oordeelt is oneven"), required=False
        )
        self.fields["deputies"] = forms.BooleanField(
            label=gettext_lazy("Er zijn plaatsvervangers"), required=False
        )
        self.fields["formed"] = forms.ChoiceField(
            label=gettext_lazy("Hoe komt de commissie bij elkaar?"),
            choices=FORMED,
            widget=forms.RadioSelect,
        )
        self.fields["pool"] = forms.IntegerField(
            label=gettext_lazy("Hoeveel leden zijn er ten minste om uit te kiezen?"),
            min_value=1,
            max_value=99,
            required=False,
            help_text=gettext_lazy("Alleen bij een vaste commissie."),
            widget=forms.NumberInput(attrs={"class": "wh-short"}),
        )
        self.fields["external"] = boxes(
            gettext_lazy("Wie komt van buiten de organisatie?"), seats, required=False
        )

    def _add_people(self, roles: Choices) -> None:
        self.fields["office"] = LengthField(
            label=gettext_lazy("Voor hoe lang wordt een lid benoemd?"), required=False
        )
        self.fields["renewals"] = forms.IntegerField(
            label=gettext_lazy("Hoe vaak kan iemand opnieuw worden benoemd?"),
            min_value=0,
            max_value=10,
            required=False,
            widget=forms.NumberInput(attrs={"class": "wh-short"}),
        )
        self.fields["experts"] = boxes(
            gettext_lazy("Welke deskundigen kunnen meedoen, zonder te oordelen?"),
            roles,
            required=False,
        )
        self.fields["excluded"] = boxes(
            gettext_lazy("Wie mag niet in de commissie zitten?"), roles, required=False
        )

    def wanted(self) -> PanelSet:
        """Return the committee as it is to be."""
        chosen = self.cleaned_data
        seats = {
            name.removeprefix(SEAT): count or 0
            for name, count in chosen.items()
            if name.startswith(SEAT)
        }
        office = chosen["office"]
        return PanelSet(
            seats=seats,
            external=[seat for seat in chosen["external"] if seats.get(seat)],
            experts=chosen["experts"],
            expertise=self._expertise,
            excluded=chosen["excluded"],
            odd=chosen["odd"],
            deputies=chosen["deputies"],
            formed=chosen["formed"],
            pool=chosen["pool"],
            office=OfficeSet(office, chosen["renewals"] or 0) if office else None,
        )


def _initial(panel: Panel) -> dict[str, object]:
    office = panel.office
    return {
        "odd": panel.odd,
        "deputies": panel.deputies,
        "formed": panel.formed,
        "pool": panel.pool,
        "external": list(panel.external),
        "experts": list(panel.experts),
        "excluded": list(panel.excluded),
        "office": plain(office) if office else None,
        "renewals": office.renewals if office else None,
    }
