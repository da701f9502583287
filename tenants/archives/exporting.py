"""Taking a client along: all of it, as it is at one moment, in one closed file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import psycopg
from django.conf import settings
from django.db import transaction
from psycopg import sql
from pyrage import x25519

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.vault import handover
from tenants import scope
from tenants.archives import describing, envelope, layout
from tenants.archives.packing import PIECE_BYTES, Part, packed, small
from tenants.archives.server import Parameters, asked, parameters, snapshot
from tenants.models import Tenant
from tenants.schemas.stamps import ALL as STAMPS
from tenants.schemas.stamps import PREFIX
from tenants.schemas.structure import digest_of, structure_by

OPERATOR = Actor("system", None, "command line")
SPOOL_BYTES = 64 * 1024 * 1024

MIGRATIONS = 'SELECT app, name FROM "{}".django_migrations ORDER BY id'
FILES = 'SELECT id::text, case_id::text FROM "{}".vault_storedfile ORDER BY id'
SEQUENCE = 'SELECT last_value, is_called FROM "{}"."{}"'
AUDITED = 'SELECT coalesce(max(seq), 0) FROM "{}".audit_entry'


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: `sha256` is that of the closed file, as everybody can compute it."""

    manifest: layout.Manifest
    byte_count: int
    sha256: str


@dataclass
class _Work:
    """What one export reads from and has found so far."""

    tenant: Tenant
    server: psycopg.Connection[Any]
    receiver: x25519.Recipient
    at: datetime
    tables: list[layout.Table] = field(default_factory=list)
    sequences: dict[str, tuple[int, bool]] = field(default_factory=dict)
    files_count: int = 0
    missing_files: list[str] = field(default_factory=list)
    manifest: layout.Manifest | None = None


def export(
    tenant: Tenant,
    *,
    to: Path,
    recipient: str,
    at: datetime,
    source: Parameters | None = None,
) -> Exported:
    """Write a client to one file for the holder of a key; the whole file or none.

    `source` is another database to read the schema from, such as one that was brought back from
    a backup. The keys are always those of today: what was shredded stays shredded. That it was
    taken along stands in the client's trail, and so in the archive itself.
    Raise Refusal `archive.recipient_malformed` or `archive.table_strange`.
    """
    receiver = envelope.recipient(recipient)
    with scope.within(tenant), transaction.atomic():
        about = About("client", tenant.reference)
        record("client.exported", by=OPERATOR, at=at, about=about, facts={"to": recipient.strip()})
    with snapshot(source or parameters()) as server:
        work = _Work(tenant, server, receiver, at)
        envelope.close(packed(_parts(work), at=at), to, to=receiver)
    assert work.manifest is not None  # noqa: S101 the last part was written
    with to.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return Exported(work.manifest, to.stat().st_size, digest)


def _parts(work: _Work) -> Iterator[Part]:
    """Yield the tables, the files, the keys and at last what describes them all."""
    tables, sequences = describing.tables_of(work.server, work.tenant.schema_name)
    for name in sequences:
        question = SEQUENCE.format(work.tenant.schema_name, name)
        work.sequences[name] = asked(work.server, question)[0]
    for name, columns in tables.items():
        yield from _table(work, name, columns)
    yield from _files(work)
    keys = [_travelling(key) for key in handover.given(str(work.tenant.reference))]
    plain = json.dumps([key.as_json() for key in keys]).encode()
    yield small(layout.KEYS, envelope.closed(plain, to=work.receiver))
    work.manifest = _manifest(work, keys)
    said = json.dumps(work.manifest.as_json(), indent=1, ensure_ascii=False)
    yield small(layout.MANIFEST, said.encode())


def _travelling(key: handover.HandedKey) -> layout.KeyRow:
    return layout.KeyRow(
        key.scope, key.purpose, key.version, key.key, key.created_at, key.destroyed_at
    )


def _table(work: _Work, name: str, columns: tuple[layout.Column, ...]) -> Iterator[Part]:
    """Yield one table: copied aside first, for a tar says a member's length before it."""
    statement = sql.SQL("COPY {} ({}) TO STDOUT (FORMAT binary)").format(
        sql.Identifier(work.tenant.schema_name, name),
        sql.SQL(", ").join(sql.Identifier(column.name) for column in columns),
    )
    with SpooledTemporaryFile(SPOOL_BYTES) as aside, work.server.cursor() as cursor:
        with cursor.copy(statement) as copy:
            aside.writelines(bytes(chunk) for chunk in copy)
        table = layout.Table(name, columns, cursor.rowcount)
        work.tables.append(table)
        count = aside.tell()
        aside.seek(0)
        yield Part(table.member, count, _pieces(aside))


def _pieces(source: IO[bytes] | SpooledTemporaryFile[bytes]) -> Iterable[bytes]:
    return iter(lambda: source.read(PIECE_BYTES), b"")


def _files(work: _Work) -> Iterator[Part]:
    """Yield the stored files, as sealed as they lie on disk; note those that are not there."""
    folder = Path(settings.VAULT_FILES) / str(work.tenant.reference)
    for file_id, case_id in asked(work.server, FILES.format(work.tenant.schema_name)):
        name = f"{case_id or layout.TENANT_SCOPE}/{file_id}"
        path = _found(folder / name)
        if path is None:
            work.missing_files.append(name)
            continue
        with path.open("rb") as source:
            work.files_count += 1
            yield Part(layout.FILES + name, path.stat().st_size, _pieces(source))


def _found(path: Path) -> Path | None:
    """Return where a file lies: in its place, or staged just before it gets there."""
    return next((one for one in (path, path.with_suffix(".staged")) if one.is_file()), None)


def _manifest(work: _Work, keys: list[layout.KeyRow]) -> layout.Manifest:
    with scope.in_public():
        hosts = tuple(
            work.tenant.domains.order_by("-is_primary", "domain").values_list("domain", flat=True)
        )
    return layout.Manifest(
        reference=str(work.tenant.reference),
        client=describing.row_of(work.tenant),
        hosts=hosts,
        made_at=work.at.isoformat(),
        release=settings.RELEASE,
        structure=_structure(work),
        tables=tuple(work.tables),
        sealed=describing.sealed_columns(),
        files_count=work.files_count,
        missing_files=tuple(work.missing_files),
        keys_count=len(keys),
        destroyed_keys_count=sum(key.key is None for key in keys),
        audit_seq=asked(work.server, AUDITED.format(work.tenant.schema_name))[0][0],
    )


def _structure(work: _Work) -> layout.Structure:
    schema = work.tenant.schema_name
    stamps: dict[str, str] = dict(asked(work.server, STAMPS))
    return layout.Structure(
        stamp=stamps.get(schema, "").removeprefix(PREFIX),
        fingerprint=digest_of(structure_by(work.server.cursor(), schema)),
        migrations=tuple(
            (app, name) for app, name in asked(work.server, MIGRATIONS.format(schema))
        ),
        sequences=work.sequences,
    )
