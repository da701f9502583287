"""Putting a client back from its archive: into a new schema, compared, and then in its place."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from uuid import UUID

from django.conf import settings

from kernel.errors import Refusal
from kernel.vault import handover
from tenants import scope
from tenants.archives import envelope, layout, reading
from tenants.archives.building import build
from tenants.archives.reading import Archive
from tenants.archives.releases import empty_schema
from tenants.archives.returning import Wish, seat_for, take_seat
from tenants.archives.server import parameters, whole
from tenants.models import Tenant, new_schema_name
from tenants.schemas.migrating import migrate
from tenants.schemas.plan import plan


@dataclass(frozen=True, slots=True)
class Restored:
    """The client as it stands again, and what was put back."""

    tenant: Tenant
    manifest: layout.Manifest


def _as_it_is(_tenant: Tenant) -> None:
    """Do nothing more before the client opens."""


def restore(
    path: Path,
    *,
    key: str,
    wish: Wish = Wish(),  # noqa: B008 frozen
    ready: Callable[[Tenant], None] = _as_it_is,
) -> Restored:
    """Put the client of an archive back; everything, or nothing at all.

    The rows are one transaction; files and keys get their place just before it commits. Without
    the rows they mean nothing, and a second try uses them. The client stays closed until its
    schema is of this release and `ready` made it fit to be entered.
    Raise Refusal `archive.missing`, `archive.foreign`, `archive.damaged`, `archive.newer`,
    `archive.older`, `archive.differs` or what `returning.seat_for` raises.
    """
    schema = new_schema_name()
    with reading.opened(path, envelope.identity(key)) as archive:
        manifest = archive.manifest
        text = empty_schema(manifest, schema)
        with whole(parameters()) as server:
            seat = seat_for(server, manifest, wish)
            build(server, archive, schema, text)
            placed = _place_files(archive)
            try:
                handover.taken(manifest.reference, [_handed(one) for one in archive.keys])
                take_seat(server, seat, schema, state=Tenant.State.CLOSED)
            except BaseException:
                _take_away(placed)
                raise
    _bring_up_to_date(schema, manifest.structure)
    with scope.in_public():
        tenant = Tenant.objects.get(reference=seat.reference)
        ready(tenant)
        tenant.state = seat.opens_as
        tenant.save(update_fields=["state"])
    return Restored(tenant, manifest)


def _bring_up_to_date(schema: str, structure: layout.Structure) -> None:
    """Bring a schema of an older release to this one."""
    if structure.stamp == plan().stamp:
        return
    problem = migrate().failed.get(schema)
    if problem:
        message = "Het archief staat terug, maar kon niet naar deze versie worden gebracht."
        raise Refusal("archive.not_migrated", message=message, problem=problem)


def _handed(key: layout.KeyRow) -> handover.HandedKey:
    return handover.HandedKey(
        key.scope, key.purpose, key.version, key.key, key.created_at, key.destroyed_at
    )


def _place_files(archive: Archive) -> list[Path]:
    """Put the files that are not there yet in their place; return which."""
    folder = Path(settings.VAULT_FILES) / str(UUID(archive.manifest.reference))
    placed: list[Path] = []
    try:
        for name in archive.files():
            path = folder / _checked(name)
            if not path.exists():
                placed.append(path)
                _write(archive, name, path)
    except BaseException:
        _take_away(placed)
        raise
    return placed


def _checked(name: str) -> Path:
    """Return a file's place in the client's folder. Raise Refusal `archive.damaged` for another.

    Only ids and "tenant" can be in it, so that no name leads out of the folder.
    """
    parts = PurePosixPath(name.removeprefix(layout.FILES)).parts
    try:
        scope, file_id = parts
        if scope != layout.TENANT_SCOPE:
            scope = str(UUID(scope))
        return Path(scope) / str(UUID(file_id))
    except ValueError as error:
        message = "Dit archief is beschadigd of niet volledig."
        raise Refusal("archive.damaged", message=message) from error


def _write(archive: Archive, name: str, path: Path) -> None:
    for folder in (path.parents[2], path.parents[1], path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with draft.open("wb") as target:
        copyfileobj(archive.part(name), target)
        target.flush()
        os.fsync(target.fileno())
    draft.replace(path)


def _take_away(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
        path.with_suffix(".draft").unlink(missing_ok=True)
