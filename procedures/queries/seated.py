"""Somebody with a seat: in which cases, and whether they said to be free of an interest in each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from kernel.actors import Actor
from kernel.audit.models import Entry
from procedures.models import Act, Appointment, Complaint
from procedures.queries.reading import Reading
from procedures.queries.regulations import light, of_case, texts_of
from procedures.queries.staff_lists import CaseRow, case_rows
from procedures.queries.standing import roles_in, walk_of
from procedures.queries.to_do import to_do
from procedures.queries.visible import cases_for, live_seats
from procedures.rules.grants import Grant

FREE = "case.no_conflict_declared"
TIED = "case.conflict_reported"

Interest = Literal["unsaid", "free", "tied"]


@dataclass(frozen=True, slots=True)
class SeatedRow:
    """One line of a seated person's list; `row` and what follows only after a declaration."""

    case: Complaint
    seat: str
    interest: Interest
    row: CaseRow | None = None
    to_do: tuple[str, ...] = ()
    waits: bool = False


def seats_of_reader(actor: Actor, at: datetime) -> QuerySet[Appointment]:
    """Return the seats whose grant lets the actor see the case at this moment."""
    if actor.id is None:
        return Appointment.objects.none()
    return Appointment.objects.filter(live_seats(at), person_id=actor.id)


def grant_of(seat: Appointment) -> Grant:
    """Return what a seat lets somebody see."""
    return Grant(
        seat.from_at,
        seat.until_at,
        seat.expires_at,
        stages=frozenset(seat.stages),
        files=seat.reads_files,
        names=seat.reads_names,
    )


def seated_cases(actor: Actor, at: datetime) -> QuerySet[Complaint]:
    """Return the cases in which the actor has a seat, also for who may see more cases."""
    own = seats_of_reader(actor, at).filter(case=OuterRef("pk"))
    return cases_for(actor, at).filter(Exists(own))


def interests(actor: Actor, seats: Iterable[Appointment]) -> Mapping[UUID, Interest]:
    """Return by case what the actor said about an interest in it, since they have that seat."""
    since = {seat.case_id: seat.from_at for seat in seats}
    said = Entry.objects.filter(
        actor_id=actor.id, object_kind="case", object_id__in=since, action__in=(FREE, TIED)
    )
    found: dict[UUID, Interest] = dict.fromkeys(since, "unsaid")
    for entry in said.order_by("seq"):
        if entry.object_id and entry.at >= since[entry.object_id]:
            found[entry.object_id] = "free" if entry.action == FREE else "tied"
    return found


def seated_rows(reading: Reading) -> list[SeatedRow]:
    """Return the reader's cases as lines, what is due first on top; a fixed number of queries."""
    seats = _listed(reading)
    said = interests(reading.actor, seats)
    cases = [seat.case for seat in seats]
    rows = case_rows(cases, language=reading.language, today=reading.today)
    lines = [
        _line(seat, row, said[seat.case_id], reading) for seat, row in zip(seats, rows, strict=True)
    ]
    return sorted(lines, key=_order)


def _listed(reading: Reading) -> list[Appointment]:
    acts = Prefetch("case__acts", Act.objects.defer("texts"))
    seats = seats_of_reader(reading.actor, reading.at)
    seats = seats.filter(case__in=cases_for(reading.actor, reading.at))
    seats = light(seats.select_related("case__regulation"), "case__regulation__")
    return list(seats.prefetch_related(acts))


def _line(seat: Appointment, row: CaseRow, interest: Interest, reading: Reading) -> SeatedRow:
    case, texts = seat.case, texts_of(seat.case.regulation, reading.language)
    name = texts.roles.get(seat.seat, seat.seat)
    if interest != "free":
        return SeatedRow(case, name, interest)
    state = of_case(case).states.get(case.state)
    mine = roles_in(reading.actor, walk_of(case))
    return SeatedRow(
        case,
        name,
        interest,
        row=row,
        to_do=to_do(case, reading.actor, texts, today=reading.today),
        waits=bool(state and state.waits_for in mine),
    )


def _order(line: SeatedRow) -> tuple[bool, int, date, str]:
    """What the reader has to do first: declare, what waits for them, what they can do."""
    asked = line.interest == "unsaid" or line.waits
    rank = 0 if asked else 1 if line.to_do else 2
    due_on = line.row.due_on if line.row else None
    return (line.case.closed_on is not None, rank, due_on or date.max, line.case.number)
