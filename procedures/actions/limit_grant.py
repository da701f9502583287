"""What somebody with a seat sees of the case: until when, in which stages, with or without what."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.models import Appointment, Complaint
from procedures.queries.regulations import of_case
from procedures.rules.grants import writes_to_parties


@dataclass(frozen=True, slots=True)
class Limits:
    """Until when, in which stages (none: all), and whether with files and with names."""

    expires_at: datetime | None = None
    stages: tuple[str, ...] = ()
    files: bool = True
    names: bool = True


@transaction.atomic
def limit_grant(
    case: Complaint, seat_id: UUID, limits: Limits, *, by: Actor, at: datetime
) -> Appointment:
    """Give, narrow or widen what goes with a seat; it counts from the next request on.

    Raise Refusal `grant.past` for an end that has gone by, `grant.names` for a seat that writes
    to the parties and so cannot do without their names.
    """
    seat = case.appointments.select_for_update().filter(id=seat_id, until_at=None).first()
    regulation = of_case(case)
    if seat is None or set(limits.stages) - set(regulation.states):
        raise Http404
    if limits.expires_at is not None and limits.expires_at <= at:
        raise Refusal("grant.past", message="Die dag is al voorbij.", field="expires_on")
    if not limits.names and writes_to_parties(regulation, seat.seat):
        raise Refusal(
            "grant.names",
            message="Wie op deze plaats zit, schrijft aan de partijen. Dat kan niet zonder namen.",
            field="names",
        )
    seat.expires_at, seat.stages = limits.expires_at, list(limits.stages)
    seat.reads_files, seat.reads_names = limits.files, limits.names
    seat.save(update_fields=["expires_at", "stages", "reads_files", "reads_names"])
    facts: Facts = {
        "seat": seat.id,
        "expires_at": limits.expires_at,
        "stages": limits.stages,
        "files": limits.files,
        "names": limits.names,
    }
    record("grant.changed", by=by, at=at, about=About("case", case.id), facts=facts)
    return seat
