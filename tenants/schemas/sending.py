"""Sending each schema its own message over several connections, without Django's in between."""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import psycopg
from tenants.postgresql.owner import owner_parameters

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


def _send(parameters: Mapping[str, Any], messages: Sequence[tuple[str, str]]) -> list[Sent]:
    with psycopg.connect(**parameters, autocommit=True) as server:
        return [(schema, _problem(server, message)) for schema, message in messages]


def _problem(server: psycopg.Connection[Any], message: str) -> str:
    """Send one message, again while a lock is in the way; return why it failed."""
    for count in range(TRIES):
        try:
            server.execute(message.encode())
        except psycopg.errors.LockNotAvailable as busy:
            server.rollback()
            problem = str(busy)
            time.sleep(FIRST_PAUSE_SECONDS * 2**count)
        except psycopg.Error as error:
            server.rollback()
            return str(error).strip()
        else:
            return ""
    return problem.strip()
