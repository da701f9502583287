"""Who else has a case open: told from the audit trail, so that it holds over every process."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kernel.actors import Actor
from kernel.audit.models import Entry
from procedures.models import Complaint
from procedures.queries.names import names_of

LATELY = timedelta(minutes=5)
"""For how long somebody who opened a page of a case counts as being there."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody of the client or the consultancy who read the case lately."""

    name: str
    read_at: datetime


def beside(case: Complaint, reader: Actor, *, at: datetime) -> list[Beside]:
    """Return who else read the case in the last minutes, by name; parties are never told of."""
    found = Entry.objects.filter(
        action="case.read",
        actor_kind="person",
        object_kind="case",
        object_id=case.id,
        at__gt=at - LATELY,
        at__lte=at,
    ).exclude(actor_id=reader.id)
    last: dict[object, datetime] = {}
    for who, when in found.values_list("actor_id", "at"):
        last[who] = max(when, last.get(who, when))
    names = names_of(last) if last else {}  # type: ignore[arg-type]
    return [Beside(names[who], last[who]) for who in sorted(names, key=lambda one: names[one])]
