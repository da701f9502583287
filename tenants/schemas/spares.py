"""Schemas that stand ready: made ahead by the worker, claimed by the next client that opens."""

from datetime import datetime

from django.db import connection, transaction

from tenants.models import SpareSchema, new_schema_name
from tenants.schemas.plan import plan
from tenants.schemas.snapshots import replayed


def take_schema() -> str:
    """Return the name of a schema of this release: a spare, or else one made on the spot.

    Call it in the transaction that makes the client's row: broken off, the spare is still there.
    """
    return claimed() or built()


def claimed() -> str | None:
    """Take a spare out of the pool, if there is one; two who open at once never get the same."""
    ready = SpareSchema.objects.select_for_update(skip_locked=True).filter(stamp=plan().stamp)
    spare = ready.order_by("made_at", "schema_name").first()
    if spare is None:
        return None
    SpareSchema.objects.filter(schema_name=spare.schema_name).delete()
    return spare.schema_name


def built() -> str:
    """Make a schema from the release's snapshot: one message, in the current transaction."""
    name = new_schema_name()
    with connection.cursor() as cursor:
        cursor.execute(replayed(name))
    return name


def fill(wanted: int, *, at: datetime) -> int:
    """Make spares until `wanted` of this release stand ready; return how many were made."""
    ready = SpareSchema.objects.filter(stamp=plan().stamp).count()
    for _ in range(wanted - ready):
        with transaction.atomic():
            SpareSchema.objects.create(schema_name=built(), stamp=plan().stamp, made_at=at)
    return max(wanted - ready, 0)
