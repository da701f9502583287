"""What has happened in a case, folded from its acts: the state is a function of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from procedures.rules.language import Kind, Regulation, Step

CLOSED = "closed"
SIDES = ("complainant", "respondent")


@dataclass(frozen=True, slots=True)
class Taken:
    """One recorded act: its name, the language's kind, the moment, and facts without content."""

    act: str
    kind: Kind
    at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SideHeard:
    """How far one side was heard; `answer_by` is the last day of a served invitation.

    `planned` says that a talk is ahead, `asked` that nothing was said to its invitation yet.
    """

    invited: bool = False
    planned: bool = False
    asked: bool = False
    answer_by: date | None = None
    heard: bool = False
    waived: bool = False

    def done(self, today: date) -> bool:
        """Whether the side was heard, waived it, or left a served invitation unanswered."""
        unanswered = self.answer_by is not None and today > self.answer_by
        return self.heard or self.waived or unanswered


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """Somebody appointed to a seat in this case; `until_at` ends it."""

    person: UUID
    seat: str
    from_at: datetime
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """Everything the rules need to know of a case."""

    state: str
    taken: tuple[Taken, ...] = ()
    admitted: bool = False
    informed: bool = False
    acknowledged: bool = False
    revealed: bool = False
    sides: Mapping[str, SideHeard] = field(
        default_factory=lambda: MappingProxyType({side: SideHeard() for side in SIDES})
    )
    seats: tuple[SeatTaken, ...] = ()
    outcome: str | None = None
    closed_at: datetime | None = None
    opened_to: frozenset[str] = frozenset()

    def has(self, act: str) -> bool:
        """Whether this act has been taken."""
        return any(one.act == act for one in self.taken)


def walk(regulation: Regulation, acts: Iterable[Taken]) -> Walk:
    """Fold the acts, in the order in which they were recorded, from the first state on."""
    so_far = Walk(state=next(iter(regulation.states)))
    for act in acts:
        so_far = advance(regulation, so_far, act)
    return so_far


def advance(regulation: Regulation, so_far: Walk, act: Taken) -> Walk:
    """Return the walk after one more act. An act the regulation does not know changes nothing."""
    step = regulation.step(act.act)
    if step is None:
        return so_far
    state = step.to or so_far.state
    entered = so_far.closed_at is None and state == CLOSED
    return replace(
        so_far,
        state=state,
        taken=(*so_far.taken, act),
        admitted=so_far.admitted or step.kind == "admit",
        informed=so_far.informed or step.kind == "inform",
        acknowledged=so_far.acknowledged or step.kind == "acknowledge",
        revealed=so_far.revealed or step.reveals,
        sides=_heard(so_far.sides, step, act),
        seats=_seated(so_far.seats, step, act),
        outcome=_outcome(so_far.outcome, step, act),
        closed_at=act.at if entered else so_far.closed_at,
        opened_to=so_far.opened_to | set(regulation.states[state].open_to),
    )


def _heard(sides: Mapping[str, SideHeard], step: Step, act: Taken) -> Mapping[str, SideHeard]:
    side = str(act.facts.get("side", ""))
    changed = dict(sides)
    if step.kind == "invite" and side in changed:
        changed[side] = _invited(changed[side], _day(act, "answer_by"))
    elif step.kind == "answer" and side in changed:
        changed[side] = replace(changed[side], asked=False, answer_by=None)
    elif step.kind == "waive" and side in changed:
        changed[side] = replace(changed[side], planned=False, asked=False, waived=True)
    for one in _hears(step, side):
        changed[one] = replace(changed[one], planned=False, asked=False, heard=True)
    return MappingProxyType(changed)


def _invited(side: SideHeard, answer_by: date | None) -> SideHeard:
    return replace(side, invited=True, planned=True, asked=True, answer_by=answer_by)


def _hears(step: Step, side: str) -> tuple[str, ...]:
    if step.hears == "both":
        return SIDES
    return (side,) if step.hears == "side" and side in SIDES else ()


def _day(act: Taken, name: str) -> date | None:
    value = act.facts.get(name)
    return date.fromisoformat(str(value)) if value else None


def _seated(seats: tuple[SeatTaken, ...], step: Step, act: Taken) -> tuple[SeatTaken, ...]:
    if step.kind == "appoint":
        new = SeatTaken(UUID(str(act.facts["person"])), str(act.facts["seat"]), act.at)
        return (*seats, new)
    if step.kind == "release":
        gone = UUID(str(act.facts["person"]))
        return tuple(
            replace(seat, until_at=act.at) if seat.person == gone and not seat.until_at else seat
            for seat in seats
        )
    return seats


def _outcome(former: str | None, step: Step, act: Taken) -> str | None:
    if step.kind == "rule":
        return str(act.facts["outcome"])
    return step.outcome or former
