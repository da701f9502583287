"""One line through a file: its acts, messages, pieces, letters and talks in the order of time."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from procedures.models import Complaint
from procedures.queries.case_messages import threads
from procedures.queries.case_pieces import letters_of, named_pieces
from procedures.queries.casework import notes_kept
from procedures.queries.regulations import texts_of
from procedures.queries.timeline import Entry
from procedures.rules.language import Texts

Kind = Literal["act", "message", "note", "piece", "letter", "talk"]
KINDS: tuple[Kind, ...] = ("act", "message", "note", "piece", "letter", "talk")


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the line: when it was, what it is, the row itself, and who in words."""

    at: datetime
    kind: Kind
    row: object
    who: str = ""


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note as it reads now."""

    text: str


def file_line(
    case: Complaint,
    entries: Collection[Entry],
    *,
    language: str,
    kinds: Collection[str] = (),
) -> list[Event]:
    """Return what happened and what is planned, the newest first; no kinds means all of them.

    `entries` are the acts as the reader may know them; those carry their letters, so letters
    stand on the line by themselves only when they are asked for.
    """
    texts = texts_of(case.regulation, language)
    wanted = set(kinds) or set(KINDS) - {"letter"}
    found: list[Event] = []
    if "act" in wanted:
        found += [Event(one.act.at, "act", one) for one in entries]
    if wanted & {"message", "note"}:
        found += [one for one in _written(case, language) if one.kind in wanted]
    if "note" in wanted:
        found += _notes(case)
    for kind, rows in (("piece", _pieces), ("letter", _letters), ("talk", _talks)):
        if kind in wanted:
            found += rows(case, texts)
    return sorted(found, key=lambda one: one.at, reverse=True)


def _written(case: Complaint, language: str) -> Iterator[Event]:
    for thread in threads(case, language):
        for line in thread.lines:
            message = line.message
            if message.internal:
                yield Event(message.sent_at, "note", NoteShown(message.body), line.who)
            else:
                at = _noon(message.received_on) if message.received_on else message.sent_at
                yield Event(at, "message", line, line.who)


def _notes(case: Complaint) -> Iterator[Event]:
    for one in notes_kept(case):
        note = one.now.note
        yield Event(note.written_at, "note", NoteShown(note.body), one.now.who)


def _pieces(case: Complaint, texts: Texts) -> Iterator[Event]:
    for one in named_pieces(case):
        side, came_on = one.piece.from_side, one.piece.received_on
        at = _noon(came_on) if came_on else one.piece.added_at
        yield Event(at, "piece", one, texts.roles.get(side, side))


def _letters(case: Complaint, texts: Texts) -> Iterator[Event]:
    for one in letters_of(case):
        yield Event(one.created_at, "letter", one, texts.roles.get(one.to_side, one.to_side))


def _talks(case: Complaint, texts: Texts) -> Iterator[Event]:
    for one in case.hearings.order_by("id"):
        at = one.planned_at or (_noon(one.held_on) if one.held_on else None)
        if at is not None:
            yield Event(at, "talk", one, texts.roles.get(one.side, one.side))


def _noon(day: date) -> datetime:
    """Return a moment for a day of which no hour is known."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
