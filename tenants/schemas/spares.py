"""Schemas that stand ready: made ahead by the worker, claimed by the next client that opens."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from kernel import clock
from kernel.errors import Refusal
from tenants import scope
from tenants.models import SpareSchema, new_schema_name
from tenants.postgresql.owner import as_owner
from tenants.schemas.plan import plan
from tenants.schemas.snapshots import replayed

CLAIM = """
    DELETE FROM tenants_spareschema WHERE schema_name = (
        SELECT schema_name FROM tenants_spareschema WHERE stamp = %s
        ORDER BY made_at, schema_name LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING schema_name
"""
TRIES = 3


class NoSchemaError(Exception):
    """Others took every schema that was made for this one; to try again is enough."""


def take_schema() -> str:
    """Return the name of a schema of this release: a spare, or else one made on the spot.

    Call it in the transaction that makes the client's row: broken off, the spare is still there.
    Raise Refusal `tenant.no_spare` where none can be made, and NoSchemaError.
    """
    for _ in range(TRIES):
        name = claimed()
        if name is not None:
            return name
        if not settings.DATABASE_OWNER:
            raise Refusal(
                "tenant.no_spare",
                message="Er staat nu geen ruimte klaar. Probeer het over een minuut opnieuw.",
            )
        made(at=clock.now())
    raise NoSchemaError


def claimed() -> str | None:
    """Take a spare out of the pool, if there is one; two who open at once never get the same."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [plan().stamp])
        found = cursor.fetchone()
    return str(found[0]) if found else None


def made(*, at: datetime) -> str:
    """Make a schema for the pool: one message of the owner, committed whatever the caller does."""
    with as_owner(), scope.in_public(), transaction.atomic():
        name = built()
        SpareSchema.objects.create(schema_name=name, stamp=plan().stamp, made_at=at)
    return name


def built() -> str:
    """Make a schema with its role from the release's snapshot. Call it as the owner."""
    name = new_schema_name()
    with connection.cursor() as cursor:
        cursor.execute(replayed(name))
    return name


def fill(wanted: int, *, at: datetime) -> int:
    """Make spares until `wanted` of this release stand ready; return how many were made."""
    ready = SpareSchema.objects.filter(stamp=plan().stamp).count()
    for _ in range(wanted - ready):
        made(at=at)
    return max(wanted - ready, 0)
