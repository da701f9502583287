"""Forms for notes, agreements, goals and evaluations, and for what a party sent or told."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField, ManyFilesField
from procedures.actions.enter_post import CameIn
from procedures.actions.follow_up import Agreed, LookedBack
from procedures.models import Party
from procedures.rules.language import Texts
from procedures.rules.walk import SIDES

BOTH = "both"


class NoteForm(WederhoorForm):
    """A note that parties never see."""

    once = True
    body = LongTextField(
        label=gettext_lazy("Notitie"),
        rows=5,
        help_text=gettext_lazy("Klager en beklaagde zien dit nooit. De commissie ook niet."),
    )


class RewordForm(WederhoorForm):
    """Another wording of a note; `ordinal` is the wording that its writer saw."""

    body = LongTextField(label=gettext_lazy("Notitie"), rows=5)
    ordinal = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def told(self) -> tuple[int, str]:
        """Return the wording that was seen, and the new words."""
        return self.cleaned_data["ordinal"], self.cleaned_data["body"]


class AgreedForm(WederhoorForm):
    """An agreement or a goal."""

    once = True
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat is het?"),
        widget=forms.RadioSelect,
        choices=[
            ("agreement", gettext_lazy("Een afspraak: iemand doet iets")),
            ("goal", gettext_lazy("Een doel: zo moet het worden")),
        ],
    )
    text = LongTextField(label=gettext_lazy("Wat is afgesproken?"), rows=3)
    owner = forms.CharField(label=gettext_lazy("Wie doet het?"), max_length=200, required=False)
    agreed_on = DutchDateField(label=gettext_lazy("Afgesproken op"))
    until_on = DutchDateField(label=gettext_lazy("Klaar voor"), required=False)

    def agreed(self) -> Agreed:
        """Return what was filled in."""
        return Agreed(**{name: self.cleaned_data[name] for name in AgreedForm.base_fields})


class EndAgreedForm(WederhoorForm):
    """How it stands with an agreement or a goal."""

    state = forms.ChoiceField(
        label=gettext_lazy("Hoe staat het ermee?"),
        widget=forms.RadioSelect,
        choices=[
            ("done", gettext_lazy("Gedaan")),
            ("dropped", gettext_lazy("Vervallen")),
            ("open", gettext_lazy("Nog open")),
        ],
    )


class PlanEvaluationForm(WederhoorForm):
    """With whom and when to look back."""

    once = True
    side = forms.ChoiceField(label=gettext_lazy("Met wie?"), widget=forms.RadioSelect)
    planned_on = DutchDateField(label=gettext_lazy("Op welke dag?"))

    def __init__(self, *args: Any, texts: Texts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = [(side, texts.roles.get(side, side)) for side in SIDES]
        _offer(self, "side", [*sides, (BOTH, gettext_lazy("Met beide kanten samen"))])


class EvaluationForm(WederhoorForm):
    """What came out of looking back."""

    went_on = forms.ChoiceField(
        label=gettext_lazy("Ging de evaluatie door?"),
        widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nee, en zij komt niet meer"))],
        initial="yes",
    )
    held_on = DutchDateField(label=gettext_lazy("Op welke dag?"), required=False)
    result = forms.ChoiceField(
        label=gettext_lazy("Zijn de afspraken nagekomen?"),
        required=False,
        choices=[
            ("", gettext_lazy("Kies")),
            ("kept", gettext_lazy("Ja")),
            ("partly", gettext_lazy("Voor een deel")),
            ("broken", gettext_lazy("Nee")),
        ],
    )
    report = LongTextField(label=gettext_lazy("Wat is er gezegd?"), rows=5, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("held_on", "result"):
            self.fields[name].may_be_skipped = True  # type: ignore[attr-defined] # only with "no"

    def clean(self) -> dict[str, Any]:
        """Ask for the day and the answer of an evaluation that went on."""
        cleaned = super().clean()
        if cleaned.get("went_on") == "yes":
            for name in ("held_on", "result"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, gettext_lazy("Vul dit in."))
        return cleaned

    def found(self) -> LookedBack | None:
        """Return what came out, or nothing when it does not go on."""
        given = self.cleaned_data
        if given["went_on"] == "no":
            return None
        return LookedBack(given["held_on"], given["result"], given["report"])


class PostForm(WederhoorForm):
    """What a party told or sent outside the portal."""

    once = True
    party = forms.ChoiceField(label=gettext_lazy("Van wie kwam het?"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=gettext_lazy("Hoe kwam het?"),
        widget=forms.RadioSelect,
        choices=[
            ("post", gettext_lazy("Per post")),
            ("phone", gettext_lazy("Aan de telefoon")),
            ("visit", gettext_lazy("In een gesprek")),
            ("email", gettext_lazy("Per e-mail")),
        ],
    )
    received_on = DutchDateField(label=gettext_lazy("Ontvangen op"))
    words = LongTextField(
        label=gettext_lazy("Wat stond er, of wat is er gezegd?"),
        rows=6,
        required=False,
        help_text=gettext_lazy(
            "De partij leest dit terug bij de eigen berichten. Zit alles in een bestand? Dan mag"
            " dit leeg blijven."
        ),
    )
    chosen = ManyFilesField(label=gettext_lazy("Bestanden, zoals een scan"), required=False)
    for_complainant = forms.BooleanField(
        label=gettext_lazy("De klager mag de bestanden lezen"), required=False
    )
    for_respondent = forms.BooleanField(
        label=gettext_lazy("De beklaagde mag de bestanden lezen"), required=False
    )

    def __init__(self, *args: Any, parties: Iterable[tuple[Party, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].may_be_skipped = True  # type: ignore[attr-defined] # its hint says when
        _offer(self, "party", [(str(party.id), label) for party, label in parties])

    def clean(self) -> dict[str, Any]:
        """Ask for the words or a file together with what else is missing."""
        cleaned = super().clean()
        if not (cleaned.get("words") or cleaned.get("chosen") or "chosen" in self.errors):
            said = gettext_lazy("Vul in wat er stond of gezegd werd, of kies een bestand.")
            self.add_error("words", said)
        return cleaned

    def came(self) -> CameIn:
        """Return what was filled in."""
        given = self.cleaned_data
        return CameIn(
            UUID(given["party"]),
            given["channel"],
            given["received_on"],
            given["words"],
            given["chosen"],
            for_complainant=given["for_complainant"],
            for_respondent=given["for_respondent"],
        )


def _offer(form: WederhoorForm, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
