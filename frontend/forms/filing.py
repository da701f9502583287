"""The pages of filing a complaint, made from what the regulation asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import escape
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField, ManyFilesField
from procedures.rules.language import Question, Regulation, Texts

POINTS = range(6)
RESPONDENTS = range(3)
MAX_FILES = 12
FILER = ("filer_name", "filer_bond", "filer_consent")
_LIVED = 90  # years; an event before that is a slip of the pen

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questions follow from: the regulation in force today, and who works here."""

    regulation: Regulation
    texts: Texts
    today: date
    departments: tuple[tuple[str, str], ...] = ()

    def codes(self, name: str) -> Choices:
        """Return the choices of one of the regulation's code lists."""
        words = self.texts.codes.get(name, {})
        return [(code, words.get(code, code)) for code in self.regulation.code_lists.get(name, ())]

    @property
    def forms(self) -> tuple[str, ...]:
        """Whether one may file by name, anonymously, or choose."""
        return self.regulation.filing.anonymity


class FilingForm(WederhoorForm):
    """One page of filing; its controls depend on what is asked."""

    def __init__(self, asked: Asked, **kwargs: Any) -> None:
        self.asked = asked
        self.base_fields = self.controls(asked)  # type: ignore[misc] # made per regulation
        super().__init__(**kwargs)

    def controls(self, asked: Asked) -> dict[str, forms.Field]:
        """Return the controls of the page."""
        raise NotImplementedError

    def rows(self, name: str, columns: tuple[str, ...]) -> list[list[BoundField]]:
        """Return the rows of a repeated part, each with the columns that the form has."""
        places = [key.split("-")[1] for key in self.fields if key.startswith(f"{name}-")]
        rows = [[f"{name}-{place}-{one}" for one in columns] for place in dict.fromkeys(places)]
        return [[self[key] for key in row if key in self.fields] for row in rows]


class StoryForm(FilingForm):
    """What happened, when, what kind of thing it is, and the separate points."""

    def controls(self, asked: Asked) -> dict[str, forms.Field]:
        """Ask the story first; only that is required."""
        return {
            "story": LongTextField(
                rows=10,
                label=gettext("Vertel in uw eigen woorden wat er is gebeurd"),
                help_text=gettext(
                    "Waar was het, wie waren erbij, wat werd er gezegd of gedaan? Het hoeft niet"
                    " mooi of compleet te zijn. U kunt later altijd iets toevoegen."
                ),
                error_messages={
                    "required": gettext_lazy("Hier staat nog niets. Een paar zinnen is genoeg.")
                },
            ),
            "happened_on": DutchDateField(
                label=gettext("Wanneer gebeurde het (voor het laatst)?"),
                format_told=True,
                help_text=gettext(
                    "dd-mm-jjjj, bijvoorbeeld 31-01-2026. Weet u de dag niet precies, kies dan een"
                    " dag die in de buurt komt."
                ),
                required=False,
            ),
            "category": _many(gettext("Waar gaat het over?"), asked.codes("category")),
            **_points(asked),
        }

    @property
    def points(self) -> list[list[BoundField]]:
        """The rows in which separate points can be written."""
        return self.rows("points", ("text", "category"))

    @property
    def points_open(self) -> bool:
        """Whether the folded points must be seen: something stands in them."""
        return any(control.value() or control.errors for row in self.points for control in row)

    def clean_happened_on(self) -> date | None:
        """Refuse a day that still has to come, and a year that must be a slip."""
        day: date | None = self.cleaned_data["happened_on"]
        if day is not None and day > self.asked.today:
            raise forms.ValidationError(
                gettext("Deze dag ligt in de toekomst. Vul in wanneer het gebeurde.")
            )
        if day is not None and day.year < self.asked.today.year - _LIVED:
            raise forms.ValidationError(gettext("Klopt dit jaar? Controleer de datum."))
        return day

    def clean(self) -> dict[str, Any]:
        """A point that was given a kind needs words."""
        cleaned = super().clean()
        for place in POINTS:
            if cleaned.get(f"points-{place}-category") and not cleaned.get(f"points-{place}-text"):
                self.add_error(
                    f"points-{place}-text",
                    gettext("Beschrijf dit punt, of haal de keuze eronder weg."),
                )
        return cleaned


