"""Who may see a case, as one law: the same in values here and as a queryset in queries.visible.

Staff of the secretariat see every case of the client; somebody with a seat sees that case for as
long as the seat lasts; the employer's authority sees a case once it was in a state that its
regulation opens to them; a party sees its own case, a respondent only once told of it; nobody else
sees anything.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kernel.actors import Actor
from procedures.rules.walk import SeatTaken

SEES_EVERY_CASE = frozenset({"secretariat", "complaints_officer", "handler"})
SEES_FIGURES = SEES_EVERY_CASE | {"policy_officer", "employer", "hr", "consultant"}
WRITES_REGULATION = SEES_EVERY_CASE | {"consultant"}
"""They write the next version of the client's regulation; the client adopts it."""


def sits(person: UUID | None, seats: Iterable[SeatTaken], at: datetime) -> bool:
    """Whether this person has a seat in the case at this moment."""
    return any(
        seat.person == person
        and seat.from_at <= at
        and (seat.until_at is None or at < seat.until_at)
        for seat in seats
    )


def sees_case(
    actor: Actor,
    *,
    seats: Iterable[SeatTaken],
    parties: Iterable[UUID],
    opened_to: Iterable[str],
    at: datetime,
) -> bool:
    """Whether an actor may see a case; `opened_to` are the roles it was once opened to.

    `parties` are those who know of the case: a respondent who was not told yet is not among them.
    """
    if actor.kind == "party":
        return actor.id in set(parties)
    if actor.kind != "person":
        return False
    if actor.roles & SEES_EVERY_CASE or sits(actor.id, seats, at):
        return True
    return bool(actor.roles & set(opened_to))
