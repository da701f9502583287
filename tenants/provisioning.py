from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from kernel.errors import Refusal
from kernel.vault import ring
from tenants import scope
from tenants.models import Domain, Tenant
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner
from tenants.schemas.spares import take_schema


def open_client(*, slug: str, name: str, host: str, at: datetime, **traits: object) -> Tenant:
    """Create a client: its schema, row, host and key, in one transaction.

    Broken off at any moment it leaves no client, and at most a spare schema for the next try.
    `traits` are further columns of the tenant row (language, brand_colour, employees_count …).
    Raise Refusal `tenant.host_taken` or `tenant.slug_taken`, also for the later of two who ask at
    once.
    """
    reference = uuid4()
    with scope.in_public(), transaction.atomic():
        check_free(slug, host)
        ring.make_tenant_key(str(reference))
        tenant = Tenant(
            schema_name=take_schema(),
            reference=reference,
            slug=slug,
            name=name,
            created_at=at,
            **traits,
        )
        with _first_come(slug, host):
            tenant.save()
            give_host(tenant, host)
    return tenant


def check_free(slug: str, host: str) -> None:
    """Raise Refusal `tenant.host_taken` or `tenant.slug_taken` when another client has it."""
    if Domain.objects.filter(domain=host).exists():
        raise _host_taken(host)
    if Tenant.objects.filter(slug=slug).exists():
        raise _slug_taken(slug)


@contextmanager
def _first_come(slug: str, host: str) -> Iterator[None]:
    """Tell who of two that open at the same moment comes second what the first one took."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        taken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        if "slug" in taken:
            raise _slug_taken(slug) from error
        if "domain" in taken:
            raise _host_taken(host) from error
        raise


def _host_taken(host: str) -> Refusal:
    return Refusal(
        "tenant.host_taken",
        message="Dit adres is al van een organisatie. Kies een ander adres.",
        field="host",
        host=host,
    )


def _slug_taken(slug: str) -> Refusal:
    return Refusal(
        "tenant.slug_taken",
        message="Deze korte naam is al van een organisatie. Kies een andere naam.",
        field="name",
        slug=slug,
    )


def open_consultancy(*, name: str, host: str = "", at: datetime, **traits: object) -> Tenant:
    """Create the public row that stands for the consultancy itself, with its host.

    Without a host nobody can reach it yet: `give_host` opens the door later.
    """
    with transaction.atomic():
        public = Tenant(schema_name="public", name=name, slug="bureau", created_at=at, **traits)
        public.save()
        if host:
            give_host(public, host)
    return public


def give_host(tenant: Tenant, host: str) -> None:
    """Let an organisation be reached under this host."""
    Domain.objects.create(tenant=tenant, domain=host, is_primary=True)


def remove_client(tenant: Tenant) -> None:
    """Remove a client with its schema and role, for good. Its bills and files must be gone before.

    The owner does it, apart from any open transaction. Raise Refusal `tenant.no_owner`.
    """
    with as_owner() as owner, transaction.atomic(), owner.cursor() as cursor:
        for statement in rights.removal_statements(tenant.schema_name):
            cursor.execute(statement)
        Tenant.objects.filter(pk=tenant.pk).delete()
