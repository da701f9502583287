"""The draft advice, what was said about it, notes and reading marks, as somebody with a seat sees.

Everything is asked for a seat: once that ends, or without a seat, there is nothing to find.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kernel.actors import Actor
from procedures.models import (
    Appointment,
    Complaint,
    DeliberationNote,
    DraftComment,
    DraftSignature,
    DraftVersion,
    PieceMark,
)
from procedures.queries.regulations import of_case
from procedures.queries.seated import seats_of_reader
from procedures.queries.standing import walk_of
from procedures.rules.deliberating import (
    MINORITY,
    Dissent,
    advice_step,
    deliberating,
    is_open,
    judges,
    minority,
)
from procedures.rules.language import Step


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who judges, and how they signed the newest version; None when not yet."""

    seat: Appointment
    signed: DraftSignature | None


def deliberates(seat: Appointment) -> bool:
    """Whether a seat has part in the deliberation; a grant without names or files has none."""
    takes_part = seat.seat in deliberating(of_case(seat.case))
    return takes_part and seat.reads_files and seat.reads_names


def signs(seat: Appointment) -> bool:
    """Whether a seat signs the advice: it judges."""
    return deliberates(seat) and seat.seat in judges(of_case(seat.case))


def drafted_step(case: Complaint) -> Step | None:
    """Return the act of the regulation that the committee drafts, or None."""
    return advice_step(of_case(case))


def may_write(case: Complaint) -> bool:
    """Whether the draft of the case can still be changed."""
    step = drafted_step(case)
    return step is not None and is_open(step, walk_of(case))


def versions_for(seat: Appointment) -> QuerySet[DraftVersion]:
    """Return the versions of the draft that a seat may read, in their order."""
    found = DraftVersion.objects.filter(case=seat.case_id).select_related("seat__person")
    return found if deliberates(seat) else found.none()


def newest_for(seat: Appointment) -> DraftVersion | None:
    """Return the newest version of the draft, or None while nothing was written."""
    return versions_for(seat).last()


def comments_for(seat: Appointment) -> QuerySet[DraftComment]:
    """Return what was said about the draft, as far as a seat may read it."""
    found = DraftComment.objects.filter(case=seat.case_id).select_related("seat__person", "element")
    return found if deliberates(seat) else found.none()


def notes_for(seat: Appointment) -> QuerySet[DeliberationNote]:
    """Return one's own notes, and for who deliberates those that were shared."""
    found = DeliberationNote.objects.filter(case=seat.case_id).select_related("seat__person")
    mine = Q(seat=seat)
    return found.filter(mine | Q(shared=True)) if deliberates(seat) else found.filter(mine)


def marks_of(seat: Appointment) -> Mapping[UUID, PieceMark]:
    """Return the reading marks of a seat by piece."""
    return {one.piece_id: one for one in PieceMark.objects.filter(seat=seat)}


def signers(case: Complaint, version: DraftVersion | None) -> list[Signer]:
    """Return everybody who judges in the case now, with their signature under a version."""
    seats = case.appointments.filter(until_at=None, seat__in=judges(of_case(case)))
    made = DraftSignature.objects.filter(version=version) if version else ()
    signed = {one.seat_id: one for one in made}
    rows = seats.select_related("person").order_by("from_at", "id")
    return [Signer(one, signed.get(one.id)) for one in rows]


def drafted_for(actor: Actor, case: Complaint, step: Step, *, at: datetime) -> dict[str, object]:
    """Return what the form of an advice begins with for who deliberates; nothing for others."""
    if actor.kind != "person" or step != drafted_step(case):
        return {}
    seat = seats_of_reader(actor, at).filter(case=case).select_related("case__regulation").first()
    newest = newest_for(seat) if seat else None
    return advice_from(newest, signers(case, newest)) if newest else {}


def advice_from(version: DraftVersion, signed: list[Signer]) -> dict[str, object]:
    """Return a draft as the form of the advice begins with it, the minority's view with it."""
    differs = [
        Dissent(one.seat.person.name, one.signed.view)
        for one in signed
        if one.signed and not one.signed.agrees
    ]
    return {**version.content, MINORITY: minority(differs)}
