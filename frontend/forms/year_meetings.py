"""Forms of the advice meeting: the plan, an advice and its answer, the report, a decision."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField
from frontend.forms.fields_of_acts.moment import ClockField
from frontend.forms.year_papers import Choices, figure_choices
from procedures.actions.answer_advice import Answered
from procedures.actions.hold_meeting import Decided, Report
from procedures.actions.plan_meeting import Plan
from procedures.actions.propose_advice import Proposed
from procedures.actions.update_decision import Progress
from procedures.models import (
    AdviceMeeting,
    AgendaItem,
    Edition,
    MeetingAdvice,
    MeetingDecision,
    Person,
)
from tenants import scope

ROWS = 6
IN_SIGHT = 3
"""How many decisions are asked without unfolding."""
FIGURES = 3


class MeetingForm(WederhoorForm):
    """When, where, with whom and about which edition."""

    once = True
    edition = forms.ChoiceField(label=gettext_lazy("Over welke rapportage?"))
    day = DutchDateField(label=gettext_lazy("Dag"))
    time = ClockField(label=gettext_lazy("Tijd"))
    place = forms.CharField(
        label=gettext_lazy("Plaats"),
        max_length=200,
        help_text=gettext_lazy("Een adres en kamer, of: online."),
    )
    attendees = forms.MultipleChoiceField(
        label=gettext_lazy("Wie zijn erbij?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Zij krijgen de uitnodiging per e-mail."),
    )

    def __init__(
        self,
        data: object,
        *,
        editions: Sequence[Edition],
        people: Sequence[Person],
        meeting: AdviceMeeting | None = None,
        version: str | None = None,
    ) -> None:
        super().__init__(data, version=version, initial=_planned(meeting))
        chosen = {
            "edition": [(str(one.id), _title(one)) for one in editions],
            "attendees": [(str(one.id), _who(one)) for one in people],
        }
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field

    def plan(self) -> Plan:
        """Return what was filled in, the moment in the client's zone."""
        given = self.cleaned_data
        return Plan(
            UUID(given["edition"]),
            _moment(given["day"], given["time"]),
            given["place"],
            [UUID(one) for one in given["attendees"]],
        )


class AdviceForm(WederhoorForm):
    """An advice of the consultancy."""

    once = True
    text = LongTextField(label=gettext_lazy("Ons advies"), rows=4)

    def __init__(self, data: object, choices: Choices) -> None:
        super().__init__(data)
        for number in range(1, FIGURES + 1):
            self.fields[f"figure_{number}"] = forms.ChoiceField(
                label=gettext("Cijfer %(number)s waarop dit rust") % {"number": number},
                required=False,
                choices=figure_choices(choices),
            )

    def proposed(self) -> Proposed:
        """Return what was filled in; a figure that was chosen twice counts once."""
        chosen = [self.cleaned_data[f"figure_{number}"] for number in range(1, FIGURES + 1)]
        found = [tuple(one.split("/", 1)) for one in dict.fromkeys(filter(None, chosen))]
        return Proposed(self.cleaned_data["text"], [(table, line) for table, line in found])


class AnswerForm(WederhoorForm):
    """What the client does with an advice."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Wat doet de organisatie met dit advies?"),
        choices=[("follows", gettext_lazy("Volgen")), ("departs", gettext_lazy("Niet volgen"))],
        widget=forms.RadioSelect,
    )
    answer_reasons = LongTextField(
        label=gettext_lazy("Toelichting"),
        rows=4,
        required=False,
        help_text=gettext_lazy("Nodig als u het advies niet volgt."),
    )

    def __init__(self, data: object, advice: MeetingAdvice, *, version: str) -> None:
        initial = {"answer": advice.answer, "answer_reasons": advice.answer_reasons}
        super().__init__(data, version=version, initial=initial)
        self.fields["answer_reasons"].may_be_skipped = True  # type: ignore[attr-defined] # its hint says when

    def answered(self) -> Answered:
        """Return what was filled in."""
        return Answered(self.cleaned_data["answer"], self.cleaned_data["answer_reasons"])


class ReportForm(WederhoorForm):
    """When the meeting was, what was said, and what was decided."""

    day = DutchDateField(label=gettext_lazy("Op welke dag was het gesprek?"))
    time = ClockField(label=gettext_lazy("Hoe laat begon het?"))
    minutes = LongTextField(
        label=gettext_lazy("Verslag"),
        rows=8,
        required=False,
        help_text=gettext_lazy("Schrijf niets op waaraan een klager te herkennen is."),
    )

    def __init__(
        self,
        data: object,
        meeting: AdviceMeeting,
        *,
        version: str,
        people: Sequence[Person] = (),
        agenda: Sequence[AgendaItem] = (),
    ) -> None:
        initial = {**_at(meeting.held_at or meeting.planned_at), "minutes": meeting.minutes}
        super().__init__(data, version=version, initial=initial)
        self.items = [f"item-{place}" for place, _ in enumerate(agenda)]
        self.fields |= dict(zip(self.items, map(_said, agenda), strict=True))
        self.fields["minutes"].required = not self.items
        for name in ("minutes", *self.items):
            self.fields[name].may_be_skipped = True  # type: ignore[attr-defined] # one of them
        away = {one.person for one in meeting.attendances.all() if one.present is False}
        self.fields["present"] = forms.MultipleChoiceField(
            label=gettext("Wie waren erbij?"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            choices=[(str(one.id), _who(one)) for one in people],
            initial=[str(one.id) for one in people if one.id not in away],
        )
        for place in range(ROWS):
            self.fields |= _row(place)

    def clean(self) -> dict[str, Any]:
        """Say at its place what a half-filled decision lacks."""
        cleaned = super().clean()
        for place in self._filled(cleaned):
            for name in _names(place):
                if not cleaned.get(name) and not self.has_error(name):
                    self.add_error(name, _half(place))
        if not self._said_something(cleaned) and not self.has_error("minutes"):
            self.add_error("minutes", gettext("Schrijf kort op wat er is besproken."))
        return cleaned

    def rows(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Yield the decisions as they are asked, each with its title."""
        for place in range(ROWS):
            title = gettext("Afspraak %(number)s") % {"number": place + 1}
            yield title, [self[name] for name in _names(place)]

    def head(self) -> list[forms.BoundField]:
        """Return the controls before the decisions."""
        names = ["day", "time", "present", "minutes", *self.items]
        return [self[name] for name in names]

    def report(self) -> Report:
        """Return what was filled in; rows left empty do not count."""
        given = self.cleaned_data
        decided = [Decided(*(given[n] for n in _names(p))) for p in self._filled(given)]
        return Report(
            _moment(given["day"], given["time"]),
            given["minutes"],
            decided,
            [UUID(one) for one in given["present"]] if self.fields["present"].choices else None,  # type: ignore[attr-defined]
            [given[name] for name in self.items],
        )

    @property
    def uses_more(self) -> bool:
        """Whether one of the folded decisions is filled in, or wrong."""
        names = [name for place in range(IN_SIGHT, ROWS) for name in _names(place)]
        return any(self[name].errors or self[name].value() for name in names)

    def _said_something(self, cleaned: dict[str, Any]) -> bool:
        return any((cleaned.get(name) or "").strip() for name in ("minutes", *self.items))

    def _filled(self, cleaned: dict[str, Any]) -> list[int]:
        """List the rows in which something was typed, sound or not."""
        return [
            place
            for place in range(ROWS)
            if any(cleaned.get(name) or name in self.errors for name in _names(place))
        ]


