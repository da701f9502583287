"""The long work of a client that is under way or was done lately."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, Q, QuerySet

from kernel.actors import Actor
from kernel.post.models import OutboxMessage, State
from procedures.models import Shredding
from procedures.queries.visible import ids_about

STUCK = (State.FAILED, State.CHECK)


@dataclass(frozen=True, slots=True)
class MailJob:
    """Mails in one state: how many, and since when the oldest of them waits."""

    count: int
    since_at: datetime


def shreddings_under_way(actor: Actor, done_since: datetime) -> QuerySet[Shredding]:
    """Return the shreddings that are not done, or were lately; none of a file about the reader."""
    rows = Shredding.objects.filter(
        Q(state__in=["asked", "approved", "begun"]) | Q(state="done", done_at__gt=done_since)
    )
    about = ids_about(actor)
    return rows.exclude(case_ids__overlap=about) if about else rows


def mails_under_way() -> dict[str, MailJob]:
    """Return the mails that are to leave (`waiting`) and those a person decides about (`stuck`)."""
    kinds = {"waiting": Q(state__in=[State.PENDING, State.SENDING]), "stuck": Q(state__in=STUCK)}
    found = {}
    for name, kind in kinds.items():
        rows = OutboxMessage.objects.filter(kind)
        oldest = rows.aggregate(at=Min("created_at"))["at"]
        if oldest is not None:
            found[name] = MailJob(rows.count(), oldest)
    return found
