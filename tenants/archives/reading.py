"""Reading an archive with nothing but the file and the private key: no database, no server."""

import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from pyrage import x25519

from kernel.errors import Refusal
from tenants.archives import envelope, layout
from tenants.archives.copying import rows
from tenants.archives.layout import KeyRow, Manifest, Table
from tenants.archives.packing import PIECE_BYTES


@dataclass(frozen=True)
class Archive:
    """An opened archive. Every part of it was checked before it is used."""

    tar: tarfile.TarFile
    key: x25519.Identity
    members: dict[str, tarfile.TarInfo] = field(default_factory=dict)

    @cached_property
    def manifest(self) -> Manifest:
        """What the archive says of itself."""
        said = json.loads(self.read(layout.MANIFEST))
        if said.get("format") != layout.FORMAT:
            raise _damaged()
        if said.get("version") != layout.VERSION:
            message = "Dit archief is van een nieuwere versie van Wederhoor."
            raise Refusal("archive.newer", message=message, version=said.get("version"))
        try:
            return layout.manifest_of(said)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _damaged() from error

    @cached_property
    def keys(self) -> tuple[KeyRow, ...]:
        """The client's keys, opened."""
        plain = envelope.opened(self.read(layout.KEYS), self.key)
        try:
            return tuple(layout.key_of(one) for one in json.loads(plain))
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged() from error

    def table(self, name: str) -> Table:
        """Return a table's description. Raise Refusal `archive.table_unknown`."""
        for table in self.manifest.tables:
            if table.name == name:
                return table
        message = "Deze tabel is niet in het archief."
        raise Refusal("archive.table_unknown", message=message, table=name)

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield a table's rows as they lie in the database, sealed values sealed."""
        table = self.table(name)
        return rows(self.part(table.member), table.columns)

    def files(self) -> list[str]:
        """Return the members that are files of cases or of the client, in a stable order."""
        return sorted(name for name in self.members if name.startswith(layout.FILES))

    def part(self, name: str) -> BinaryIO:
        """Return a member to read from. Raise Refusal `archive.damaged` when it is not there."""
        found = self.members.get(name)
        source = self.tar.extractfile(found) if found else None
        if source is None:
            raise _damaged()
        return cast("BinaryIO", source)

    def read(self, name: str) -> bytes:
        """Return a whole member."""
        return self.part(name).read()


@contextmanager
def opened(path: Path, key: x25519.Identity) -> Iterator[Archive]:
    """Open an archive and check all of it.

    Raise Refusal `archive.missing`, `archive.foreign`, `archive.damaged` or `archive.newer`.
    """
    with envelope.open_whole(path, key) as plain, _tar(plain) as tar:
        archive = Archive(tar, key, _members(tar))
        _check_sums(archive)
        _check_parts(archive)
        yield archive


def _tar(plain: IO[bytes]) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=plain, mode="r:")
    except tarfile.TarError as error:
        raise _damaged() from error


def _members(tar: tarfile.TarFile) -> dict[str, tarfile.TarInfo]:
    """Return the members by name: plain files only, each name once."""
    try:
        found = tar.getmembers()
    except (tarfile.TarError, OSError) as error:
        raise _damaged() from error
    members = {member.name: member for member in found if member.isreg()}
    if len(members) != len(found):
        raise _damaged()
    return members


def _check_sums(archive: Archive) -> None:
    """Compare each member with its line in SHA256SUMS; no member may lack one."""
    lines = archive.read(layout.SUMS).decode(errors="replace").splitlines()
    said = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    names = set(archive.members) - {layout.SUMS}
    if names != set(said):
        raise _damaged()
    for name in names:
        if _digest(archive.part(name)) != said[name]:
            raise _damaged()


def _digest(source: BinaryIO) -> str:
    found = sha256()
    while piece := source.read(PIECE_BYTES):
        found.update(piece)
    return found.hexdigest()


def _check_parts(archive: Archive) -> None:
    """Compare what the manifest speaks of with what is there."""
    manifest = archive.manifest
    tables = {name for name in archive.members if name.startswith(layout.TABLES)}
    if tables != {table.member for table in manifest.tables}:
        raise _damaged()
    if len(archive.files()) != manifest.files_count or len(archive.keys) != manifest.keys_count:
        raise _damaged()


def _damaged() -> Refusal:
    return Refusal("archive.damaged", message="Dit archief is beschadigd of niet volledig.")
