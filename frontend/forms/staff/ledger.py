"""Forms of the ledger of equal arms: giving a piece, giving up time, withholding, consent."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField

Choices = Iterable[tuple[str, str]]
HOW = [
    ("given", gettext_lazy("Klaarzetten in het portaal")),
    ("handed", gettext_lazy("Op papier overhandigd")),
    ("post", gettext_lazy("Per post, en ontvangen")),
]


class LedgerForm(WederhoorForm):
    """A form about one side, and about a piece or an act when `about` names some."""

    about_label = gettext_lazy("Welk stuk?")

    def __init__(self, data: object, *, sides: Choices, about: Choices = ()) -> None:
        super().__init__(data)
        self.fields["side"] = forms.ChoiceField(
            label=gettext_lazy("Welke kant?"), choices=list(sides), widget=forms.RadioSelect
        )
        order = ["side"]
        if chosen := list(about):
            self.fields["about"] = forms.ChoiceField(
                label=self.about_label, choices=[("", "–"), *chosen]
            )
            order = ["about", "side"]
        self.order_fields(order)

    @property
    def about(self) -> UUID:
        """The id of the piece or act that was chosen."""
        return UUID(self.cleaned_data["about"])

    @property
    def side(self) -> str:
        """The side that was chosen."""
        return str(self.cleaned_data["side"])


class GivingForm(LedgerForm):
    """Which piece a side got, how, and since when."""

    how = forms.ChoiceField(label=gettext_lazy("Hoe?"), choices=HOW, widget=forms.RadioSelect)
    on = DutchDateField(
        label=gettext_lazy("Sinds welke dag heeft deze kant het?"),
        help_text=gettext_lazy("Bij klaarzetten in het portaal: vandaag."),
    )


class GivingUpForm(LedgerForm):
    """On which day a side said that it needs no more time."""

    declared_on = DutchDateField(label=gettext_lazy("Op welke dag zei deze kant dit?"))
    consents = forms.BooleanField(
        label=gettext_lazy(
            "Deze kant heeft zelf gezegd dat zij de stukken kent en geen tijd meer nodig heeft."
        ),
        error_messages={"required": gettext_lazy("Zonder instemming kan dit niet.")},
    )


class WithholdingForm(LedgerForm):
    """Why a side is not given one piece."""

    reason = LongTextField(
        rows=4,
        label=gettext_lazy("Waarom krijgt deze kant dit stuk niet?"),
        help_text=gettext_lazy("Alleen om een zwaarwegende reden (zoals Awb artikel 7:4 lid 6)."),
    )


class NotesForm(LedgerForm):
    """On which day a side agreed that notes become part of the file."""

    about_label = gettext_lazy("Welke notities?")
    declared_on = DutchDateField(label=gettext_lazy("Op welke dag stemde deze kant in?"))
    consents = forms.BooleanField(
        label=gettext_lazy("Deze kant heeft zelf ingestemd, en weet wie de notities dan leest."),
        error_messages={"required": gettext_lazy("Zonder instemming kan dit niet.")},
    )

    def said(self) -> tuple[str, date]:
        """Return which side agreed, and when."""
        return self.side, self.cleaned_data["declared_on"]
