"""Equal arms: whoever is heard has had every piece of the other side for long enough.

After Awb article 7:4(2), which has the pieces lie ready for at least a week before a hearing in
objections. How long it is for complaints, the regulation says (`inspected`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kernel.calendars import calendar
from kernel.errors import Refusal
from kernel.terms import forward
from procedures.rules.deadlines import amount
from procedures.rules.language import Guard, Length, Regulation, Step
from procedures.rules.walk import SIDES

CODE = "guard.inspected"


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece that a side must have had before it is heard: what it brought itself is none.

    `since_on` is the first day on which the side could read it, None as long as it cannot;
    `excused` says that the side gave up its time, or that it was withheld for a recorded reason.
    """

    piece: UUID
    side: str
    added_on: date
    since_on: date | None = None
    excused: bool = False


def guard_of(step: Step) -> Guard | None:
    """Return the guard with which a step gives whoever is heard time for the pieces, or None."""
    return next((guard for guard in step.requires if guard.inspected is not None), None)


def time_for_pieces(regulation: Regulation) -> Guard | None:
    """Return the guard of the regulation's first hearing that asks for time, or None."""
    return next((guard for step in regulation.steps if (guard := guard_of(step))), None)


def first_day(since_on: date, length: Length, regulation: Regulation) -> date:
    """Return the first day of a talk after a piece lay ready for `length`, in whole days."""
    whole = forward(since_on, amount(length), calendar=calendar(regulation.calendar))
    return whole + timedelta(days=1)


def possible_from(
    papers: Iterable[Paper], side: str, length: Length, regulation: Regulation
) -> date | None:
    """Return the first day on which a side that has everything can be heard; None without any."""
    days = [
        first_day(one.since_on, length, regulation)
        for one in papers
        if one.side == side and one.since_on is not None and not one.excused
    ]
    return max(days, default=None)


def lacking(
    papers: Iterable[Paper], side: str, *, held_on: date, length: Length, regulation: Regulation
) -> tuple[Paper, ...]:
    """Return what a side had not had for long enough when it was heard on a day.

    What came in after that day was no part of the talk.
    """
    return tuple(
        one
        for one in papers
        if one.side == side
        and one.added_on <= held_on
        and not one.excused
        and (one.since_on is None or held_on < first_day(one.since_on, length, regulation))
    )


def heard_sides(step: Step, side: object) -> tuple[str, ...]:
    """Return the sides that a step hears: both, or the one that it names."""
    if step.hears == "both":
        return SIDES
    return (str(side),) if side in SIDES else ()


def check_inspected(
    step: Step,
    papers: Iterable[Paper],
    *,
    sides: Iterable[str],
    held_on: date,
    regulation: Regulation,
) -> None:
    """Raise Refusal `guard.inspected` when a side is heard that lacked a piece, or had it too late.

    Its facts have the side and how many pieces; nothing of what is in them.
    """
    guard = guard_of(step)
    if guard is None or guard.inspected is None:
        return
    known = tuple(papers)
    for side in sides:
        found = lacking(known, side, held_on=held_on, length=guard.inspected, regulation=regulation)
        if found:
            raise _too_soon(side, len(found))


def _too_soon(side: str, count: int) -> Refusal:
    return Refusal(
        CODE,
        message="Wie is gehoord, had op die dag nog niet elk stuk lang genoeg. Kijk bij de zaak"
        " onder ‘Wie heeft wat’. Geef het stuk, plan het gesprek later, of leg vast dat deze"
        " kant geen tijd meer nodig heeft.",
        side=side,
        count=count,
    )
