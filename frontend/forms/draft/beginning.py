from collections.abc import Mapping, Sequence

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy
from django_stubs_ext import StrOrPromise

from frontend.forms import WederhoorForm
from frontend.forms.draft.spoken import languages_field
from procedures.models import AdoptedRegulation

IN_FORCE = "-"
"""The choice to go on from the version that was adopted last."""
FOR_WHOM: Mapping[str, StrOrPromise] = {
    "adv": gettext_lazy("Voor een antidiscriminatievoorziening van gemeenten."),
    "awb": gettext_lazy("Voor een overheidsorganisatie die klachten zelf behandelt (Awb)."),
    "awb-committee": gettext_lazy("Voor een overheidsorganisatie met een adviescommissie (Awb)."),
    "be-psychosocial-collective": gettext_lazy(
        "Voor België: een verzoek over een groep. De werkgever beslist."
    ),
    "be-psychosocial-individual": gettext_lazy(
        "Voor België: een verzoek over iemands eigen situatie. De preventieadviseur onderzoekt het."
    ),
    "bestuursdecreet": gettext_lazy("Voor een Vlaamse overheidsinstelling (Bestuursdecreet)."),
    "ez": gettext_lazy("Ongewenst gedrag bij een ministerie, met een commissie voor elke klacht."),
    "provider": gettext_lazy("Ongewenst gedrag, als een organisatie zelf geen regeling heeft."),
    "szw": gettext_lazy("Ongewenst gedrag bij een ministerie."),
    "training": gettext_lazy("Voor erkende scholing, met een bindende uitspraak."),
    "wbk": gettext_lazy("Een misstand melden (Wet bescherming klokkenluiders)."),
    "welfare": gettext_lazy("Voor een laagdrempelige dienst van een gemeente."),
    "wkkgz": gettext_lazy("Voor zorgaanbieders (Wkkgz)."),
}
"""For whom each regulation we ship is: their titles alone cannot be told apart."""


class BeginForm(WederhoorForm):
    """What a draft begins with."""

    start = forms.ChoiceField(
        label=gettext_lazy("Waarmee begint u?"), widget=forms.RadioSelect, choices=()
    )

    languages = languages_field()

    def __init__(
        self,
        data: object,
        shipped: Sequence[tuple[str, str]],
        newest: AdoptedRegulation | None,
        spoken: Sequence[str],
    ) -> None:
        super().__init__(data, initial={"languages": list(spoken)})
        field = self.fields["start"]
        choices = [(name, told(name, title)) for name, title in shipped]
        if newest is not None:
            words = gettext("De regeling die u nu hebt (versie %(version)d)")
            choices.insert(0, (IN_FORCE, words % {"version": newest.version}))
            field.initial = IN_FORCE
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def preset(self) -> str | None:
        """Return the regulation to begin with, None for the version adopted last."""
        chosen: str = self.cleaned_data["start"]
        return None if chosen == IN_FORCE else chosen

    def chosen(self) -> list[str]:
        """Return the languages to write it in."""
        return list(self.cleaned_data["languages"])


def told(name: str, title: str) -> str:
    """Return the title of a regulation we ship with for whom it is."""
    about = FOR_WHOM.get(name)
    return format_html('{}<br><span class="wh-small">{}</span>', title, about) if about else title
