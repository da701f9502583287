"""Eleven ways to build the walls a little wrong. The torture test must find each of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from psycopg import Connection, errors
from psycopg.pq import ExecStatus, TransactionStatus

from tenants import scope
from tenants.postgresql import state as states
from tenants.postgresql import walled
from tenants.postgresql.state import State, state

Mutate = Callable[[pytest.MonkeyPatch], None]
MUTANTS: dict[str, Mutate] = {}


def mutant(mutate: Mutate) -> Mutate:
    """Enter a mutant under its own name."""
    MUTANTS[mutate.__name__] = mutate
    return mutate


def _send(session: Connection[Any], message: bytes) -> bool:
    result = session.pgconn.exec_(message)
    return bool(result.status == ExecStatus.COMMAND_OK)


def _send_or_raise(session: Connection[Any], message: bytes) -> None:
    result = session.pgconn.exec_(message)
    if result.status != ExecStatus.COMMAND_OK:
        raise errors.error_from_result(result, encoding="utf-8")


def _differs(session: Connection[Any], wanted: State) -> bool:
    return session.pgconn.parameter_status(b"application_name") != wanted.stamp


@mutant
def memo_of_the_client(patch: pytest.MonkeyPatch) -> None:
    """What we sent last is remembered here, instead of asked of the server."""
    memo: dict[int, bytes] = {}

    def enter(session: Connection[Any]) -> State:
        wanted, key = state(), id(session)
        if memo.get(key) != wanted.stamp:
            _send_or_raise(session, wanted.message)
            memo[key] = wanted.stamp
        return wanted

    patch.setattr(walled, "enter", enter)


@mutant
def entered_once_a_connection(patch: pytest.MonkeyPatch) -> None:
    """A session is brought into a state once, and believed for ever."""
    seen: set[int] = set()

    def enter(session: Connection[Any]) -> State:
        if id(session) not in seen:
            _send_or_raise(session, state().message)
            seen.add(id(session))
        return state()

    patch.setattr(walled, "enter", enter)


@mutant
def failing_set_is_swallowed(patch: pytest.MonkeyPatch) -> None:
    """The server refuses to enter, and the statement runs all the same."""

    def enter(session: Connection[Any]) -> State:
        wanted = state()
        if _differs(session, wanted):
            _send(session, wanted.message)
        return wanted

    patch.setattr(walled, "enter", enter)


@mutant
def stamped_before_entered(patch: pytest.MonkeyPatch) -> None:
    """The stamp is set first, in a message of its own: it holds although entering failed."""

    def enter(session: Connection[Any]) -> State:
        wanted = state()
        if _differs(session, wanted):
            _send(session, f"SET application_name TO '{wanted.stamp.decode()}'".encode())
            _send_or_raise(session, wanted.message)
        return wanted

    patch.setattr(walled, "enter", enter)


@mutant
def entered_outside_transactions_only(patch: pytest.MonkeyPatch) -> None:
    """Within a transaction nobody looks any more."""

    def enter(session: Connection[Any]) -> State:
        wanted = state()
        idle = session.pgconn.transaction_status == TransactionStatus.IDLE
        if idle and _differs(session, wanted):
            _send_or_raise(session, wanted.message)
        return wanted

    patch.setattr(walled, "enter", enter)


@mutant
def left_without_leaving(patch: pytest.MonkeyPatch) -> None:
    """Who goes back to the shared tables keeps the role and the path of the last client."""
    whole = State.__dict__["message"].func

    def message(self: State) -> bytes:
        sent: bytes = whole(self)
        return sent if self.role else sent.rpartition(b"; ")[2]

    patch.setattr(State, "message", property(message))


@mutant
def one_stamp_for_all(patch: pytest.MonkeyPatch) -> None:
    """The stamp says that a client is open, and not which."""
    patch.setattr(State, "stamp", property(lambda self: b"w c" if self.role else b"w p"))
    whole = State.__dict__["message"].func
    patch.setattr(State, "message", property(whole))


class _OneForAll:
    """A variable of the process, where each thread should have its own."""

    def __init__(self, value: State) -> None:
        self.value = value

    def get(self) -> State:
        return self.value

    def set(self, value: State) -> State:
        former, self.value = self.value, value
        return former

    def reset(self, former: State) -> None:
        self.value = former


@mutant
def state_of_the_process(patch: pytest.MonkeyPatch) -> None:
    """All threads have one state between them."""
    patch.setattr(states, "_state", _OneForAll(states.PUBLIC))


@mutant
def not_left_after_an_error(patch: pytest.MonkeyPatch) -> None:
    """A scope is left at its end, and not when an error ends it."""

    @contextmanager
    def entered(wanted: State) -> Iterator[None]:
        token = states._state.set(wanted)  # noqa: SLF001
        yield
        states._state.reset(token)  # noqa: SLF001

    patch.setattr(scope, "entered", entered)


@mutant
def left_for_the_former_of_anybody(patch: pytest.MonkeyPatch) -> None:
    """The states to go back to lie on one stack of the class, as in django-tenants' `with`."""
    stack: list[State] = []

    @contextmanager
    def entered(wanted: State) -> Iterator[None]:
        stack.append(state())
        states.move(wanted)
        try:
            yield
        finally:
            states.move(stack.pop())

    patch.setattr(scope, "entered", entered)


@mutant
def switched_inside_a_transaction(patch: pytest.MonkeyPatch) -> None:
    """A client's transaction may go on in another's schema."""
    patch.setattr(scope, "_refuse_in_transaction", lambda _wanted: None)


@mutant
def rows_fetched_anywhere(patch: pytest.MonkeyPatch) -> None:
    """Rows that stayed at the server are given to whoever fetches them."""
    patch.setattr(walled.ServerSideCursor, "_check", lambda _cursor: None)
