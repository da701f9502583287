"""The owner of every table: it makes, changes and removes schemas, and serves no request."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from kernel.errors import Refusal
from tenants.postgresql.state import PUBLIC, entered

LOGIN = ("USER", "PASSWORD", "HOST", "PORT")


@contextmanager
def as_owner(database: str = "") -> Iterator[BaseDatabaseWrapper]:
    """Let this thread's connection be one of the owner, afterwards what it was.

    It is another session: it sees nothing of the open transaction, and commits by itself. Inside
    one of its own it stays the same. Raise Refusal `tenant.no_owner` where the owner's address is
    not given, as at a web server.
    """
    former = connections[DEFAULT_DB_ALIAS]
    if getattr(former, "is_owner", False) and not database:
        with entered(PUBLIC):
            yield former
        return
    aside = owner_connection(database)
    connections[DEFAULT_DB_ALIAS] = aside
    try:
        with entered(PUBLIC):
            yield aside
    finally:
        aside.close()
        connections[DEFAULT_DB_ALIAS] = former


def owner_connection(database: str = "") -> BaseDatabaseWrapper:
    """Return a new connection of the owner to this database, or to the one in use."""
    if not settings.DATABASE_OWNER:
        raise Refusal(
            "tenant.no_owner",
            message="Dit kan alleen op de server die de organisaties beheert.",
        )
    aside: Any = connections[DEFAULT_DB_ALIAS].copy()
    aside.settings_dict.update({key: settings.DATABASE_OWNER[key] for key in LOGIN})
    if database:
        aside.settings_dict["NAME"] = database
    aside.is_owner = True
    return aside  # type: ignore[no-any-return]


def owner_parameters(database: str = "") -> dict[str, Any]:
    """Return what psycopg.connect needs to be the owner, without anything of Django's."""
    aside: Any = owner_connection(database)
    kept = ("dbname", "user", "password", "host", "port", "options", "client_encoding")
    return {key: value for key, value in aside.get_connection_params().items() if key in kept}
