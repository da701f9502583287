"""Forms for contacts that are no case, hours, details of a case, codes, heads and outside files."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import EMPTY_VALUES
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField
from procedures.actions.keep_codes import Changed
from procedures.actions.note_details import Details, Worked
from procedures.actions.register_contact import Told
from procedures.models import Registration
from procedures.rules.registering import CONTACTS
from procedures.rules.statistics.recoding import COLUMNS

Choices = Sequence[tuple[str, str]]
EMPTY = ("", gettext_lazy("Niet vastgelegd"))
CHOOSE = ("", gettext_lazy("Kies"))
"""So that nobody keeps the first of a list without having chosen it."""
FIRST = ("kind", "happened_on", "categories", "handling", "text")
DIMENSIONS: Mapping[str, str] = {
    "channel": "contact_channel",
    "found_us": "found_us",
    "complainant_role": "complainant_role",
    "respondent_role": "respondent_role",
    "mediation": "mediation",
    "handling": "contact_handling",
    "activity": "activity",
    "outcome": "contact_outcome",
    "categories": "category",
    "grounds": "ground",
    "natures": "nature",
    "social_fields": "field",
    "barriers": "barrier",
    "extension_reasons": "extension",
    "department": "department",
    "purpose": "purpose",
}
"""The list of codes by the name of a field."""


def _one(label: Any, **given: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, **given)


def _several(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


def _count(label: Any, least: int, most: int) -> forms.IntegerField:
    short = forms.NumberInput(attrs={"class": "wh-short"})
    return forms.IntegerField(label=label, widget=short, min_value=least, max_value=most)


def offer(form: forms.Form, codes: Mapping[str, Choices]) -> None:
    """Give each field its list; a field without a list to choose from is left out."""
    for name in [name for name in form.fields if name in DIMENSIONS]:
        choices, field = codes.get(DIMENSIONS[name], ()), form.fields[name]
        if not choices:
            del form.fields[name]
        elif isinstance(field, forms.MultipleChoiceField):
            field.choices = list(choices)
        elif isinstance(field, forms.ChoiceField):
            field.choices = [CHOOSE if field.required else EMPTY, *choices]


class RegistrationForm(WederhoorForm):
    """A contact that is no case: two fields at least, the rest where it helps."""

    once = True
    kind = forms.ChoiceField(label=gettext_lazy("Wat was het?"), widget=forms.RadioSelect)
    happened_on = DutchDateField(label=gettext_lazy("Op welke dag?"))
    categories = _several(gettext_lazy("Waar ging het over?"))
    handling = _one(gettext_lazy("Wat hebt u gedaan?"))
    text = LongTextField(
        label=gettext_lazy("Korte notitie"),
        rows=3,
        required=False,
        help_text=gettext_lazy("Noem geen namen. Na twee jaar wordt deze tekst gewist."),
    )
    channel = _one(gettext_lazy("Hoe kwam het binnen?"))
    complainant_role = _one(gettext_lazy("Wie was het?"))
    found_us = _one(gettext_lazy("Hoe vond deze persoon u?"))
    department = _one(gettext_lazy("Over welke afdeling ging het?"))
    grounds = _several(gettext_lazy("Op welke grond?"))
    natures = _several(gettext_lazy("Wat voor bejegening?"))
    social_fields = _several(gettext_lazy("Op welk terrein?"))
    barriers = _several(gettext_lazy("Welke drempel noemde deze persoon?"))
    outcome = _one(gettext_lazy("Wat kwam eruit?"))
    closed_on = DutchDateField(label=gettext_lazy("Klaar op"), required=False)
    activity = _one(gettext_lazy("Wat voor activiteit?"))
    reach = forms.IntegerField(
        label=gettext_lazy("Hoeveel mensen waren er?"),
        required=False,
        min_value=0,
        max_value=100_000,
    )

    def __init__(self, *args: Any, codes: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kind"]
        if isinstance(kinds, forms.ChoiceField):
            kinds.choices = [one for one in codes["kind"] if one[0] in CONTACTS]
        offer(self, codes)
        if not codes.get("ground"):
            for name in ("natures", "social_fields"):
                self.fields.pop(name, None)

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that nearly every contact needs."""
        return [self[name] for name in FIRST if name in self.fields]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The other fields, folded away until they are asked for."""
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def tells_more(self) -> bool:
        """Whether one of the other fields says something, or is wrong."""
        return any(field.errors or field.value() not in EMPTY_VALUES for field in self.rest)

    def told(self) -> Told:
        """Return what was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "once_key"}
        given["fields"] = given.pop("social_fields", ())
        known = {name: given[name] for name in Told.__dataclass_fields__ if name in given}
        lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        return Told(**{**known, **lists})


def initial_of(row: Registration) -> dict[str, object]:
    """Return what a registration says, for its form."""
    names = [name for name in Told.__dataclass_fields__ if name not in {"fields", "department"}]
    given = {name: getattr(row, name) for name in names}
    return {**given, "social_fields": row.fields, "department": row.department_id}


class BecomeCaseForm(WederhoorForm):
    """The number of the case that a registration became."""

    number = forms.CharField(
        label=gettext_lazy("Nummer van de zaak"),
        max_length=20,
        help_text=gettext_lazy("Bijvoorbeeld 2026-0007"),
        widget=forms.TextInput(attrs={"class": "wh-short"}),
    )


