"""Proposing moments for a hearing to one side and to who must be there, and taking them back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.actions.notify import Notice, notify
from procedures.models import Appointment, Complaint, HearingProposal
from procedures.queries.languages import spoken_to
from procedures.queries.notice_address import notice_address
from procedures.queries.standing import walk_of
from procedures.rules.planning import check_proposal
from tenants import scope


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed: to which side, which moments, where, with whom; and until when to say."""

    side: str
    moments: tuple[datetime, ...]
    place: str
    seats: tuple[UUID, ...]
    answer_by: date


@transaction.atomic
def propose_moments(
    case: Complaint, proposed: Proposed, *, by: Actor, at: datetime
) -> HearingProposal:
    """Ask one side and who must be there to choose; what was asked of that side before ends.

    Raise Refusal `planning.closed`, `planning.not_told` for a respondent who does not know of the
    complaint, and those of `check_proposal`.
    """
    Complaint.objects.select_for_update().get(id=case.id)
    if case.closed_on is not None:
        raise Refusal("planning.closed", message="Deze zaak is afgesloten.")
    if proposed.side == "respondent" and not walk_of(case).informed:
        message = "De beklaagde weet nog niet van deze klacht. Licht die eerst in."
        raise Refusal("planning.not_told", message=message, field="side")
    check_proposal(proposed.moments, answer_by=proposed.answer_by, at=at)
    case.proposals.filter(side=proposed.side, ended_at=None).update(ended_at=at)
    made = HearingProposal.objects.create(
        case=case,
        side=proposed.side,
        moments=sorted(set(proposed.moments)),
        place=proposed.place.strip(),
        seats=list(proposed.seats),
        answer_by=proposed.answer_by,
        proposed_at=at,
        proposed_by=by.id,
    )
    _tell(made)
    facts: Facts = {"proposal": made.id, "side": made.side}
    record("hearing.proposed", by=by, at=at, about=About("case", case.id), facts=facts)
    return made


@transaction.atomic
def withdraw_proposal(proposal: HearingProposal, *, by: Actor, at: datetime) -> None:
    """Stop asking; nobody can choose any more. Doing it twice is doing it once."""
    found = HearingProposal.objects.select_for_update().get(id=proposal.id)
    if found.ended_at is not None:
        return
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    facts: Facts = {"proposal": found.id, "side": found.side}
    about = About("case", found.case_id)
    record("hearing.proposal_withdrawn", by=by, at=at, about=about, facts=facts)


def tell_seats(case: Complaint, seats: list[UUID], key: str, *, at: datetime) -> None:
    """Send who has one of these seats now a notice without content."""
    found = Appointment.objects.filter(case=case, id__in=seats, until_at=None)
    for seat in found.select_related("person"):
        if seat.person.active and seat.person.email:
            notice = Notice(seat.person.email, scope.current().language, case.id)
            notify(f"{key}/{seat.id}", notice, at=at)


def _tell(made: HearingProposal) -> None:
    case, at = made.case, made.proposed_at
    for party in case.parties.filter(side=made.side).order_by("id"):
        address = notice_address(party)
        if address:
            notice = Notice(address, spoken_to(case, made.side), case.id)
            notify(f"proposal/{made.id}/{party.id}", notice, at=at)
    tell_seats(case, made.seats, f"proposal/{made.id}", at=at)
