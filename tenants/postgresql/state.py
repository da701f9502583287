"""Where this thread of work is in the database: in which schema, under which role, for whom."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property

SCHEMA = re.compile(r"(public|t_[0-9a-f]{16})\Z")
ROLE = re.compile(r"(|r_[0-9a-f]{16})\Z")
ACCOUNT = re.compile(r"(|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\Z")


@dataclass(frozen=True)
class State:
    """A schema, the role under which it is open (none: the login's own), and the account served.

    `alone` leaves the shared tables out of sight. Names are generated, never typed: raise
    ValueError for any other.
    """

    schema: str = "public"
    role: str = ""
    account: str = ""
    alone: bool = False

    def __post_init__(self) -> None:
        wanted = ((SCHEMA, self.schema), (ROLE, self.role), (ACCOUNT, self.account))
        if not all(pattern.match(value) for pattern, value in wanted):
            raise ValueError(f"Not a generated name: {self.schema!r} {self.role!r}.")

    @cached_property
    def stamp(self) -> bytes:
        """What the session calls itself in this state; the server reports it back."""
        manner = f"{'r' if self.role else ''}{'a' if self.alone else ''}"
        return f"w {self.schema} {manner} {self.account}".encode()

    @cached_property
    def message(self) -> bytes:
        """The one message that brings a session into this state: all of it or nothing."""
        shared = "" if self.alone or self.schema == "public" else ", public"
        parts = [
            f'SET ROLE "{self.role}"' if self.role else "SET ROLE NONE",
            f'SET search_path TO "{self.schema}"{shared}',
            f"SET wederhoor.account TO '{self.account}'",
            f"SET application_name TO '{self.stamp.decode()}'",
        ]
        return "; ".join(parts).encode()


PUBLIC = State()

_state: ContextVar[State] = ContextVar("database_state", default=PUBLIC)


def state() -> State:
    """Return the state that this thread of work is in."""
    return _state.get()


def role_of(schema: str) -> str:
    """Return the role that has the rights on a client's schema: the same digits, another letter."""
    return f"r_{schema.removeprefix('t_')}"


@contextmanager
def entered(wanted: State) -> Iterator[None]:
    """Be in this state; afterwards in the former one again. Each entry has a token of its own."""
    token = _state.set(wanted)
    try:
        yield
    finally:
        _state.reset(token)


def move(wanted: State) -> None:
    """Go to this state without a way back: for django-tenants' own commands only."""
    _state.set(wanted)