class WhomForm(FilingForm):
    """About whom; all of it may stay open."""

    def controls(self, asked: Asked) -> dict[str, forms.Field]:
        """Ask for a name, a position and a department, up to three times."""
        made: dict[str, forms.Field] = {}
        for place in RESPONDENTS:
            made[f"whom-{place}-name"] = forms.CharField(
                label=gettext("Naam"), max_length=200, required=False
            )
            made[f"whom-{place}-position"] = forms.CharField(
                label=gettext("Functie of rol"),
                help_text=gettext("Bijvoorbeeld collega, teamleider, trainer of klant."),
                max_length=40,
                required=False,
            )
            if asked.departments:
                made[f"whom-{place}-department"] = _department(asked, gettext("Afdeling"))
        return made

    @property
    def people(self) -> list[list[BoundField]]:
        """The rows, one for each person."""
        return self.rows("whom", ("name", "position", "department"))

    @property
    def more_open(self) -> bool:
        """Whether the second and third person must be seen."""
        return any(one.value() or one.errors for row in self.people[1:] for one in row)


class QuestionsForm(FilingForm):
    """What the regulation asks besides, and what somebody hopes for."""

    def controls(self, asked: Asked) -> dict[str, forms.Field]:
        """Ask the regulation's own questions, then grounds and the wish."""
        made = {
            f"question-{one.name}": _question(one, asked)
            for one in asked.regulation.filing.questions
        }
        if asked.regulation.code_lists.get("ground"):
            made["ground"] = _many(
                gettext("Heeft het hiermee te maken?"),
                asked.codes("ground"),
                gettext("U mag meer dan één vakje aankruisen. Weet u het niet, laat het dan leeg."),
            )
        made["wish"] = LongTextField(
            rows=4,
            label=gettext("Wat hoopt u dat er gebeurt?"),
            help_text=gettext("Bijvoorbeeld dat het stopt, een gesprek, of een excuus."),
            required=False,
        )
        return made


class FilesForm(FilingForm):
    """Files that come along, and which of them says that one may file for somebody else."""

    def controls(self, asked: Asked) -> dict[str, forms.Field]:  # noqa: ARG002 one form for all
        """Ask for files."""
        return {
            "files": ManyFilesField(
                label=gettext("Kies een of meer bestanden"), required=False, max_count=MAX_FILES
            ),
            "mandate": forms.UUIDField(required=False),
        }


class AnonymityForm(FilingForm):
    """By name or anonymously; only asked where the regulation leaves the choice."""

    def controls(self, asked: Asked) -> dict[str, forms.Field]:
        """Ask in which form somebody files."""
        words = asked.texts.codes.get("anonymity", {})
        return {
            "anonymity": forms.ChoiceField(
                label=gettext("Hoe wilt u uw klacht indienen?"),
                choices=[(one, words.get(one, one)) for one in asked.forms],
                widget=forms.RadioSelect,
            )
        }


