"""Moving a client to another database of this installation: same keys, same files, other rows.

Until the last step the client is closed in both places, never open in two; broken off anywhere,
the second try ends it.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from pyrage import x25519

from kernel.errors import Refusal
from tenants import scope
from tenants.archives import reading
from tenants.archives.building import build
from tenants.archives.erasing import drop
from tenants.archives.exporting import export
from tenants.archives.releases import empty_schema
from tenants.archives.returning import Wish, seat_for, take_seat
from tenants.archives.server import asked, parameters, tell_of_hosts, whole
from tenants.models import Tenant, new_schema_name

SHARED = "SELECT app, name FROM public.django_migrations WHERE app = 'tenants'"
OPENED = "UPDATE public.tenants_tenant SET state = 'open' WHERE reference = %s"
AUDITED = 'SELECT coalesce(max(seq), 0) FROM "{}".audit_entry'


@dataclass(frozen=True, slots=True)
class Place:
    """A database, and how its owner reaches it; `name` says which one without any password."""

    parameters: dict[str, Any]

    @property
    def name(self) -> str:
        """Return host, port and database, as the client's row keeps them."""
        given = self.parameters
        return f"{given.get('host', '')}:{given.get('port', 5432)}/{given.get('dbname', '')}"


def place_of(url: str) -> Place:
    """Return the database that a URL names. Raise Refusal `move.url_malformed`."""
    try:
        found = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        message = "Dit is geen adres van een database: postgresql://naam@host/database."
        raise Refusal("move.url_malformed", message=message) from error
    return Place({name: value for name, value in found.items() if value is not None})


def move(tenant: Tenant, *, to: str, at: datetime) -> Tenant:
    """Move a client to the database at this URL; return its row here, which says where it is.

    Raise Refusal `move.url_malformed`, `move.not_ready` (that database is not of this release),
    `move.changed` (somebody was still working; try again) or what restoring raises.
    """
    there = place_of(to)
    _check_ready(there)
    former = tenant.state
    if tenant.lives_at != there.name:
        _set(tenant, state=Tenant.State.CLOSED)
        try:
            _carry(tenant, there, at)
        except BaseException:
            _set(tenant, state=former)
            raise
        _leave(tenant, there)
    with whole(there.parameters) as server:
        server.execute(OPENED, [tenant.reference])
    with scope.in_public():
        tenant.refresh_from_db()
    return tenant


def _check_ready(there: Place) -> None:
    """Compare the shared tables there with ours."""
    message = "De andere database is niet bereikbaar, of niet van deze versie."
    try:
        with whole(parameters()) as ours, whole(there.parameters) as theirs:
            ready = set(asked(ours, SHARED)) == set(asked(theirs, SHARED))
    except psycopg.Error as error:
        raise Refusal("move.not_ready", message=message, place=there.name) from error
    if not ready:
        raise Refusal("move.not_ready", message=message, place=there.name)


def _carry(tenant: Tenant, there: Place, at: datetime) -> None:
    """Put the client in the other database, still closed."""
    key, schema = x25519.Identity.generate(), new_schema_name()
    with TemporaryDirectory(prefix="wederhoor-move-") as folder:
        path = Path(folder) / "client.age"
        done = export(tenant, to=path, recipient=str(key.to_public()), at=at)
        text = empty_schema(done.manifest, schema)
        with reading.opened(path, key) as archive, whole(there.parameters) as server:
            seat = seat_for(server, archive.manifest, Wish())
            build(server, archive, schema, text)
            take_seat(server, seat, schema, state=Tenant.State.CLOSED)
            _check_still(tenant, done.manifest.audit_seq)


def _check_still(tenant: Tenant, audit_seq: int) -> None:
    """Refuse when an act that had begun before the client was closed ended after the copy."""
    with whole(parameters()) as server:
        newest = asked(server, AUDITED.format(tenant.schema_name))[0][0]
    if newest != audit_seq:
        message = "Er werd nog gewerkt. Probeer het nog eens."
        raise Refusal("move.changed", message=message, newest=newest)


def _leave(tenant: Tenant, there: Place) -> None:
    """Keep here where the client is now, and drop its schema, in one transaction."""
    with whole(parameters()) as server:
        server.execute(
            "UPDATE public.tenants_tenant SET lives_at = %s WHERE id = %s",
            [there.name, tenant.pk],
        )
        server.execute("DELETE FROM public.tenants_worklistrow WHERE tenant_id = %s", [tenant.pk])
        tell_of_hosts(server)
        drop(server, tenant.schema_name)


def _set(tenant: Tenant, **values: object) -> None:
    with scope.in_public():
        for name, value in values.items():
            setattr(tenant, name, value)
        tenant.save(update_fields=list(values))
