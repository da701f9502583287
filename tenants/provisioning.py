from datetime import datetime
from uuid import uuid4

from django.core.management import call_command
from django.db import connection, transaction

from kernel.vault import ring
from tenants import scope
from tenants.models import Domain, Tenant, new_schema_name


def open_client(*, slug: str, name: str, host: str, at: datetime, **traits: object) -> Tenant:
    """Create a client: its row, host, key and migrated schema. Nothing is kept when a step fails.

    `traits` are further columns of the tenant row (language, brand_colour, employees_count …).
    """
    tenant = _row(slug=slug, name=name, host=host, at=at, traits=traits)
    try:
        _execute(f'CREATE SCHEMA "{tenant.schema_name}"')
        call_command("migrate_schemas", schema_name=tenant.schema_name, verbosity=0)
    except BaseException:
        remove_client(tenant)
        raise
    return tenant


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


def _row(*, slug: str, name: str, host: str, at: datetime, traits: dict[str, object]) -> Tenant:
    reference = uuid4()
    with scope.in_public(), transaction.atomic():
        tenant = Tenant(
            schema_name=new_schema_name(),
            reference=reference,
            slug=slug,
            name=name,
            created_at=at,
            tenant_key=ring.new_tenant_key(str(reference)),
            **traits,
        )
        tenant.save()
        Domain.objects.create(tenant=tenant, domain=host, is_primary=True)
    return tenant


def remove_client(tenant: Tenant) -> None:
    """Remove a client with its schema, for good. Its bills and files must be gone before."""
    _execute(f'DROP SCHEMA IF EXISTS "{tenant.schema_name}" CASCADE')
    with scope.in_public():
        Tenant.objects.filter(pk=tenant.pk).delete()


def _execute(statement: str) -> None:
    """Run a statement about a schema; its name is generated, never typed."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