class NamedForm(FilingForm):
    """Who files, by name."""

    def controls(self, asked: Asked) -> dict[str, forms.Field]:
        """Ask for the name; the rest may stay open."""
        name = forms.CharField(
            label=gettext("Uw naam"),
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
            error_messages={"required": gettext_lazy("Vul uw naam in.")},
        )
        help_text = gettext(
            "Dan laten wij u weten dat er een bericht voor u klaarstaat. Wat erin staat, mailen wij"
            " nooit. Gebruik liever uw eigen adres dan dat van uw werk."
        )
        return {
            "name": name,
            "email": _email(help_text),
            **_own_department(asked, ""),
            **_filer(),
        }

    @property
    def filer(self) -> list[BoundField]:
        """The controls for who files for somebody else."""
        return [self[name] for name in FILER]

    @property
    def filer_open(self) -> bool:
        """Whether those must be seen: something stands in them."""
        return any(one.value() or one.errors for one in self.filer)

    def clean(self) -> dict[str, Any]:
        """Who files for somebody else says who they are, and that the other wants it."""
        cleaned = super().clean()
        if any(cleaned.get(name) for name in FILER):
            if not cleaned.get("filer_name"):
                self.add_error("filer_name", gettext("Vul ook uw eigen naam in."))
            if not cleaned.get("filer_consent"):
                said = gettext("Dit kan alleen als de ander het zelf wil. Vraag het eerst.")
                self.add_error("filer_consent", said)
        return cleaned


class AnonymousForm(FilingForm):
    """What an anonymous complainant may still want to give; never a name."""

    def controls(self, asked: Asked) -> dict[str, forms.Field]:
        """Ask for nothing that is needed."""
        help_text = gettext(
            "Alleen als u een seintje wilt als er een bericht klaarstaat. Kijk uit: aan een adres"
            " met uw naam erin kunnen wij zien wie u bent."
        )
        warning = gettext("Op een kleine afdeling kan dit verraden wie u bent.")
        return {"email": _email(help_text), **_own_department(asked, warning)}


def _filer() -> dict[str, forms.Field]:
    return {
        "filer_name": forms.CharField(
            label=gettext("Uw eigen naam"), max_length=200, required=False
        ),
        "filer_bond": forms.CharField(
            label=gettext("Wat bent u van deze persoon?"),
            help_text=gettext("Bijvoorbeeld ouder, partner, advocaat of vakbond."),
            max_length=200,
            required=False,
        ),
        "filer_consent": forms.BooleanField(
            label=gettext("Deze persoon wil dat ik dit doe"), required=False
        ),
    }


def _many(label: str, choices: Choices, help_text: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text or gettext("U mag meer dan één vakje aankruisen."),
        required=False,
    )


def _points(asked: Asked) -> Mapping[str, forms.Field]:
    kinds = [("", gettext("Kies, als u het weet")), *asked.codes("category")]
    made: dict[str, forms.Field] = {}
    for place in POINTS:
        number = {"number": place + 1}
        made[f"points-{place}-text"] = LongTextField(
            rows=2, label=gettext("Punt %(number)s") % number, required=False
        )
        made[f"points-{place}-category"] = forms.ChoiceField(
            label=gettext("Wat voor punt is punt %(number)s?") % number,
            choices=kinds,
            required=False,
        )
    return made


def _question(one: Question, asked: Asked) -> forms.Field:
    label = asked.texts.questions.get(one.name, one.name)
    help_text = escape(asked.texts.help.get(one.name, ""))
    if not one.options:
        return LongTextField(rows=3, label=label, help_text=help_text, required=one.required)
    words = asked.texts.codes.get(one.name, {})
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=[(code, words.get(code, code)) for code in one.options],
        widget=forms.RadioSelect,
        required=one.required,
    )


def _email(help_text: str) -> forms.EmailField:
    return forms.EmailField(
        label=gettext("E-mailadres"),
        help_text=help_text,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy(
                "Dit is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl. Of laat het leeg."
            )
        },
    )


def _own_department(asked: Asked, help_text: str) -> dict[str, forms.Field]:
    if not asked.departments:
        return {}
    return {"department": _department(asked, gettext("Op welke afdeling werkt u?"), help_text)}


def _department(asked: Asked, label: str, help_text: str = "") -> forms.ChoiceField:
    choices = [("", gettext("Kies een afdeling")), *asked.departments]
    return forms.ChoiceField(label=label, help_text=help_text, choices=choices, required=False)
