"""Equal arms in a case: which side has which piece, since when, and what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from kernel import clock
from procedures.models import Complaint, Exemption, Giving, Party, Piece
from procedures.queries.case_pieces import NamedPiece
from procedures.queries.regulations import of_case
from procedures.queries.seated_file import pieces_of_file
from procedures.rules.arms import Paper, first_day, time_for_pieces
from procedures.rules.language import Regulation
from procedures.rules.sharing import complaint_shown
from procedures.rules.walk import SIDES
from tenants import scope

COMPLAINANT, RESPONDENT = SIDES
BY_HAND = frozenset({"handed", "post"})


@dataclass(frozen=True, slots=True)
class Holding:
    """What one side has of one piece.

    `state` is own, wall (the regulation does not give it), missing, short (not long enough yet),
    enough, waived or withheld; `enough_on` is the first day of a talk with full time for it.
    """

    side: str
    state: str
    since_on: date | None = None
    enough_on: date | None = None
    givings: tuple[Giving, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One piece of the file, and what each side has of it."""

    piece: Piece
    name: str
    byte_count: int
    holdings: tuple[Holding, ...]


@dataclass(frozen=True)
class Ledger:
    """The pieces of a case as its sides have them on a day of the client's calendar."""

    case: Complaint
    today: date

    @cached_property
    def pieces(self) -> Sequence[NamedPiece]:
        """The pieces that are judged on, in the order in which they came."""
        return pieces_of_file(self.case)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """What each side must have had before it is heard."""
        return tuple(
            Paper(
                one.piece.id,
                side,
                added_on=self._day(one.piece.added_at),
                since_on=self._since(one.piece, side),
                excused=self._excuse(one.piece, side) is not None,
            )
            for one in self.pieces
            for side in SIDES
            if not self._never(one.piece, side)
        )

    def rows(self) -> tuple[LedgerRow, ...]:
        """Return each piece with what the sides have of it."""
        return tuple(
            LedgerRow(
                one.piece,
                one.name,
                one.byte_count,
                tuple(self.holding(one.piece, side) for side in SIDES),
            )
            for one in self.pieces
        )

    def holding(self, piece: Piece, side: str) -> Holding:
        """Return what a side has of a piece, and how it got it."""
        givings = tuple(
            one for one in self._givings if (one.piece_id, one.side) == (piece.id, side)
        )
        never = self._never(piece, side)
        if never:
            return Holding(side, never, givings=givings)
        since_on, excuse = self._since(piece, side), self._excuse(piece, side)
        enough_on = self._enough(since_on)
        short = enough_on is not None and self.today < enough_on
        state = excuse or ("missing" if since_on is None else "short" if short else "enough")
        return Holding(side, state, since_on, enough_on, givings)

    def possible_from(self, side: str) -> date | None:
        """Return the first day on which a side can be heard that has all; None when any is so."""
        days = [self._enough(one.since_on) for one in self._asked(side)]
        return max((day for day in days if day), default=None)

    def missing_count(self, side: str) -> int:
        """Return how many pieces a side does not have at all."""
        return sum(one.since_on is None for one in self._asked(side))

    def _asked(self, side: str) -> Iterator[Paper]:
        return (one for one in self.papers if one.side == side and not one.excused)

    def _enough(self, since_on: date | None) -> date | None:
        guard = time_for_pieces(self._regulation)
        if since_on is None or guard is None or guard.inspected is None:
            return None
        return first_day(since_on, guard.inspected, self._regulation)

    def _never(self, piece: Piece, side: str) -> str:
        """Return why a piece is not to be given to a side: it is its own, or it may not read it."""
        if piece.from_side == side:
            return "own"
        return "wall" if self._walled and (piece.from_side, side) == SIDES else ""

    def _since(self, piece: Piece, side: str) -> date | None:
        given = [one for one in self._givings if (one.piece_id, one.side) == (piece.id, side)]
        by_hand = [one.given_on for one in given if one.how in BY_HAND]
        portal = self._ready(piece, side, [one.given_on for one in given if one.how == "given"])
        return min((*by_hand, *([portal] if portal else [])), default=None)

    def _ready(self, piece: Piece, side: str, later: list[date]) -> date | None:
        """Return since when a piece lies ready: a respondent reads nothing before being told."""
        if not (piece.for_complainant if side == COMPLAINANT else piece.for_respondent):
            return None
        ready_on = min(later, default=self._day(piece.added_at))
        if side == COMPLAINANT:
            return ready_on
        return max(ready_on, self._told_on) if self._told_on else None

    def _excuse(self, piece: Piece, side: str) -> str | None:
        since_on = self._since(piece, side)
        for one in self._exemptions:
            if one.side == side and one.piece_id == piece.id:
                return one.ground
            had = since_on is not None and since_on <= one.declared_on
            if one.side == side and one.piece_id is None and had:
                return one.ground
        return None

    @cached_property
    def _regulation(self) -> Regulation:
        return of_case(self.case)

    @cached_property
    def _walled(self) -> bool:
        return not complaint_shown(RESPONDENT, self._regulation)

    @cached_property
    def _givings(self) -> list[Giving]:
        return list(self.case.givings.order_by("given_on", "noted_at", "id"))

    @cached_property
    def _exemptions(self) -> list[Exemption]:
        return list(self.case.exemptions.defer("reason").order_by("noted_at", "id"))

    @cached_property
    def _told_on(self) -> date | None:
        told = self.case.acts.filter(kind="inform").order_by("ordinal").first()
        return self._day(told.at) if told else None

    def _day(self, moment: datetime) -> date:
        return clock.local_date(moment, scope.current().time_zone)


def waits_for_pieces(party: Party, today: date) -> date | None:
    """Return from when a party's own planned talk can be held, when that is still to come."""
    planned = party.case.hearings.filter(side=party.side, held_on=None, waived_at=None)
    if not planned.exclude(planned_at=None).exists():
        return None
    first_on = Ledger(party.case, today).possible_from(party.side)
    return first_on if first_on and today < first_on else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A side that cannot be heard today: what it lacks, and from which day it can be."""

    side: str
    missing_count: int
    possible_from: date | None


def waiting_sides(case: Complaint, today: date) -> list[Waiting]:
    """Return the sides that cannot be heard today for want of a piece, or of time for one."""
    if time_for_pieces(of_case(case)) is None:
        return []
    found = Ledger(case, today)
    sides = [Waiting(one, found.missing_count(one), found.possible_from(one)) for one in SIDES]
    return [
        one
        for one in sides
        if one.missing_count or (one.possible_from is not None and today < one.possible_from)
    ]
