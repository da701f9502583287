"""Emptying the words of contacts that were kept long enough; codes and the month stay."""

from datetime import date, datetime

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import Registration
from tenants import scope

WORKER = Actor("system", None, "retention")
AT_ONCE = 500
EMPTIED = date(9999, 12, 31)
"""The term of what has no words any more."""


@transaction.atomic
def sweep_texts(at: datetime) -> int:
    """Empty what was said in contacts whose term is over, with its former wordings.

    The day goes with it: from then on the figures know the month alone. Return how many there were.
    """
    today = clock.local_date(at, scope.current().time_zone)
    over = Registration.objects.select_for_update().filter(text_until_on__lt=today)
    rows = list(over.order_by("text_until_on")[:AT_ONCE])
    for one in rows:
        one.corrections.all().delete()
        one.text, one.text_until_on, one.happened_on = "", EMPTIED, _month(one.happened_on)
        one.closed_on = _month(one.closed_on) if one.closed_on else None
        one.save(update_fields=["text", "text_until_on", "happened_on", "closed_on"])
    if rows:
        facts = {"count": len(rows)}
        record("registration.emptied", by=WORKER, at=at, about=About("registration"), facts=facts)
    return len(rows)


def _month(day: date) -> date:
    return day.replace(day=1)