class ProgressForm(WederhoorForm):
    """How a decision stands."""

    state = forms.ChoiceField(
        label=gettext_lazy("Hoe staat het ermee?"),
        choices=[
            ("open", gettext_lazy("Loopt nog")),
            ("done", gettext_lazy("Gedaan")),
            ("dropped", gettext_lazy("Vervallen")),
        ],
        widget=forms.RadioSelect,
    )
    done_on = DutchDateField(
        label=gettext_lazy("Gedaan op"),
        required=False,
        help_text=gettext_lazy("Alleen als het gedaan is. Leeg is vandaag."),
    )
    state_note = LongTextField(
        label=gettext_lazy("Wat is er gedaan, of waarom niet?"), rows=4, required=False
    )
    proof = forms.FileField(
        label=gettext_lazy("Een bestand dat dit laat zien"),
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld een planning. Zet er geen namen van klagers in."),
    )

    def __init__(
        self, data: object, decision: MeetingDecision, *, version: str, files: object = None
    ) -> None:
        names = ("state", "state_note", "done_on")
        initial = {name: getattr(decision, name) for name in names}
        super().__init__(data, files, version=version, initial=initial)

    def progress(self) -> Progress:
        """Return what was filled in."""
        given = self.cleaned_data
        return Progress(given["state"], given["state_note"], given["done_on"], given["proof"])


def _said(item: AgendaItem) -> forms.Field:
    """Return the control for what was said of a point of the agenda."""
    return LongTextField(label=item.text, rows=3, required=False, initial=item.minutes)


def _half(place: int) -> str:
    sentence = gettext("Vul dit ook in, of laat afspraak %(number)s helemaal leeg.")
    return sentence % {"number": place + 1}


def _names(place: int) -> tuple[str, str, str]:
    return f"decision-{place}-text", f"decision-{place}-owner", f"decision-{place}-due_on"


def _row(place: int) -> dict[str, forms.Field]:
    text, owner, due_on = _names(place)
    row: dict[str, forms.Field] = {
        text: LongTextField(label=gettext("Wat gebeurt er?"), rows=2, required=False),
        owner: forms.CharField(label=gettext("Wie doet het?"), max_length=200, required=False),
        due_on: DutchDateField(label=gettext("Wanneer is het af?"), required=False),
    }
    for control in row.values():
        control.may_be_skipped = True  # type: ignore[attr-defined] # a row is filled or left
    return row


def _planned(meeting: AdviceMeeting | None) -> dict[str, object]:
    if meeting is None:
        return {}
    return {
        **_at(meeting.planned_at),
        "edition": str(meeting.edition_id),
        "place": meeting.place,
        "attendees": [str(one) for one in meeting.attendees],
    }


def _at(moment: datetime) -> dict[str, object]:
    local = localtime(moment, ZoneInfo(scope.current().time_zone))
    return {"day": local.date(), "time": local.time()}


def _moment(day: date, time: Any) -> datetime:
    return datetime.combine(day, time, ZoneInfo(scope.current().time_zone))


def _title(edition: Edition) -> str:
    values = {"year": edition.year, "number": edition.number}
    if edition.state == "published":
        return gettext("%(year)s, editie %(number)s") % values
    return gettext("%(year)s, editie %(number)s (nog niet gepubliceerd)") % values


def _who(person: Person) -> str:
    return f"{person.name}, {person.profession}" if person.profession else person.name
