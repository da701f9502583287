"""Entering a complaint that did not come through the portal."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField, ManyFilesField
from frontend.forms.staff.parties import departments
from frontend.languages import WHOLE
from kernel import clock
from kernel.errors import Refusal
from procedures.queries.words import label
from procedures.rules.filing import Filed, PersonNamed
from procedures.rules.language import Question, Regulation, Texts
from tenants import scope

NOT_BY_HAND = frozenset({"portal", "api"})
OWN_FIELD = {
    "regulation.none": "received_on",
    "name": "complainant_name",
    "category": "categories",
    "ground": "grounds",
}
OWN_WORDS = {
    "filing.name": gettext_lazy("Vul de naam van de klager in, of kies dat die anoniem blijft."),
}
NOON = time(12, 0)
TONGUES = {"nl": "Nederlands", "en": "English", "fr": "Français", "de": "Deutsch"}
"""Each language by its own name."""
_OF_COMPLAINANT = ("complainant_name", "complainant_email", "department")


class FilingForm(WederhoorForm):
    """A complaint as somebody wrote or told it, with the day on which it came in."""

    once = True
    channel = forms.ChoiceField(
        label=gettext_lazy("Hoe kwam de klacht binnen?"), widget=forms.RadioSelect
    )
    received_on = DutchDateField(
        label=gettext_lazy("Ontvangen op"),
        format_told=True,
        help_text=gettext_lazy(
            "De dag van de brief of het gesprek, als dd-mm-jjjj. Dan beginnen de termijnen."
        ),
    )
    anonymous = forms.BooleanField(
        label=gettext_lazy("De klager wil anoniem blijven"), required=False
    )
    hidden = forms.BooleanField(
        label=gettext_lazy("De naam is alleen voor ons"),
        help_text=gettext_lazy("Wat de naam aan anderen zou vertellen, kan dan niet."),
        required=False,
    )
    complainant_name = forms.CharField(
        label=gettext_lazy("Naam van de klager"), max_length=200, required=False
    )
    complainant_email = forms.EmailField(
        label=gettext_lazy("E-mailadres van de klager"), required=False
    )
    department = forms.ChoiceField(label=gettext_lazy("Afdeling van de klager"), required=False)
    respondent_name = forms.CharField(
        label=gettext_lazy("Over wie gaat de klacht?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Meer dan één persoon kan later in de zaak."),
    )
    respondent_email = forms.EmailField(
        label=gettext_lazy("E-mailadres van die persoon"), required=False
    )
    story = LongTextField(label=gettext_lazy("Wat is er gebeurd?"), rows=8)
    happened_on = DutchDateField(
        label=gettext_lazy("Wanneer gebeurde het (voor het laatst)?"), required=False
    )
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Waar gaat de klacht over?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    grounds = forms.MultipleChoiceField(
        label=gettext_lazy("Op welke grond (bij discriminatie)?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    wish = LongTextField(label=gettext_lazy("Wat wil de klager bereiken?"), rows=3, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("In welke taal schrijven wij de klager?"), required=False
    )

    def __init__(self, *args: Any, regulation: Regulation, texts: Texts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = regulation.filing.questions
        channels = [one for one in regulation.filing.channels if one not in NOT_BY_HAND]
        self._offer("channel", [(one, label(texts, "channel", one)) for one in channels])
        for name, list_ in (("categories", "category"), ("grounds", "ground")):
            codes = regulation.code_lists.get(list_, ())
            self._offer(name, [(code, label(texts, list_, code)) for code in codes])
        self._offer("department", departments())
        self._set_anonymity("anonymous" in regulation.filing.anonymity)
        if not {"named", "third_parties"} <= set(regulation.filing.anonymity):
            del self.fields["hidden"]
        if not regulation.code_lists.get("ground"):
            del self.fields["grounds"]
        self._offer_languages(regulation.languages)
        for question in self._questions:
            self.fields[f"question-{question.name}"] = _asked(question, texts)
        self.fields["files"] = ManyFilesField(label=gettext("Bestanden"), required=False)

    def _offer_languages(self, languages: Sequence[str]) -> None:
        """Ask for the language where the regulation knows more than the pages do."""
        if set(languages) <= set(WHOLE):
            del self.fields["language"]
            return
        self._offer("language", [(code, TONGUES.get(code, code)) for code in languages])
        self.fields["language"].initial = get_language()

    def clean_received_on(self) -> object:
        """Refuse a day that is still to come."""
        day = self.cleaned_data["received_on"]
        if day > clock.local_date(clock.now(), scope.current().time_zone):
            raise forms.ValidationError(gettext("Deze dag moet nog komen."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for names together with what else is missing; an address alone names nobody."""
        cleaned = super().clean()
        named = cleaned.get("complainant_name") or cleaned.get("anonymous")
        if not named and "complainant_name" not in self.errors:
            self.add_error("complainant_name", OWN_WORDS["filing.name"])
        if cleaned.get("respondent_email") and not cleaned.get("respondent_name"):
            self.add_error("respondent_name", gettext("Vul de naam in."))
        return cleaned

    def filed(self, key: object, language: str) -> Filed:
        """Return the complaint as values; `key` is that of the click."""
        given = self.cleaned_data
        return Filed(
            story=given["story"],
            received_at=self._received_at(),
            channel=given["channel"],
            complainant=PersonNamed(
                name="" if given.get("anonymous") else given["complainant_name"],
                email=given["complainant_email"],
                department=given["department"],
            ),
            respondents=self._respondents(),
            categories=tuple(given["categories"]),
            grounds=tuple(given.get("grounds", ())),
            wish=given["wish"],
            happened_on=given["happened_on"],
            department=given["department"],
            anonymous=given.get("anonymous", False),
            hidden=given.get("hidden", False),
            answers=self._answers(),
            language=given.get("language") or language,
            **({"key": key} if key else {}),  # type: ignore[arg-type]
        )

    def refuse(self, refusal: Refusal) -> None:
        """Show what a rule refused at the field it is about."""
        about = str(refusal.facts.get("field", ""))
        name = OWN_FIELD.get(refusal.code) or OWN_FIELD.get(about, about)
        if refusal.code == "filing.question":
            name = f"question-{about}"
        known = name if name in self.fields else None
        self.add_error(known, OWN_WORDS.get(refusal.code) or gettext(refusal.message))

    def _received_at(self) -> datetime:
        """Now for what came in today, else noon of that day: the hour is not known."""
        now, zone = clock.now(), ZoneInfo(scope.current().time_zone)
        day = self.cleaned_data["received_on"]
        if day == clock.local_date(now, zone):
            return now
        return datetime.combine(day, NOON, zone)

    def _respondents(self) -> tuple[PersonNamed, ...]:
        name = self.cleaned_data["respondent_name"].strip()
        email = self.cleaned_data["respondent_email"]
        return (PersonNamed(name, email),) if name else ()

    def _answers(self) -> dict[str, str]:
        given = {one.name: self.cleaned_data.get(f"question-{one.name}") for one in self._questions}
        return {name: answer for name, answer in given.items() if answer}

    def _set_anonymity(self, allowed: bool) -> None:  # noqa: FBT001 the one thing it sets
        name = self.fields["complainant_name"]
        if allowed:
            name.help_text = gettext("Nodig, behalve als de klager anoniem wil blijven.")
            name.may_be_skipped = True  # type: ignore[attr-defined] # its hint says when
        else:
            name.required = True
            del self.fields["anonymous"]

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the controls under their headings."""
        asked = [f"question-{one.name}" for one in self._questions]
        headings = (
            (gettext("Binnenkomst"), ["channel", "received_on"]),
            (gettext("De klager"), ["anonymous", "hidden", *_OF_COMPLAINANT, "language"]),
            (gettext("Over wie"), ["respondent_name", "respondent_email"]),
            (gettext("De klacht"), ["story", "happened_on", "categories", "grounds", "wish"]),
            (gettext("Wat wij elke klager vragen"), [*asked, "files"]),
        )
        return [
            (title, [self[name] for name in names if name in self.fields])
            for title, names in headings
        ]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


def _asked(question: Question, texts: Texts) -> forms.Field:
    words = texts.questions.get(question.name, question.name)
    if not question.options:
        return LongTextField(label=words, rows=3, required=question.required)
    choices = [(code, label(texts, question.name, code)) for code in question.options]
    return forms.ChoiceField(
        label=words, choices=[("", gettext("Onbekend")), *choices], required=question.required
    )
