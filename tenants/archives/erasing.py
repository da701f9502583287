"""Erasing a client that left, with proof: what was looked for afterwards, and not found.

The keys go first: from then on nobody can read what is still there. Each step may be repeated, so
that an erasure that was broken off is ended by doing it again.
"""

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import models
from psycopg import sql
from psycopg.types.json import Jsonb

from kernel import clock
from kernel.audit import outside as roots
from kernel.errors import Refusal
from kernel.vault import handover, tombstones
from tenants import scope
from tenants.archives import farewells
from tenants.archives.handing_over import approved_closing
from tenants.archives.server import asked, parameters, tell_of_hosts, whole
from tenants.models import Closing, Tenant
from tenants.postgresql import rights
from tenants.postgresql.logins import login_of
from tenants.postgresql.state import role_of

SCHEMA = "SELECT count(*) FROM pg_namespace WHERE nspname = %(name)s"
ROLES = "SELECT count(*) FROM pg_roles WHERE rolname = ANY(%(names)s)"
AUDITED = 'SELECT coalesce(max(seq), 0) FROM "{}".audit_entry'
EMPTIED = """
    UPDATE public.tenants_tenant SET slug = %s, contact_email = '', contact_phone = ''
    WHERE id = %s
"""

PROVEN = "UPDATE public.tenants_closing SET erased_at = %s, proof = %s WHERE id = %s"

LEDGERS = (roots.FOLDER, tombstones.FOLDER)
"""Folders beside the files with a list of each client: signed roots, and shredded cases."""

Proof = dict[str, int]


def erase(tenant: Tenant, *, at: datetime) -> Closing:
    """Erase a client for good; return its closing with the proof.

    Raise Refusal `closing.not_approved`, `closing.not_handed_over`, `closing.too_early`,
    `closing.changed_since` (hand over once more: an act was done after the archive was made) or
    `closing.left_behind` (do it again).
    """
    closing = approved_closing(tenant)
    _check_may_go(closing, clock.local_date(at, tenant.time_zone))
    former = tenant.state
    _set(tenant, Tenant.State.CLOSED)
    try:
        _check_unchanged(tenant, closing)
    except Refusal:
        _set(tenant, former)
        raise
    _erase_all(tenant, closing, at)
    closing.refresh_from_db()
    return closing


def _set(tenant: Tenant, state: str) -> None:
    tenant.state = state
    with scope.in_public():
        tenant.save(update_fields=["state"])


def _check_may_go(closing: Closing, today: date) -> None:
    if closing.handed_over_at is None:
        message = "Draag het archief eerst over aan de organisatie."
        raise Refusal("closing.not_handed_over", message=message)
    if closing.erase_from_on is None or today < closing.erase_from_on:
        message = "De afgesproken wachttijd is nog niet voorbij."
        raise Refusal("closing.too_early", message=message, erase_from_on=closing.erase_from_on)


def _check_unchanged(tenant: Tenant, closing: Closing) -> None:
    """Refuse when something was done after the archive was made; nobody else works here now."""
    with whole(parameters()) as server:
        if not asked(server, SCHEMA, name=tenant.schema_name)[0][0]:
            return
        newest = asked(server, AUDITED.format(tenant.schema_name))[0][0]
    if newest != closing.proof.get("archive", {}).get("audit_seq"):
        message = "Er is na het overdragen nog iets gedaan. Draag het archief opnieuw over."
        raise Refusal("closing.changed_since", message=message, newest=newest)


def _erase_all(tenant: Tenant, closing: Closing, at: datetime) -> None:
    """Erase every part, and keep the proof in the transaction that deletes the client's row."""
    reference, schema = str(tenant.reference), tenant.schema_name
    proof = {"keys": handover.erased(reference)}
    files = Path(settings.VAULT_FILES)
    proof["files"] = _erase_files(files / reference)
    for folder in LEDGERS:
        proof[folder] = _erase_ledgers(files.parent / folder, reference)
    with scope.in_public():
        proof |= farewells.say_all(tenant, at=at)
    with whole(parameters()) as server:
        drop(server, schema)
    with whole(parameters()) as server:
        proof |= _erase_rows(server, tenant)
        proof["schema"] = asked(server, SCHEMA, name=schema)[0][0]
        roles = [role_of(schema), login_of(schema)]
        proof["roles"] = asked(server, ROLES, names=roles)[0][0]
        _keep(server, closing, proof, at)


def _erase_files(folder: Path) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    return sum(1 for path in folder.rglob("*") if path.is_file()) if folder.exists() else 0


def _erase_ledgers(folder: Path, reference: str) -> int:
    """Erase what was written down beside the databases; return how many files are left."""
    for path in folder.glob(f"{reference}.*"):
        path.unlink(missing_ok=True)
    return len(list(folder.glob(f"{reference}.*")))


def drop(server: psycopg.Connection[Any], schema: str) -> None:
    """Drop the schema with all in it, and the roles that could read it."""
    for statement in rights.removal_statements(schema):
        server.execute(statement.encode())
    server.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(login_of(schema))))


def _erase_rows(server: psycopg.Connection[Any], tenant: Tenant) -> Proof:
    """Delete what shared tables hold of the client; its own row stays only for its bills."""
    left: Proof = {}
    for table, column in _related(models.CASCADE):
        place = sql.Identifier("public", table)
        of = sql.Identifier(column)
        server.execute(sql.SQL("DELETE FROM {} WHERE {} = %s").format(place, of), [tenant.pk])
        count = sql.SQL("SELECT count(*) FROM {} WHERE {} = %s").format(place, of)
        left[table] = server.execute(count, [tenant.pk]).fetchall()[0][0]
    tell_of_hosts(server)
    _leave_name(server, tenant)
    return left


def _leave_name(server: psycopg.Connection[Any], tenant: Tenant) -> None:
    """Delete the client's own row; where bills hold on to it, leave no more than their name."""
    for table, column in _related(models.SET_NULL):
        statement = sql.SQL("UPDATE {} SET {column} = NULL WHERE {column} = %s")
        place = sql.Identifier("public", table)
        server.execute(statement.format(place, column=sql.Identifier(column)), [tenant.pk])
    try:
        with server.transaction():
            server.execute("DELETE FROM public.tenants_tenant WHERE id = %s", [tenant.pk])
    except psycopg.errors.ForeignKeyViolation:
        emptied = [f"weg-{tenant.reference.hex[:12]}", tenant.pk]
        server.execute(EMPTIED, emptied)


def _related(on_delete: object) -> list[tuple[str, str]]:
    """Return the shared tables and columns that speak of a client, by what becomes of them.

    CASCADE ends with it. What holds on to it (bills, seven years: AWR art. 52) stays.
    """
    relations = [one for one in Tenant._meta.related_objects if one.on_delete is on_delete]
    return sorted((one.related_model._meta.db_table, one.field.column) for one in relations)


def _keep(server: psycopg.Connection[Any], closing: Closing, proof: Proof, at: datetime) -> None:
    """Keep the proof. Raise Refusal `closing.left_behind` when something is still there."""
    behind = {name: count for name, count in proof.items() if count}
    if behind:
        message = "Niet alles kon worden gewist. Doe het nog eens."
        raise Refusal("closing.left_behind", message=message, **behind)
    said = Jsonb({**closing.proof, "erased": proof})
    server.execute(PROVEN, [at, said, closing.pk])
