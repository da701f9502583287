"""Saying which of the proposed moments fit: by a party of that side, or by who has a seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from procedures.models import Appointment, HearingProposal, Party, ProposalAnswer
from procedures.rules.planning import check_answer


@dataclass(frozen=True, slots=True)
class Fitting:
    """Which moments fit; none of them says that none does. `remark` tells when one could."""

    moments: Sequence[datetime]
    remark: str = ""


@transaction.atomic
def answer_as_party(proposal_id: UUID, party: Party, given: Fitting, *, at: datetime) -> None:
    """Keep when a party can come; the last word counts.

    Raise Refusal `planning.ended` or `planning.foreign`; Http404 for what is not asked of it.
    """
    found = HearingProposal.objects.select_for_update().filter(id=proposal_id).first()
    if found is None or (found.case_id, found.side) != (party.case_id, party.side):
        raise Http404
    by = Actor("party", party.id, party.name, frozenset({party.side}))
    _keep(found, given, by=by, at=at, party=party)


@transaction.atomic
def answer_as_seat(
    proposal_id: UUID, seat: Appointment, given: Fitting, *, by: Actor, at: datetime
) -> None:
    """Keep when somebody with a seat can be there; the last word counts.

    Raise Refusal `planning.ended` or `planning.foreign`; Http404 for what is not asked of them.
    """
    found = HearingProposal.objects.select_for_update().filter(id=proposal_id).first()
    if found is None or found.case_id != seat.case_id or seat.id not in found.seats:
        raise Http404
    _keep(found, given, by=by, at=at, seat=seat)


def _keep(
    found: HearingProposal, given: Fitting, *, by: Actor, at: datetime, **who: Party | Appointment
) -> None:
    check_answer(given.moments, found.moments, is_open=found.ended_at is None)
    said = ProposalAnswer.objects.filter(proposal=found, **who).first()
    said = said or ProposalAnswer(proposal=found, case_id=found.case_id, **who)
    said.fitting, said.remark, said.answered_at = sorted(given.moments), given.remark.strip(), at
    said.save()
    facts: Facts = {"proposal": found.id, "fitting_count": len(given.moments)}
    record("hearing.answered", by=by, at=at, about=About("case", found.case_id), facts=facts)
