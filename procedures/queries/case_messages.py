"""What was written in a case: with each side, and among those who handle it."""

from dataclasses import dataclass

from procedures.models import Complaint, Message
from procedures.queries.regulations import texts_of
from procedures.queries.standing import walk_of
from procedures.rules.walk import SIDES


@dataclass(frozen=True, slots=True)
class Line:
    """A message and who wrote it; `ours` when it was not the party."""

    message: Message
    who: str
    ours: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """The messages with one side, or the internal notes (`side` is empty)."""

    side: str
    title: str
    lines: tuple[Line, ...]


def threads(case: Complaint, language: str) -> tuple[Thread, ...]:
    """Return a thread per side and the internal notes last; one query."""
    roles = texts_of(case.regulation, language).roles
    written = list(case.messages.select_related("from_person", "from_party"))
    sides = [
        Thread(side, roles.get(side, side), _lines(written, side, roles.get(side, side)))
        for side in SIDES
    ]
    return (*sides, Thread("", "", _lines(written, "", "")))


def may_write_to(case: Complaint, language: str) -> dict[str, str]:
    """Return to which sides somebody may write: a respondent only once they were told."""
    roles = texts_of(case.regulation, language).roles
    told = walk_of(case).informed
    return {side: roles.get(side, side) for side in SIDES if side != "respondent" or told}


def _lines(written: list[Message], side: str, role: str) -> tuple[Line, ...]:
    return tuple(
        Line(one, _who(one, role), one.from_party is None)
        for one in written
        if one.side == side and one.internal == (not side)
    )


def _who(one: Message, role: str) -> str:
    if one.from_party is not None:
        return one.from_party.name or role
    return one.from_person.name if one.from_person else role
