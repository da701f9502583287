"""The only module that switches schemas: one door in, the same door out."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django_tenants.utils import get_public_schema_name

from kernel.errors import Refusal
from kernel.vault import ring
from tenants.models import Tenant

_current: ContextVar[Tenant | None] = ContextVar("tenant", default=None)


def current() -> Tenant:
    """Return the client whose schema is open. Raise Refusal `tenant.none` outside any."""
    tenant = _current.get()
    if tenant is None:
        raise Refusal("tenant.none", message="Er is geen organisatie gekozen.")
    return tenant


@contextmanager
def within(tenant: Tenant) -> Iterator[Tenant]:
    """Work in the schema and with the keys of `tenant`; afterwards the former scope is back."""
    if tenant.is_public:
        raise Refusal("tenant.public", message="Dit kan alleen binnen een organisatie.")
    with (
        _schema(tenant.schema_name, tenant),
        ring.bound(str(tenant.reference)),
    ):
        yield tenant


@contextmanager
def in_public() -> Iterator[None]:
    """Work in the public schema, where no client's table can be seen."""
    with _schema(get_public_schema_name(), None), ring.unbound():
        yield


@contextmanager
def in_schema(name: str) -> Iterator[None]:
    """Work on the tables of a schema that is no client's yet, or whose structure is changed."""
    with _schema(name, None), ring.unbound():
        yield


@contextmanager
def _schema(name: str, tenant: Tenant | None) -> Iterator[None]:
    former = connection.schema_name  # type: ignore[attr-defined] # django-tenants adds it
    if former != name and connection.in_atomic_block and former != "public":
        raise Refusal("tenant.in_transaction", message="Wissel niet binnen een transactie.")
    token = _current.set(tenant)
    connection.set_schema(name)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection.set_schema(former)  # type: ignore[attr-defined]
        _current.reset(token)