class HoursForm(WederhoorForm):
    """Minutes that were worked, when and what for."""

    once = True
    spent_on = DutchDateField(label=gettext_lazy("Op welke dag?"))
    purpose = forms.ChoiceField(label=gettext_lazy("Waarvoor?"))
    minutes = _count(gettext_lazy("Hoeveel minuten?"), 1, 24 * 60)

    def __init__(self, *args: Any, codes: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, codes)

    def worked(self) -> Worked:
        """Return what was filled in."""
        return Worked(**{name: self.cleaned_data[name] for name in Worked.__dataclass_fields__})


class DetailsForm(WederhoorForm):
    """Codes of a case that no act recorded; what an act did is not asked again."""

    found_us = _one(gettext_lazy("Hoe vond de klager u?"))
    complainant_role = _one(gettext_lazy("Wie is de klager?"))
    respondent_role = _one(gettext_lazy("Over wie gaat de klacht?"))
    mediation = _one(gettext_lazy("Is bemiddeling aangeboden?"))
    extension_reasons = _several(gettext_lazy("Waarom is een termijn verlengd?"))
    natures = _several(gettext_lazy("Wat voor bejegening?"))
    social_fields = _several(gettext_lazy("Op welk terrein?"))
    barriers = _several(gettext_lazy("Welke drempel noemde de klager?"))
    retaliation = forms.BooleanField(
        label=gettext_lazy("Er is een signaal van benadeling vanwege de klacht"), required=False
    )

    def __init__(
        self,
        *args: Any,
        codes: Mapping[str, Choices],
        recorded: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, codes)
        for name in recorded:
            self.fields.pop(name, None)

    def told(self, before: Details) -> Details:
        """Return what was filled in; what was not asked stays as it was."""
        given: dict[str, Any] = {}
        for name in Details.__dataclass_fields__:
            asked = "social_fields" if name == "fields" else name
            if asked in self.fields:
                value = self.cleaned_data[asked]
                given[name] = tuple(value) if isinstance(value, list) else value
            else:
                given[name] = getattr(before, name)
        return Details(**given)


class DepartmentForm(WederhoorForm):
    """A new department and its people."""

    name = forms.CharField(label=gettext_lazy("Naam van de afdeling"), max_length=100)
    employees_count = _count(gettext_lazy("Aantal medewerkers"), 0, 1_000_000)
    from_on = DutchDateField(label=gettext_lazy("Vanaf"))


class HeadCountForm(WederhoorForm):
    """How many people work at a department from a day on."""

    employees_count = _count(gettext_lazy("Aantal medewerkers"), 0, 1_000_000)
    from_on = DutchDateField(label=gettext_lazy("Vanaf"))


class OwnCodeForm(WederhoorForm):
    """A code of the client's own on one of our lists."""

    dimension = forms.ChoiceField(label=gettext_lazy("Op welke lijst?"))
    label = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=100)

    def __init__(self, *args: Any, lists: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["dimension"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [CHOOSE, *lists]


class CodeChangeForm(WederhoorForm):
    """What becomes of a code from a day on."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat gebeurt er?"),
        widget=forms.RadioSelect,
        choices=[
            ("renamed", gettext_lazy("Het krijgt een andere naam")),
            ("merged", gettext_lazy("Het gaat op in iets anders")),
            ("split", gettext_lazy("Het wordt gesplitst")),
            ("ended", gettext_lazy("Het stopt")),
        ],
    )
    code = forms.ChoiceField(label=gettext_lazy("Welke keuze verandert er?"))
    becomes = forms.MultipleChoiceField(
        label=gettext_lazy("Waarin gaat het over?"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy(
            "Kies van dezelfde lijst. Wat nieuw is, voegt u eerst toe bij Lijsten of Afdelingen."
            " Bij splitsen kiest u er meer: houd Ctrl (Mac: Cmd) ingedrukt."
        ),
    )
    from_on = DutchDateField(label=gettext_lazy("Vanaf"))

    def __init__(self, *args: Any, codes: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(codes["list"])
        lists = [
            (names.get(name, name), [(f"{name}:{code}", label) for code, label in codes[name]])
            for name in COLUMNS
            if codes.get(name)
        ]
        for name, first in (("code", [CHOOSE]), ("becomes", [])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [*first, *lists]

    def clean(self) -> dict[str, Any]:
        """See to it that what it becomes is of the same list."""
        cleaned = super().clean()
        dimension = str(cleaned.get("code", "")).partition(":")[0]
        other = [one for one in cleaned.get("becomes", ()) if one.partition(":")[0] != dimension]
        if other:
            self.add_error("becomes", gettext_lazy("Kies van dezelfde lijst."))
        return cleaned

    def changed(self) -> Changed:
        """Return what was filled in."""
        given = self.cleaned_data
        dimension, _, code = given["code"].partition(":")
        becomes = tuple(one.partition(":")[2] for one in given["becomes"])
        return Changed(dimension, given["kind"], given["from_on"], code, becomes)


class OutsideForm(WederhoorForm):
    """A file with figures of somebody else."""

    source = forms.ChoiceField(label=gettext_lazy("Van wie zijn de cijfers?"))
    chosen = forms.FileField(
        label=gettext_lazy("Bestand (CSV)"),
        help_text=gettext_lazy(
            "De eerste regel noemt de kolommen: jaar, gemeente, grond, aantal. Laat de grond leeg"
            " voor het totaal."
        ),
    )

    def __init__(self, *args: Any, sources: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(sources)
