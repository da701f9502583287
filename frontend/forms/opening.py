"""The three forms with which a client is opened."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy

from billing import words
from billing.money import written
from billing.plans import CURRENCY, Interval, plan_for, price_cents
from frontend.forms import WederhoorForm
from frontend.forms.draft.beginning import told
from frontend.forms.fields import DutchDateField, LongTextField
from frontend.forms.regulations.adopting import COUNCIL, COUNCIL_NEEDED
from frontend.views.consultancy.roles import role_word
from tenants.asked import Asked

LANGUAGES = (("nl", "Nederlands"), ("en", "English"), ("fr", "Français"), ("de", "Deutsch"))


class OrganisationForm(WederhoorForm):
    """Who the organisation is, where its portal stands and how it looks."""

    name = forms.CharField(label=gettext_lazy("Naam van de organisatie"), max_length=200)
    host = forms.CharField(
        label=gettext_lazy("Adres van het portaal"),
        max_length=253,
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Taal van het portaal"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        initial="nl",
    )
    brand_colour = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$",
        label=gettext_lazy("Huiskleur"),
        initial="#154273",
        widget=forms.TextInput(attrs={"type": "color", "class": "wh-colour"}),
        help_text=gettext_lazy(
            "De andere kleuren volgen hieruit, zodat tekst altijd goed leesbaar blijft."
        ),
    )
    employees_count = forms.IntegerField(
        label=gettext_lazy("Voor hoeveel medewerkers geldt de regeling?"),
        min_value=1,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"class": "wh-short"}),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mailadres voor wie vragen heeft"), required=False
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telefoonnummer voor wie vragen heeft"), max_length=30, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        suffix = settings.CLIENT_HOST_SUFFIX
        self.fields["host"].help_text = gettext(
            "Zonder https://. Laat u dit leeg, dan wordt het de korte naam met"
            " .%(suffix)s erachter."
        ) % {"suffix": suffix}

    def answers(self) -> dict[str, Any]:
        """Return what was filled in, with an address where none was given."""
        given = dict(self.cleaned_data)
        if not given["host"]:
            short = Asked(name=given["name"]).short_name
            given["host"] = f"{short}.{settings.CLIENT_HOST_SUFFIX}" if short else ""
        return given


class RegulationForm(WederhoorForm):
    """With which regulation the organisation begins, from which day, and with whose consent."""

    regulation = forms.ChoiceField(
        label=gettext_lazy("Met welke regeling begint de organisatie?"), widget=forms.RadioSelect
    )
    in_force_from = DutchDateField(label=gettext_lazy("Vanaf welke dag geldt de regeling?"))
    council = forms.ChoiceField(
        label=gettext_lazy("Heeft de ondernemingsraad ingestemd?"),
        choices=COUNCIL,
        widget=forms.RadioSelect,
        help_text=COUNCIL_NEEDED,
    )
    council_on = DutchDateField(
        label=gettext_lazy("Op welke dag stemde de ondernemingsraad in?"), required=False
    )
    note = LongTextField(
        label=gettext_lazy("Toelichting"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=gettext_lazy(
            "Bijvoorbeeld waarom instemming niet nodig is, of waar het besluit is te vinden."
        ),
    )

    def __init__(self, *args: Any, shipped: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regulation"].choices = [(name, told(name, title)) for name, title in shipped]  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        """Return what was filled in, with days as JSON knows them."""
        given = dict(self.cleaned_data)
        for name in ("in_force_from", "council_on"):
            given[name] = given[name].isoformat() if given[name] else ""
        return given


class PeopleForm(WederhoorForm):
    """Who of the consultancy will work here, who speaks for the organisation, and the contract."""

    serving = forms.MultipleChoiceField(
        label=gettext_lazy("Wie van het bureau werkt voor deze organisatie?"),
        widget=forms.CheckboxSelectMultiple,
    )
    role = forms.ChoiceField(label=gettext_lazy("In welke rol?"), widget=forms.RadioSelect)
    contact_name = forms.CharField(
        label=gettext_lazy("Wie spreekt namens de werkgever?"), max_length=200, required=False
    )
    contact_address = forms.EmailField(
        label=gettext_lazy("E-mailadres van deze persoon"), required=False
    )
    pays = forms.ChoiceField(label=gettext_lazy("Abonnement"), widget=forms.RadioSelect)

    def __init__(
        self,
        *args: Any,
        staff: Mapping[str, str],
        roles: Sequence[str],
        employees_count: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["serving"].choices = list(staff.items())  # type: ignore[attr-defined]
        self.fields["role"].choices = [(one, capfirst(role_word(one))) for one in roles]  # type: ignore[attr-defined]
        self.fields["role"].initial = next(iter(roles), "")
        self.fields["pays"].choices = list(_prices(employees_count))  # type: ignore[attr-defined]
        self.fields["pays"].initial = "year"

    def answers(self) -> dict[str, Any]:
        """Return what was filled in, person by person."""
        given = self.cleaned_data
        contact = {"name": given["contact_name"], "email": given["contact_address"]}
        return {
            "serving": [{"account": one, "role": given["role"]} for one in given["serving"]],
            "people": [contact | {"role": "employer"}] if given["contact_name"] else [],
            "pays": "" if given["pays"] == "later" else given["pays"],
        }


def _prices(employees_count: int) -> list[tuple[str, str]]:
    plan = plan_for(max(employees_count, 1))
    sentences = {
        Interval.YEAR: gettext("%(plan)s, per jaar: %(price)s zonder btw"),
        Interval.MONTH: gettext("%(plan)s, per maand: %(price)s zonder btw"),
    }
    offered = [
        (
            per.value,
            sentence % {"plan": words.plan(plan.code), "price": _price(employees_count, per)},
        )
        for per, sentence in sentences.items()
    ]
    return [*offered, ("later", gettext("Nog niet: wij spreken dit later af"))]


def _price(employees_count: int, per: Interval) -> str:
    count = max(employees_count, 1)
    cents = price_cents(plan_for(count), count, per=per)
    return written(cents, CURRENCY, language=get_language() or "nl")
