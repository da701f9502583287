"""What is asked of a party now: each with where to do it, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from procedures.models import HearingProposal, Party
from procedures.queries.next_steps import Choices, NextStep
from procedures.queries.planning import unanswered_for
from procedures.queries.reports import unanswered_reports


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to do: what, where, and the last day, None when there is none.

    `step` is the step of the regulation that does it, None when something else asks for it.
    """

    label: str
    url: str
    until_on: date | None = None
    step: NextStep | None = None


def asked_of(party: Party, choices: Choices, *, today: date) -> tuple[Asked, ...]:
    """Return what is asked of a party now, what must be done first on top."""
    found = [*_steps(choices), *_moment(unanswered_for(party)), *_reports(party, today)]
    return tuple(sorted(found, key=lambda one: one.until_on or date.max))


def _steps(choices: Choices) -> Iterator[Asked]:
    for step in choices.due:
        yield Asked(step.label, reverse("party_act", args=[step.act]), step.due_on, step)


def _moment(proposal: HearingProposal | None) -> Iterator[Asked]:
    if proposal is not None:
        label = gettext("Kies een moment voor uw gesprek")
        yield Asked(label, reverse("party_moments"), proposal.answer_by)


def _reports(party: Party, today: date) -> Iterator[Asked]:
    for hearing in unanswered_reports(party, today):
        url = reverse("party_report", args=[hearing.id])
        yield Asked(gettext("Kijk het verslag van uw gesprek na"), url, hearing.remarks_until_on)
