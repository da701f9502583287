"""Giving a piece to a side, with proof: each way of giving is a row and an entry in the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.notify import Notice, notify
from procedures.models import Complaint, Giving, Party, Piece
from procedures.queries.languages import spoken_to
from procedures.queries.standing import walk_of
from procedures.rules.walk import SIDES
from tenants import scope

COMPLAINANT, RESPONDENT = SIDES
HOW = ("given", "handed", "post")


@dataclass(frozen=True, slots=True)
class Given:
    """To which side a piece was given, how, and on which day."""

    side: str
    how: str
    on: date


@transaction.atomic
def give_piece(case: Complaint, piece_id: UUID, given: Given, *, by: Actor, at: datetime) -> Giving:
    """Give a side a piece, from now on also in its portal; the side is told that there is one.

    Raise Refusal `giving.not_told` for a respondent who knows of nothing yet, `giving.own` for
    what a side brought itself, `giving.day` for a day before the piece was there or after today.
    """
    piece = Piece.objects.select_for_update().filter(case=case, id=piece_id).first()
    if piece is None or given.side not in SIDES or given.how not in HOW:
        raise Http404
    _check(case, piece, given, at)
    ready = _lay_ready(piece, given.side, by=by, at=at)
    if ready is not None and given.how == "given":
        return ready
    return _keep(piece, given, by=by, at=at)


def tell_of_pieces(
    case: Complaint,
    pieces: Iterable[Piece],
    *,
    by: Actor,
    at: datetime,
    told: Iterable[str] = (),
) -> None:
    """Tell each side that pieces of another were added for it; `told` are sides told already.

    A respondent who was not told of the complaint yet hears of nothing.
    """
    added = list(pieces)
    for side in SIDES:
        mine = [one for one in added if one.from_side != side and _readable(one, side)]
        if mine and side not in set(told) and _knows(case, side):
            _tell(case, mine, side, by=by, at=at)


@transaction.atomic
def note_opened(piece: Piece, party: Party, *, by: Actor, at: datetime) -> None:
    """Keep that a party opened a piece, the first time that it does."""
    before = Giving.objects.filter(piece=piece, party=party, how="opened")
    if piece.from_side == party.side or before.exists():
        return
    today = clock.local_date(at, scope.current().time_zone)
    _keep(piece, Given(party.side, "opened", today), by=by, at=at, party=party)


def _lay_ready(piece: Piece, side: str, *, by: Actor, at: datetime) -> Giving | None:
    """Let a side read a piece in its portal and tell it so; None when it could already."""
    if _readable(piece, side):
        return None
    flag = "for_complainant" if side == COMPLAINANT else "for_respondent"
    Piece.objects.filter(id=piece.id).update(**{flag: True})
    _tell(piece.case, [piece], side, by=by, at=at)
    today = clock.local_date(at, scope.current().time_zone)
    return _keep(piece, Given(side, "given", today), by=by, at=at)


def _check(case: Complaint, piece: Piece, given: Given, at: datetime) -> None:
    zone = scope.current().time_zone
    if piece.from_side == given.side:
        raise Refusal("giving.own", message="Deze kant bracht dit stuk zelf in.", field="side")
    if not _knows(case, given.side):
        raise Refusal(
            "giving.not_told",
            message="De beklaagde weet nog niet van deze klacht. Licht die eerst in.",
            field="side",
        )
    added_on, today = clock.local_date(piece.added_at, zone), clock.local_date(at, zone)
    if not added_on <= given.on <= today:
        raise Refusal(
            "giving.day",
            message="Kies een dag vanaf de dag waarop het stuk er was, en niet later dan vandaag.",
            field="on",
        )


def _knows(case: Complaint, side: str) -> bool:
    return side != RESPONDENT or walk_of(case).informed


def _readable(piece: Piece, side: str) -> bool:
    return piece.for_complainant if side == COMPLAINANT else piece.for_respondent


def _tell(case: Complaint, pieces: list[Piece], side: str, *, by: Actor, at: datetime) -> None:
    """Put one notice without content in the outbox for each party of a side; note it per piece."""
    today = clock.local_date(at, scope.current().time_zone)
    for party in case.parties.filter(side=side).order_by("id"):
        if party.email:
            notice = Notice(party.email, spoken_to(case, side), case.id)
            notify(f"pieces/{pieces[0].id}:{party.id}", notice, at=at)
            for piece in pieces:
                _keep(piece, Given(side, "notice", today), by=by, at=at, party=party)


def _keep(
    piece: Piece, given: Given, *, by: Actor, at: datetime, party: Party | None = None
) -> Giving:
    entry = record(
        "piece.given",
        by=by,
        at=at,
        about=About("case", piece.case_id),
        facts={"piece": piece.id, "side": given.side, "how": given.how, "given_on": given.on},
    )
    return Giving.objects.create(
        case_id=piece.case_id,
        piece=piece,
        side=given.side,
        party=party,
        how=given.how,
        given_on=given.on,
        noted_at=at,
        noted_by=by.id if by.kind == "person" else None,
        entry=entry.seq,
    )
