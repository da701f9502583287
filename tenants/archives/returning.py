"""Whose place an archive takes: a client that is not here, or one that is replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from kernel.errors import Refusal
from tenants.archives.describing import OWN
from tenants.archives.layout import Manifest
from tenants.archives.server import asked, tell_of_hosts
from tenants.models import Tenant
from tenants.postgresql import rights

FORMER = """
    SELECT id, schema_name, state, slug FROM public.tenants_tenant
    WHERE reference = %(reference)s FOR UPDATE
"""
NAMED = """
    SELECT count(*) FROM public.tenants_tenant
    WHERE slug = %(slug)s AND reference <> %(reference)s
"""
HOSTED = """
    SELECT d.domain FROM public.tenants_domain AS d
    JOIN public.tenants_tenant AS t ON t.id = d.tenant_id
    WHERE d.domain = ANY(%(hosts)s) AND t.reference <> %(reference)s
"""
INSERT = sql.SQL("INSERT INTO public.tenants_tenant ({}) VALUES ({}) RETURNING id")
UPDATE = sql.SQL("UPDATE public.tenants_tenant SET ({}) = ROW ({}) WHERE id = %s RETURNING id")
HOST = "INSERT INTO public.tenants_domain (domain, tenant_id, is_primary) VALUES (%s, %s, %s)"

Server = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """How an archive is put back: under another short name, in the place of who is there."""

    slug: str = ""
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a client comes to stand: its row's values, its hosts, and who stood there before."""

    reference: UUID
    values: dict[str, Any]
    hosts: tuple[str, ...]
    former_id: int | None
    former_schema: str
    opens_as: str = Tenant.State.OPEN


def seat_for(server: Server, manifest: Manifest, wish: Wish) -> Seat:
    """Return where the client of an archive may stand, and keep its row locked.

    Raise Refusal `archive.client_present` when it is still here and may not be replaced,
    `tenant.slug_taken` or `tenant.host_taken` when another client has its name or address.
    """
    reference = UUID(manifest.reference)
    former = next(iter(asked(server, FORMER, reference=reference)), None)
    if former is not None and former[2] != Tenant.State.CLOSED and not wish.replace:
        message = "Deze organisatie is er nog. Zeg erbij dat zij vervangen moet worden."
        raise Refusal("archive.client_present", message=message, slug=former[3])
    slug = wish.slug or str(manifest.client["slug"])
    hosts = (f"{slug}.{settings.CLIENT_HOST_SUFFIX}",) if wish.slug else manifest.hosts
    _check_free(server, reference, slug, hosts)
    values = _values({**manifest.client, "slug": slug})
    if former is None:
        return Seat(reference, values, hosts, None, "")
    closing = former[2] == Tenant.State.CLOSING
    opens_as = Tenant.State.CLOSING if closing else Tenant.State.OPEN
    return Seat(reference, values, hosts, former[0], former[1], opens_as)


def _values(said: dict[str, Any]) -> dict[str, Any]:
    """Return the row's values as the database takes them; what is not said gets its default."""
    fields = [field for field in Tenant._meta.concrete_fields if field.attname not in OWN]
    given = {one.attname: said.get(one.attname, one.get_default()) for one in fields}
    return {
        str(one.column): one.get_db_prep_save(one.to_python(given[one.attname]), connection)
        for one in fields
    }


def _check_free(server: Server, reference: UUID, slug: str, hosts: Sequence[str]) -> None:
    if asked(server, NAMED, slug=slug, reference=reference)[0][0]:
        message = "Deze korte naam is al van een organisatie. Kies een andere naam."
        raise Refusal("tenant.slug_taken", message=message, slug=slug)
    for (host,) in asked(server, HOSTED, hosts=list(hosts), reference=reference):
        message = "Dit adres is al van een organisatie. Kies een ander adres."
        raise Refusal("tenant.host_taken", message=message, host=host)


def take_seat(server: Server, seat: Seat, schema: str, *, state: str) -> None:
    """Write the client's row and hosts, and drop the schema that was there, with its role.

    A client that stood there keeps its row, with its bills, and gets the new schema.
    """
    values = {**seat.values, "schema_name": schema, "state": state, "lives_at": ""}
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in values)
    marks = sql.SQL(", ").join(sql.Placeholder() * len(values))
    statement, given = INSERT, list(values.values())
    if seat.former_id is not None:
        statement, given = UPDATE, [*given, seat.former_id]
    found = server.execute(statement.format(columns, marks), given).fetchone()
    assert found is not None  # noqa: S101 the row is there, or it fails
    server.execute("DELETE FROM public.tenants_domain WHERE tenant_id = %s", found)
    server.execute("DELETE FROM public.tenants_worklistrow WHERE tenant_id = %s", found)
    tell_of_hosts(server)
    for place, host in enumerate(seat.hosts):
        server.execute(HOST, [host, found[0], place == 0])
    if seat.former_schema:
        for removal in rights.removal_statements(seat.former_schema):
            server.execute(removal.encode())
