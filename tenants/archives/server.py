"""The one connection of an archive: the owner's, for rows of all tables and for structure."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg

from tenants.postgresql.owner import owner_parameters

Rows = list[tuple[Any, ...]]
Parameters = Mapping[str, Any]


def parameters() -> Parameters:
    """Return how the owner of all tables reaches this installation's database."""
    return owner_parameters()


@contextmanager
def snapshot(of: Parameters) -> Iterator[psycopg.Connection[Any]]:
    """Read everything as it is at one moment, and change nothing."""
    with psycopg.connect(**of) as server:
        server.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        server.read_only = True
        yield server


@contextmanager
def whole(of: Parameters) -> Iterator[psycopg.Connection[Any]]:
    """Change much in one transaction: it is all there at the end of the block, or nothing is."""
    with psycopg.connect(**of) as server, server.transaction():
        yield server


def tell_of_hosts(server: psycopg.Connection[Any]) -> None:
    """Let every process forget whose hosts are whose, once this transaction is committed."""
    server.execute("NOTIFY wederhoor_hosts")


def asked(server: psycopg.Connection[Any], question: str, **values: object) -> Rows:
    """Return the rows of an answer."""
    return server.execute(question.encode(), values).fetchall()
