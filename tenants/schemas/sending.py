"""Sending each schema its own message over several connections, without Django's in between."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import psycopg
from django.db import DatabaseError, connections

from tenants.postgresql.owner import as_owner, owner_parameters

TRIES = 6
FIRST_PAUSE_SECONDS = 0.1

Sent = tuple[str, str]
"""A schema, and why its message failed; empty when it did not."""


def send_all(messages: Mapping[str, str], *, connections_count: int) -> Iterator[Sent]:
    """Send the messages, each a transaction of its own; yield how each went.

    One that meets a lock gives way at once and is tried again, six times within some seconds, so
    that nobody queues behind it.
    """
    todo = list(messages.items())
    parts = [todo[place::connections_count] for place in range(connections_count)]
    send = partial(_send, owner_parameters())
    with ThreadPoolExecutor(connections_count) as pool:
        for sent in pool.map(send, [part for part in parts if part]):
            yield from sent


def run_all(
    schemas: Sequence[str], change: Callable[[str], None], *, connections_count: int
) -> Iterator[Sent]:
    """Change the schemas through Django over several of the owner's connections, as above."""
    parts = [schemas[place::connections_count] for place in range(connections_count)]
    run = partial(_run, change)
    with ThreadPoolExecutor(connections_count) as pool:
        for sent in pool.map(run, [part for part in parts if part]):
            yield from sent


def _run(change: Callable[[str], None], schemas: Sequence[str]) -> list[Sent]:
    try:
        with as_owner():
            return [(schema, _tried(partial(_changed, change, schema))) for schema in schemas]
    finally:
        connections.close_all()


def _changed(change: Callable[[str], None], schema: str) -> None:
    """Make a change; what goes wrong is the driver's error, not Django's for it."""
    try:
        change(schema)
    except DatabaseError as error:
        cause = error.__cause__
        raise (cause if isinstance(cause, psycopg.Error) else error) from error


def _send(parameters: Mapping[str, Any], messages: Sequence[tuple[str, str]]) -> list[Sent]:
    with psycopg.connect(**parameters, autocommit=True) as server:
        return [(schema, _tried(partial(_sent, server, message))) for schema, message in messages]


def _sent(server: psycopg.Connection[Any], message: str) -> None:
    try:
        server.execute(message.encode())
    except psycopg.Error:
        server.rollback()
        raise


def _tried(work: Callable[[], object]) -> str:
    """Do it, again while a lock is in the way; return why it failed."""
    problem = ""
    for count in range(TRIES):
        try:
            work()
        except psycopg.errors.LockNotAvailable as busy:
            problem = str(busy)
            time.sleep(FIRST_PAUSE_SECONDS * 2**count)
        except (psycopg.Error, DatabaseError) as error:
            return str(error).strip()
        else:
            return ""
    return problem.strip()
