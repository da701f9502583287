"""Choosing a moment for a hearing: what is asked of whom, who can when, and what clashes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kernel import calendars
from procedures.models import (
    Appointment,
    Complaint,
    Hearing,
    HearingProposal,
    Party,
    ProposalAnswer,
)
from procedures.queries.regulations import of_case
from procedures.rules.planning import APART, Busy, Clash, clashes
from tenants import scope


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked: `answer` is empty while they did not say anything."""

    name: str
    answer: ProposalAnswer | None


@dataclass(frozen=True, slots=True)
class Option:
    """A proposed moment: whom it fits and whom it does not, and what is unhandy about it."""

    at: datetime
    fits: tuple[str, ...]
    misses: tuple[str, ...]
    clashes: tuple[Clash, ...]
    best: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """An open proposal with everybody's answer; `silent` did not answer yet."""

    proposal: HearingProposal
    options: tuple[Option, ...]
    silent: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]


def proposal_for(party: Party) -> HearingProposal | None:
    """Return what a party is asked to choose from now."""
    return HearingProposal.objects.filter(
        case_id=party.case_id, side=party.side, ended_at=None
    ).first()


def unanswered_for(party: Party) -> HearingProposal | None:
    """Return what a party is asked to choose from and did not answer yet."""
    found = proposal_for(party)
    return None if found is None or found.answers.filter(party=party).exists() else found


def answer_of(proposal: HearingProposal, *, party: Party) -> ProposalAnswer | None:
    """Return what a party said to it."""
    return proposal.answers.filter(party=party).first()


def asked_of_seat(seat: Appointment) -> list[tuple[HearingProposal, ProposalAnswer | None]]:
    """Return what somebody with a seat is asked to choose from now, with what they said."""
    asked = HearingProposal.objects.filter(
        case_id=seat.case_id, ended_at=None, seats__contains=[seat.id]
    ).order_by("proposed_at", "id")
    said = {one.proposal_id: one for one in ProposalAnswer.objects.filter(seat=seat)}
    return [(one, said.get(one.id)) for one in asked]


def sheets_of(case: Complaint, *, language: str) -> list[Sheet]:
    """Return the open proposals of a case, for who plans."""
    found = case.proposals.filter(ended_at=None).prefetch_related("answers").order_by("side")
    return [_sheet(case, one, language) for one in found]


def clashes_of(
    case: Complaint, side: str, moments: Sequence[datetime], seats: Iterable[UUID], *, language: str
) -> list[tuple[datetime, tuple[Clash, ...]]]:
    """Return each moment with what is unhandy about it for a talk with this side."""
    busy = _busy(case, side, moments, seats)
    calendar = calendars.calendar(of_case(case).calendar)
    zone = scope.current().time_zone
    return [
        (one, clashes(one, busy, calendar=calendar, zone=zone, language=language))
        for one in moments
    ]


def _sheet(case: Complaint, proposal: HearingProposal, language: str) -> Sheet:
    asked = _asked(case, proposal)
    found = clashes_of(case, proposal.side, proposal.moments, proposal.seats, language=language)
    answered = [one for one in asked if one.answer is not None]
    most = max(map(len, _fitting(answered, proposal.moments)), default=0)
    options = []
    for (moment, unhandy), fits in zip(found, _fitting(answered, proposal.moments), strict=True):
        misses = tuple(one.name for one in answered if one.name not in fits)
        options.append(Option(moment, fits, misses, unhandy, best=bool(fits) and len(fits) == most))
    return Sheet(
        proposal,
        options=tuple(options),
        silent=tuple(one.name for one in asked if one.answer is None),
        remarks=tuple(
            (one.name, one.answer.remark) for one in asked if one.answer and one.answer.remark
        ),
    )


def _fitting(answered: list[Asked], moments: Iterable[datetime]) -> list[tuple[str, ...]]:
    return [
        tuple(one.name for one in answered if one.answer and moment in one.answer.fitting)
        for moment in moments
    ]


def _asked(case: Complaint, proposal: HearingProposal) -> list[Asked]:
    """Return the parties of the side and those who have one of the seats still, by name."""
    by_party = {one.party_id: one for one in proposal.answers.all() if one.party_id}
    by_seat = {one.seat_id: one for one in proposal.answers.all() if one.seat_id}
    parties = case.parties.filter(side=proposal.side).order_by("id")
    seats = case.appointments.filter(id__in=proposal.seats, until_at=None)
    return [
        *(Asked(one.name or proposal.side, by_party.get(one.id)) for one in parties),
        *(
            Asked(one.person.name, by_seat.get(one.id))
            for one in seats.select_related("person").order_by("from_at", "id")
        ),
    ]


def _busy(
    case: Complaint, side: str, moments: Sequence[datetime], seats: Iterable[UUID]
) -> list[Busy]:
    """Return the planned talks near these moments: of the other side, or with the same people."""
    if not moments:
        return []
    near = (min(moments) - APART, max(moments) + APART)
    planned = Hearing.objects.filter(planned_at__range=near, held_on=None, waived_at=None)
    people = {
        one.person_id: one.person.name
        for one in case.appointments.filter(id__in=list(seats)).select_related("person")
    }
    found = []
    for one in planned.exclude(case=case, side=side).prefetch_related("case__appointments"):
        seated = {seat.person_id for seat in one.case.appointments.all() if not seat.until_at}
        names = frozenset(name for who, name in people.items() if who in seated)
        own = one.case_id == case.id
        if one.planned_at and (own or names):
            found.append(Busy(one.planned_at, own, frozenset() if own else names))
    return found
