"""Who else has a case open: told from the audit trail, so that it holds over every process."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from kernel.actors import Actor
from kernel.audit.models import Entry
from procedures.models import Complaint
from procedures.queries.names import names_of

LATELY = timedelta(minutes=2)
"""For how long somebody who opened a page of a case counts as being there: a page that is open
gives no other sign of life than that it was opened."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody of the client or the consultancy who read the case lately."""

    name: str
    read_at: datetime


def beside(case: Complaint, reader: Actor, *, at: datetime) -> list[Beside]:
    """Return who else read the case in the last minutes, by name; parties are never told of.

    Who opened another case since then left this one.
    """
    found = Entry.objects.filter(
        action="case.read",
        actor_kind="person",
        object_kind="case",
        at__gt=at - LATELY,
        at__lte=at,
    ).exclude(actor_id=reader.id)
    last = _last(found.order_by("at", "seq").values_list("actor_id", "object_id", "at"))
    here = {who: when for who, (where, when) in last.items() if where == case.id}
    names = names_of(here) if here else {}
    return [Beside(names[who], here[who]) for who in sorted(names, key=lambda one: names[one])]


def _last(
    readings: Iterable[tuple[UUID | None, UUID | None, datetime]],
) -> dict[UUID, tuple[UUID | None, datetime]]:
    """Return which case everybody read last, and when, out of readings in order."""
    return {who: (where, when) for who, where, when in readings if who is not None}
