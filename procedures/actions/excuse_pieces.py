"""Why a side is heard with less time for the pieces: it says so itself, or one is withheld."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.models import Complaint, Exemption, Party, Piece
from procedures.rules.walk import SIDES
from tenants import scope


@dataclass(frozen=True, slots=True)
class Withheld:
    """Which piece is kept from which side, and for which weighty reason."""

    piece: UUID
    side: str
    reason: str


@transaction.atomic
def give_up_time(
    case: Complaint, side: str, *, declared_on: date, by: Actor, at: datetime
) -> Exemption:
    """Keep that a side needs no more time for what it has; only with its own consent.

    A party says so itself; who handles the case writes down on which day it did. Raise Refusal
    `waiver.own` for another side than a party's own, `waiver.day` for a day that did not come yet.
    """
    if side not in SIDES:
        raise Http404
    if by.kind == "party" and by.roles != {side}:
        raise Refusal("waiver.own", message="U kunt dit alleen voor uw eigen kant zeggen.")
    if declared_on > clock.local_date(at, scope.current().time_zone):
        raise Refusal("waiver.day", message="Die dag moet nog komen.", field="declared_on")
    return _keep(Exemption(case=case, side=side, ground="waived", declared_on=declared_on), by, at)


@transaction.atomic
def withhold_piece(case: Complaint, kept: Withheld, *, by: Actor, at: datetime) -> Exemption:
    """Keep for which weighty reason a side is not given one piece (after Awb art. 7:4(6)).

    Raise Refusal `withheld.reason` without one, `withheld.given` for a piece that the side has.
    """
    piece = Piece.objects.filter(case=case, id=kept.piece).first()
    if piece is None or kept.side not in SIDES or piece.from_side == kept.side:
        raise Http404
    if not kept.reason.strip():
        raise Refusal("withheld.reason", message="Schrijf waarom.", field="reason")
    if piece.for_complainant if kept.side == SIDES[0] else piece.for_respondent:
        raise Refusal("withheld.given", message="Deze kant heeft dit stuk al.", field="side")
    today = clock.local_date(at, scope.current().time_zone)
    withheld = Exemption(case=case, piece=piece, ground="withheld", declared_on=today)
    withheld.side, withheld.reason = kept.side, kept.reason.strip()
    return _keep(withheld, by, at)


def _keep(made: Exemption, by: Actor, at: datetime) -> Exemption:
    facts: Facts = {"side": made.side, "declared_on": made.declared_on, "piece": made.piece_id}
    entry = record(
        f"pieces.{made.ground}", by=by, at=at, about=About("case", made.case_id), facts=facts
    )
    said = by.id if by.kind == "party" else None
    made.by_party = Party.objects.filter(id=said).first() if said else None
    made.noted_by = by.id if by.kind == "person" else None
    made.noted_at, made.entry = at, entry.seq
    made.save()
    return made
