"""Turns that are taken inside one client: a lock's key carries whose it is."""

from hashlib import sha256

from django.db import connection, transaction

from tenants import scope


def wait_turn(subject: str) -> None:
    """Wait until nobody else at this client does what is of `subject`; until the transaction ends.

    The key is 64 bits of a digest, so that two clients, or two subjects, never wait for each other
    by chance. Raise Refusal `tenant.none` outside a client, and TransactionManagementError outside
    a transaction, where the turn would be over at once.
    """
    whose = scope.current().reference
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A turn lasts as long as its transaction.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_key(f"{whose}/{subject}")])


def _key(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
