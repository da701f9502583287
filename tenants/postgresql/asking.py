"""Text that users write is asked as the login of their client alone: step D of the walls.

What the text does to its session - a limit switched off, a path turned elsewhere, a lock - is
undone before the connection serves again.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

import psycopg
from django.db import connection
from django.utils.translation import gettext

from kernel.errors import Refusal
from tenants import scope
from tenants.postgresql.logins import login_of, make_login, mark, password_of

OPEN_COUNT = 25
"""Connections that one process keeps: about 1 MB each at the server, and 5 ms saved each time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gave. `is_cut`: there was more than was asked for."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    is_cut: bool


def ask(statement: str, values: Mapping[str, object] | None = None, *, most: int = 1000) -> Answer:
    """Carry out one statement that a user wrote, as the login of the client whose scope is open.

    Raise Refusal "tenant.none" outside a client, and "question.refused" with the server's `state`
    for whatever the server says no to.
    """
    with POOL.lent(scope.current().schema_name) as connection:
        try:
            return _answered(connection, statement, values, most)
        except psycopg.Error as problem:
            message = gettext("De database voert deze vraag niet uit: %(why)s")
            why = (problem.diag.message_primary or str(problem)).splitlines()[0]
            state = problem.sqlstate or ""
            raise Refusal(
                "question.refused", message=message % {"why": why}, state=state
            ) from problem


class Pool:
    """The logins' connections of one process, the least used of which is closed for a new one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._idle: OrderedDict[str, psycopg.Connection] = OrderedDict()

    @contextmanager
    def lent(self, schema: str) -> Iterator[psycopg.Connection]:
        """Lend a connection of this client to one thread, and take it back clean, or not at all."""
        with self._lock:
            connection = self._idle.pop(schema, None)
        connection = connection or _signed_in(schema)
        try:
            yield connection
        finally:
            if _is_cleaned(connection):
                self._keep(schema, connection)

    def forget(self, schema: str | None = None) -> None:
        """Close the idle connection of a client, or all of them."""
        with self._lock:
            names = list(self._idle) if schema is None else [schema]
            gone = [self._idle.pop(name) for name in names if name in self._idle]
        for one in gone:
            one.close()

    def _keep(self, schema: str, connection: psycopg.Connection) -> None:
        with self._lock:
            spare = [self._idle.pop(schema)] if schema in self._idle else []
            self._idle[schema] = connection
            while len(self._idle) > self._most:
                spare.append(self._idle.popitem(last=False)[1])
        for one in spare:
            one.close()


POOL = Pool(OPEN_COUNT)


def _signed_in(schema: str) -> psycopg.Connection:
    """Sign in as this client; the owner makes or renews the login where that is needed."""
    try:
        found = _connected(schema)
    except psycopg.OperationalError:
        make_login(schema)
        return _connected(schema)
    if not _is_current(found, schema):
        make_login(schema)
    return found


def _connected(schema: str) -> psycopg.Connection:
    known = connection.settings_dict
    return psycopg.connect(
        host=str(known["HOST"]),
        port=str(known["PORT"]),
        dbname=str(known["NAME"]),
        user=login_of(schema),
        password=password_of(schema),
        application_name=login_of(schema),
        connect_timeout=5,
        autocommit=True,
    )


def _is_current(found: psycopg.Connection, schema: str) -> bool:
    """Answer whether the login was made for the tables that there are now."""
    told = "SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = %s"
    return found.execute(told, [login_of(schema)]).fetchone() == (mark(),)


def _answered(
    lent: psycopg.Connection, statement: str, values: Mapping[str, object] | None, most: int
) -> Answer:
    """Ask by the extended protocol (a binary answer needs it): one statement, never two."""
    cursor = lent.execute(statement, values, binary=True)
    if cursor.description is None:
        return Answer((), (), is_cut=False)
    rows = cursor.fetchmany(most + 1)
    columns = [column.name for column in cursor.description]
    return Answer(columns, rows[:most], is_cut=len(rows) > most)


def _is_cleaned(lent: psycopg.Connection) -> bool:
    """Undo whatever a statement left in the session; close a connection that cannot be cleaned."""
    try:
        lent.rollback()
        lent.execute("DISCARD ALL")
    except psycopg.Error:
        lent.close()
    return not lent.closed
