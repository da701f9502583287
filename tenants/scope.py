"""The only module that switches schemas: one door in, the same door out."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from uuid import UUID

from django.db import connection

from kernel.errors import Refusal
from kernel.vault import ring
from tenants.models import Tenant
from tenants.postgresql import rights
from tenants.postgresql.state import PUBLIC, State, entered, role_of, state

_current: ContextVar[Tenant | None] = ContextVar("tenant", default=None)


def current() -> Tenant:
    """Return the client whose schema is open. Raise Refusal `tenant.none` outside any."""
    tenant = _current.get()
    if tenant is None:
        raise Refusal("tenant.none", message="Er is geen organisatie gekozen.")
    return tenant


@contextmanager
def within(tenant: Tenant) -> Iterator[Tenant]:
    """Work in the schema, under the role and with the keys of `tenant`; then as before.

    Raise Refusal `tenant.public` for the consultancy's own row, and `tenant.in_transaction` inside
    the transaction of another client.
    """
    if tenant.is_public:
        raise Refusal("tenant.public", message="Dit kan alleen binnen een organisatie.")
    with (
        _switched(_state_of(tenant.schema_name), tenant),
        ring.bound(str(tenant.reference)),
    ):
        yield tenant


@contextmanager
def in_public() -> Iterator[None]:
    """Work on the shared tables, where no client's table can be seen."""
    with _switched(PUBLIC, None), ring.unbound():
        yield


@contextmanager
def serving(account: UUID) -> Iterator[None]:
    """Work on the shared tables for somebody of the consultancy: their clients' rows, no others."""
    with _switched(State(account=str(account)), None), ring.unbound():
        yield


@contextmanager
def in_schema(name: str) -> Iterator[None]:
    """Work as the owner on the tables of a schema whose structure is made or changed."""
    with _switched(State(name, alone=True), None), ring.unbound():
        yield


def _state_of(schema: str) -> State:
    return _kept_state(schema, role_of(schema) if rights.walled() else "")


@lru_cache(maxsize=4096)
def _kept_state(schema: str, role: str) -> State:
    """Return the state of a client: never changed, so made once with its stamp and message."""
    return State(schema, role)


@contextmanager
def _switched(wanted: State, tenant: Tenant | None) -> Iterator[None]:
    _refuse_in_transaction(wanted)
    token = _current.set(tenant)
    try:
        with entered(wanted):
            yield
    finally:
        _current.reset(token)


def _refuse_in_transaction(wanted: State) -> None:
    """Refuse to leave a client inside its transaction: what follows would be half of each."""
    former = state().schema
    if connection.in_atomic_block and former not in {"public", wanted.schema}:
        raise Refusal("tenant.in_transaction", message="Wissel niet binnen een transactie.")
