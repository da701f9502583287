"""Reminding who did not say yet which of the proposed moments for a hearing fit."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from procedures.actions.notify import Notice, notify
from procedures.actions.propose_moments import tell_seats
from procedures.models import HearingProposal
from procedures.queries.languages import spoken_to
from procedures.queries.notice_address import notice_address
from procedures.rules.notices import digests_leave
from procedures.rules.planning import asks_again
from tenants import scope


def remind_of_moments(now: datetime) -> int:
    """Send one notice without content to each who is silent, in the morning before the last days.

    Each gets it once for a proposal, however often this runs; return for how many proposals.
    """
    local = now.astimezone(ZoneInfo(scope.current().time_zone))
    if not digests_leave(local):
        return 0
    return sum(_remind(one, at=local.astimezone(UTC)) for one in _due(local))


def _due(local: datetime) -> Iterator[HearingProposal]:
    today = local.date()
    rows = HearingProposal.objects.filter(
        ended_at=None, answer_by__range=(today, today + timedelta(days=7)), case__closed_on=None
    )
    for one in rows.select_related("case").prefetch_related("answers"):
        if asks_again(one.proposed_at.astimezone(local.tzinfo).date(), one.answer_by, today):
            yield one


@transaction.atomic
def _remind(proposal: HearingProposal, *, at: datetime) -> bool:
    case, key = proposal.case, f"proposal/{proposal.id}/again"
    answers = proposal.answers.all()
    parties = {one.party_id for one in answers if one.party_id}
    for party in case.parties.filter(side=proposal.side).exclude(id__in=parties):
        address = notice_address(party)
        if address:
            notice = Notice(address, spoken_to(case, proposal.side), case.id)
            notify(f"{key}/{party.id}", notice, at=at)
    answered = {one.seat_id for one in answers}
    tell_seats(case, [one for one in proposal.seats if one not in answered], key, at=at)
    return True
