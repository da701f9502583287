"""The roles that see more than one case, and what a seat is.

Staff of the secretariat see every case of the client; somebody with a seat sees that case for as
long as the seat lasts; the employer's authority sees a case once it was in a state that its
regulation opens to them; a party sees its own case, a respondent only once told of it; nobody else
sees anything. Whoever the complaint is about sees it as a party alone, whatever roles they have.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

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
