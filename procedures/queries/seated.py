"""Somebody with a seat: in which cases, and whether they said to be free of an interest in each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Protocol
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from kernel.actors import Actor
from kernel.audit.models import Entry
from procedures.models import Act, AdoptedRegulation, Appointment, Complaint
from procedures.queries.reading import Reading
from procedures.queries.regulations import light, of_case, rules_of, texts_of
from procedures.queries.staff_lists import CaseRow, case_rows, first_due
from procedures.queries.standing import roles_in, walk_of
from procedures.queries.to_do import is_offered, to_do
from procedures.queries.visible import cases_for, live_seats, not_about
from procedures.rules.grants import Grant
from procedures.rules.language import Regulation

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


def seats_to_read(actor: Actor, at: datetime) -> QuerySet[Appointment]:
    """Return the same, but for a case about the actor: nobody reads that one with a seat."""
    seats = seats_of_reader(actor, at)
    return seats.filter(not_about(actor.id, "case_id")) if actor.id else seats


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


class Seat(Protocol):
    """What is asked of a seat to know what was said about it: its case, and since when it is."""

    @property
    def case_id(self) -> UUID: ...  # noqa: D102
    @property
    def from_at(self) -> datetime: ...  # noqa: D102


def interests(actor: Actor, seats: Iterable[Seat]) -> Mapping[UUID, Interest]:
    """Return by case what the actor said about an interest in it, since they have that seat."""
    since = {seat.case_id: seat.from_at for seat in seats}
    said = Entry.objects.filter(
        actor_id=actor.id, object_kind="case", object_id__in=since, action__in=(FREE, TIED)
    )
    found: dict[UUID, Interest] = dict.fromkeys(since, "unsaid")
    for case_id, at, action in said.order_by("seq").values_list("object_id", "at", "action"):
        if case_id and at >= since[case_id]:
            found[case_id] = "free" if action == FREE else "tied"
    return found


def seated_order(reading: Reading) -> list[UUID]:
    """Return the reader's seats, by their ids: those that ask something of them come first.

    Then those where they can do something; in each what is due first. What is over comes last.
    """
    seats = seats_to_read(reading.actor, reading.at).annotate(first_due_on=first_due("case"))
    columns = ("case__state", "case__regulation", "case__closed_on", "case__number")
    listed = list(
        seats.values_list("id", "case_id", "from_at", "seat", *columns, "first_due_on", named=True)
    )
    said = interests(reading.actor, listed)
    versions = {one.pk: rules_of(one) for one in light(AdoptedRegulation.objects.all())}

    @cache
    def rank(interest: Interest, version: UUID, state: str, seat: str) -> int:
        mine = reading.actor.roles | {seat}
        return _rank(interest, _asks(versions[version], state, mine))

    def place(one: Any) -> tuple[bool, int, date, str]:
        interest = said[one.case_id]
        due_on = one.first_due_on if interest == "free" else None
        asked = rank(interest, one.case__regulation, one.case__state, one.seat)
        return (one.case__closed_on is not None, asked, due_on or date.max, one.case__number)

    return [one.id for one in sorted(listed, key=place)]


def _rank(interest: Interest, asks: Literal["waits", "can", "no"]) -> int:
    """Return 0 for what asks something of who has the seat, 1 for what lets them do something."""
    if interest != "free":
        return 0 if interest == "unsaid" else 2
    return {"waits": 0, "can": 1, "no": 2}[asks]


def _asks(
    regulation: Regulation, state: str, roles: frozenset[str]
) -> Literal["waits", "can", "no"]:
    """Return whether a state waits for one of these roles, or has a step for one of them."""
    if state in regulation.states and regulation.states[state].waits_for in roles:
        return "waits"
    steps = (one for one in regulation.steps if state in one.from_ and roles & set(one.by))
    return "can" if any(is_offered(one) for one in steps) else "no"


def seated_rows(seats: Collection[UUID], reading: Reading) -> list[SeatedRow]:
    """Return these seats of the reader as lines, in this order; a fixed number of queries."""
    acts = Prefetch("case__acts", Act.objects.defer("texts"))
    wanted = (
        seats_to_read(reading.actor, reading.at)
        .filter(id__in=seats)
        .select_related("case__regulation")
    )
    found = {one.id: one for one in light(wanted, "case__regulation__").prefetch_related(acts)}
    shown = [found[one] for one in seats if one in found]
    said = interests(reading.actor, shown)
    cases = [seat.case for seat in shown]
    rows = case_rows(cases, language=reading.language, today=reading.today)
    return [
        _line(seat, row, said[seat.case_id], reading) for seat, row in zip(shown, rows, strict=True)
    ]


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
