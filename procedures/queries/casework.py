"""Notes with their wordings, and agreements, goals and evaluations with how they stand today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from procedures.models import Complaint, Evaluation, FollowUp, Note
from procedures.queries.names import names_of


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a note, and who wrote it."""

    note: Note
    who: str


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note as it reads now, and the wordings before that, the newest first."""

    now: Wording
    before: tuple[Wording, ...]

    @property
    def thread(self) -> UUID:
        """What all its wordings share."""
        return self.now.note.thread


def notes_kept(case: Complaint, thread: UUID | None = None) -> list[WrittenNote]:
    """Return the notes of a case, the one that was begun last first; or one of them."""
    rows = case.notes.order_by("-ordinal", "-written_at")
    found = list(rows.filter(thread=thread) if thread else rows)
    names = names_of([one.written_by for one in found])
    threads: dict[UUID, list[Wording]] = defaultdict(list)
    for one in found:
        threads[one.thread].append(Wording(one, names.get(one.written_by, "")))
    notes = [WrittenNote(words[0], tuple(words[1:])) for words in threads.values()]
    return sorted(notes, key=_begun, reverse=True)


def _begun(note: WrittenNote) -> tuple[object, ...]:
    first = note.before[-1] if note.before else note.now
    return first.note.written_at, str(note.thread)


@dataclass(frozen=True, slots=True)
class Standing:
    """An agreement, a goal or an evaluation, and whether its day has gone by."""

    row: FollowUp | Evaluation
    late: bool
    role: str = ""


def agreements_of(case: Complaint, today: date) -> list[Standing]:
    """Return the agreements and goals, those that are open first, by their day."""
    rows = sorted(
        case.follow_ups.all(),
        key=lambda one: (one.state != "open", one.until_on or date.max, one.noted_at),
    )
    return [Standing(one, _is_late(one.state == "open", one.until_on, today)) for one in rows]


def evaluations_of(case: Complaint, roles: dict[str, str], today: date) -> list[Standing]:
    """Return the evaluations by their day; `roles` says what a side is called."""
    rows = case.evaluations.order_by("planned_on", "id")
    return [
        Standing(one, _is_late(_waits(one), one.planned_on, today), roles.get(one.side, ""))
        for one in rows
    ]


def _waits(one: Evaluation) -> bool:
    return one.held_on is None and one.dropped_at is None


def _is_late(waits: bool, day: date | None, today: date) -> bool:  # noqa: FBT001 both are facts
    return waits and day is not None and day < today
