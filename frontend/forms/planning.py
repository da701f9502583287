"""Forms for choosing a moment: what the secretariat proposes, and what fits whom."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField
from frontend.forms.fields_of_acts.moment import ClockField
from procedures.actions.answer_proposal import Fitting
from procedures.actions.propose_moments import Proposed
from procedures.models import HearingProposal, ProposalAnswer
from procedures.rules.planning import MOST_MOMENTS
from tenants import scope

NONE = "none"
IN_SIGHT = 3
"""How many moments are asked without unfolding."""
MomentRow = tuple[str, list[forms.BoundField]]
"""The heading of a moment, and its two boxes."""


def said(moment: datetime) -> str:
    """Return a moment as people say it, in the active zone and language."""
    return date_format(localtime(moment), "l j F Y, H:i")


class ProposalForm(WederhoorForm):
    """Which moments the secretariat proposes to one side, where and with whom."""

    once = True

    def __init__(
        self, data: object, *, sides: list[tuple[str, str]], seats: list[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        self.fields["side"] = forms.ChoiceField(
            label=gettext("Met wie is het gesprek?"),
            choices=sides,
            widget=forms.RadioSelect,
            error_messages={"required": gettext("Kies met wie het gesprek is.")},
        )
        for number in range(1, MOST_MOMENTS + 1):
            self.fields |= _row(number)
        self.fields["place"] = LongTextField(
            rows=2,
            label=gettext("Waar, of met welke link voor beeldbellen?"),
            help_text=gettext("Dit lezen alleen wie bij het gesprek zijn."),
            required=False,
        )
        self.fields["answer_by"] = DutchDateField(label=gettext("Antwoord graag uiterlijk op"))
        if seats:
            self.fields["seats"] = forms.MultipleChoiceField(
                label=gettext("Wie moeten erbij zijn?"),
                choices=seats,
                widget=forms.CheckboxSelectMultiple,
                initial=[key for key, _ in seats],
                required=False,
            )

    @property
    def first_rows(self) -> list[MomentRow]:
        """The moments that nearly every proposal needs."""
        return self._rows[:IN_SIGHT]

    @property
    def more_rows(self) -> list[MomentRow]:
        """The other moments, folded away until they are asked for."""
        return self._rows[IN_SIGHT:]

    @property
    def uses_more(self) -> bool:
        """Whether one of the other moments is filled in, or wrong."""
        return any(box.errors or box.value() for _, boxes in self.more_rows for box in boxes)

    @property
    def _rows(self) -> list[MomentRow]:
        return [
            (
                gettext("Moment %(number)d") % {"number": number},
                [self[f"day_{number}"], self[f"time_{number}"]],
            )
            for number in range(1, MOST_MOMENTS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a moment of which one half is there."""
        cleaned = super().clean()
        for number in range(1, MOST_MOMENTS + 1):
            halves = {name: cleaned.get(f"{name}_{number}") for name in ("day", "time")}
            missing = [f"{name}_{number}" for name, value in halves.items() if value is None]
            if len(missing) == 1 and not self.has_error(missing[0]):
                self.add_error(missing[0], gettext("Vul de dag én de tijd in."))
        return cleaned

    def proposed(self) -> Proposed:
        """Return what was filled in; the moments in the client's zone."""
        given, zone = self.cleaned_data, ZoneInfo(scope.current().time_zone)
        days = [
            (given.get(f"day_{number}"), given.get(f"time_{number}"))
            for number in range(1, MOST_MOMENTS + 1)
        ]
        return Proposed(
            side=given["side"],
            moments=tuple(
                datetime.combine(day, time, zone) for day, time in days if day and time is not None
            ),
            place=given["place"],
            seats=tuple(UUID(one) for one in given.get("seats", [])),
            answer_by=given["answer_by"],
        )


class FittingForm(WederhoorForm):
    """Which of the proposed moments fit; or that none does."""

    def __init__(
        self, data: object, *, proposal: HearingProposal, answer: ProposalAnswer | None
    ) -> None:
        chosen = [one.isoformat() for one in answer.fitting] or [NONE] if answer else []
        initial = {"fitting": chosen, "remark": answer.remark if answer else ""}
        super().__init__(data, initial=initial, prefix=f"m{proposal.id.hex[:8]}")
        self.fields["fitting"] = forms.MultipleChoiceField(
            label=gettext("Op welke momenten kunt u?"),
            help_text=gettext("Kies alles wat past. U kunt dit later nog veranderen."),
            choices=[
                *((one.isoformat(), said(one)) for one in proposal.moments),
                (NONE, gettext("Geen van deze momenten past mij")),
            ],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": gettext("Kies ten minste één moment, of zeg dat er geen past.")
            },
        )
        self.fields["remark"] = LongTextField(
            rows=3,
            label=gettext("Wilt u er iets bij zeggen?"),
            help_text=gettext("Bijvoorbeeld wanneer u wel kunt, of wat u nodig hebt om te komen."),
            required=False,
            max_length=2_000,
        )

    def typed(self, waiting: QueryDict) -> dict[str, object]:
        """Return what was sent while nobody was in, to begin with."""
        return {
            "fitting": waiting.getlist(self.add_prefix("fitting")),
            "remark": waiting.get(self.add_prefix("remark"), ""),
        }

    def clean(self) -> dict[str, Any]:
        """Ask what is right when somebody chose moments, and also that none fits."""
        cleaned = super().clean()
        chosen = cleaned.get("fitting", [])
        if NONE in chosen and len(chosen) > 1:
            both = gettext("U koos momenten, en ook dat er geen past. Wat klopt?")
            self.add_error("fitting", both)
        return cleaned

    def given(self) -> Fitting:
        """Return what was chosen."""
        moments: Sequence[str] = self.cleaned_data["fitting"]
        chosen = tuple(datetime.fromisoformat(one) for one in moments if one != NONE)
        return Fitting(chosen, self.cleaned_data["remark"])


def _row(number: int) -> dict[str, forms.Field]:
    first, facts = number == 1, {"number": number}
    day = DutchDateField(label=gettext("Dag van moment %(number)d") % facts, required=first)
    time = ClockField(label=gettext("Tijd van moment %(number)d") % facts, required=first)
    return {f"day_{number}": day, f"time_{number}": time}
