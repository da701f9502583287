"""Somebody who may do everything in the database: the owner, in a transaction that ends undone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.test import override_settings

from tenants.postgresql.owner import as_owner


@contextmanager
def owner_at_work() -> Iterator[None]:
    """Do all of a test on a connection of the owner, without the clients' roles; then undo it."""
    with override_settings(WALLS="path"), as_owner(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def execute(*statements: str) -> None:
    """Say statements in the open schema."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
