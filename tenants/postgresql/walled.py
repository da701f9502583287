"""Cursors that speak only in the state where their work is, one statement at a time.

Before each statement the session's name, as the server reported it last, is held against the
state of this thread of work. The server reports it again after a rollback, so that no memo of
ours can be wrong. The extended protocol refuses a second statement in one message.
"""

from collections.abc import Iterator
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, errors
from psycopg.pq import ExecStatus, TransactionStatus

from tenants.postgresql.state import State, state


def enter(session: Connection[Any]) -> State:
    """Bring a session into the state of this thread of work, unless it is there.

    Raise psycopg's error when the server refuses. In a transaction that already failed nothing
    can be set, and nothing but its rollback can run.
    """
    wanted = state()
    server = session.pgconn
    if server.parameter_status(b"application_name") == wanted.stamp:
        return wanted
    if server.transaction_status != TransactionStatus.INERROR:
        result = server.exec_(wanted.message)
        if result.status != ExecStatus.COMMAND_OK:
            raise errors.error_from_result(result, encoding="utf-8")
    return wanted


class OneStatement:
    """Lets a cursor send its query as one statement, whether it has parameters or not."""

    def _execute_send(self, query: Any, *, force_extended: bool = False, **kwargs: Any) -> None:  # noqa: ARG002
        super()._execute_send(query, force_extended=True, **kwargs)  # type: ignore[misc]


class Walled:
    """Lets a cursor enter the state before each statement."""

    connection: Connection[Any]

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        """Run one statement."""
        enter(self.connection)
        return super().execute(*args, **kwargs)  # type: ignore[misc]

    def executemany(self, *args: Any, **kwargs: Any) -> Any:
        """Run one statement for many rows."""
        enter(self.connection)
        return super().executemany(*args, **kwargs)  # type: ignore[misc]

    def stream(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """Run one statement and give its rows as they come."""
        enter(self.connection)
        return super().stream(*args, **kwargs)  # type: ignore[misc, no-any-return]

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """Run one COPY."""
        enter(self.connection)
        return super().copy(*args, **kwargs)  # type: ignore[misc]


class Cursor(Walled, OneStatement, base.Cursor):
    """Django's own cursor, walled."""


class OwnerCursor(Walled, base.Cursor):
    """The owner's cursor: it may send several statements in one message."""


class ServerSideCursor(Walled, base.ServerSideCursor):
    """A cursor whose rows stay at the server: they are read where they were asked, or not at all.

    Raise psycopg.ProgrammingError when rows are fetched in another state.
    """

    _asked: State | None = None

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        """Ask for the rows."""
        self._asked = state()
        return super().execute(*args, **kwargs)

    def fetchmany(self, *args: Any, **kwargs: Any) -> Any:
        """Return the next rows."""
        self._check()
        return super().fetchmany(*args, **kwargs)  # type: ignore[misc]

    def fetchone(self) -> Any:
        """Return the next row."""
        self._check()
        return super().fetchone()  # type: ignore[misc]

    def fetchall(self) -> Any:
        """Return the rows that are left."""
        self._check()
        return super().fetchall()  # type: ignore[misc]

    def _check(self) -> None:
        if self._asked != state():
            raise errors.ProgrammingError("These rows were asked for in another client's scope.")
