"""One thing in several cases: each case by itself, so that one that cannot holds up no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.assign_handler import assign_handler
from procedures.actions.note_visit import note_visit
from procedures.actions.preview_letters import preview_letters
from procedures.actions.send_message import check_message, send_message
from procedures.actions.take import Doing, take
from procedures.models import Complaint
from procedures.queries.regulations import of_case
from procedures.queries.together import is_alike

MOST = 25


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to happen in each case: an act, a message, who takes it, or that it was looked at.

    `person` counts when `what` is "handler": None for nobody. `side` and `body` count when it is
    "message": the side is told the same in each case. `key` is that of one click.
    """

    what: str
    key: UUID
    act: str = ""
    person: UUID | None = None
    side: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of it in one case: letters that go, or why it cannot be (a Refusal)."""

    case: Complaint
    letters: tuple[str, ...] = ()
    refusal: Refusal | None = None


def foreseen(cases: Sequence[Complaint], wish: Wish, *, by: Actor, at: datetime) -> list[Outcome]:
    """Return what would come of it in each case; nothing happens."""
    return [_foreseen(case, wish, by, at) for case in cases]


def do_together(
    cases: Sequence[Complaint], wish: Wish, *, by: Actor, at: datetime
) -> list[Outcome]:
    """Do it in each case; those where it cannot be stay as they are."""
    return [_done(case, wish, by, at) for case in cases]


def _foreseen(case: Complaint, wish: Wish, by: Actor, at: datetime) -> Outcome:
    if wish.what not in ("act", "message"):
        return Outcome(case)
    try:
        if wish.what == "message":
            check_message(case, wish.body, side=wish.side, by=by)
            return Outcome(case)
        letters = preview_letters(case, _doing(case, wish, by, at))
    except Refusal as refusal:
        return Outcome(case, refusal=refusal)
    return Outcome(case, tuple(one.subject for one in letters))


def _done(case: Complaint, wish: Wish, by: Actor, at: datetime) -> Outcome:
    try:
        if wish.what == "act":
            take(case.id, _doing(case, wish, by, at))
        elif wish.what == "message":
            send_message(case, wish.body, side=wish.side, by=by, at=at)
        elif wish.what == "handler":
            assign_handler(case, wish.person, by=by, at=at)
        else:
            note_visit(case, by=by, at=at)
    except Refusal as refusal:
        return Outcome(case, refusal=refusal)
    return Outcome(case)


def _doing(case: Complaint, wish: Wish, by: Actor, at: datetime) -> Doing:
    """Return the step in one case; pressed twice it is one act.

    Raise Refusal `together.alone` for a step that is looked at case by case.
    """
    step = of_case(case).step(wish.act)
    if step is not None and not is_alike(step):
        raise Refusal("together.alone", message="Deze stap zet u in elke zaak apart.")
    return Doing(wish.act, by=by, at=at, version=case.version, key=uuid5(wish.key, str(case.id)))
