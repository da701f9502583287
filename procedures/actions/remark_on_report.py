from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from procedures.actions.tell_people import tell_people
from procedures.models import Hearing, HearingRemark, Party
from procedures.rules.hearing_report import check_remark, digest_of
from procedures.rules.notices import MESSAGE
from tenants import scope


@dataclass(frozen=True, slots=True)
class Remark:
    """That the report is right, or what it has wrong."""

    agrees: bool
    text: str = ""


@transaction.atomic
def remark_on_report(
    party: Party, hearing_id: UUID, said: Remark, *, at: datetime
) -> HearingRemark:
    """Add what a party says to the report of its own hearing, and tell who handles the case.

    The report stays as it is. The same words again are the same click. Raise Refusal
    `remark.none`, `remark.late` or `remark.empty`; Http404 for a hearing of another side.
    """
    rows = Hearing.objects.select_for_update().filter(case_id=party.case_id, side=party.side)
    hearing = rows.filter(id=hearing_id, waived_at=None).first()
    if hearing is None:
        raise Http404
    today = clock.local_date(at, scope.current().time_zone)
    until_on = hearing.remarks_until_on if hearing.report else None
    check_remark(said.text, agrees=said.agrees, until_on=until_on, today=today)
    before = list(hearing.remarks.all())
    for one in before:
        if one.by_party_id == party.id and (one.agrees, one.text) == (said.agrees, said.text):
            return one
    made = HearingRemark.objects.create(
        case_id=party.case_id,
        hearing=hearing,
        by_party=party,
        agrees=said.agrees,
        text=said.text.strip(),
        digest=digest_of(hearing.id, hearing.report, [one.text for one in before]),
        made_at=at,
    )
    by = Actor("party", party.id, party.name, frozenset({party.side}))
    facts: Facts = {"hearing": hearing.id, "agrees": said.agrees}
    record("hearing.remarked", by=by, at=at, about=About("case", party.case_id), facts=facts)
    tell_people(party.case, MESSAGE, f"remark/{made.id}", at=at)
    return made
