"""Opening the sealed values and files of an archive with the keys that travel in it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from kernel.errors import Refusal
from kernel.vault.purposes import IDENTITY, purpose_of
from kernel.vault.sealing import (
    HEADER_BYTES,
    DamagedError,
    Place,
    code_of,
    derived,
    unpadded,
    unsealed,
)
from kernel.vault.streaming import unsealed_blocks
from tenants.archives import layout
from tenants.archives.reading import Archive

DESTROYED = {"unreadable": "destroyed"}
"""What stands for a value whose key is gone: the case was destroyed, on purpose."""
DAMAGED = {"unreadable": "damaged"}

CONTENT = "vault.storedfile.content"

KeyName = tuple[str, bool, int]
"""A scope, whether it is the key of the case's identities, and its version."""


@dataclass(frozen=True)
class Keyring:
    """The client's keys by name; what has no key is unreadable and says so."""

    reference: str
    keys: Mapping[KeyName, bytes]

    def key(self, scope: str, raw: bytes, label: str) -> bytes | None:
        """Return the key that sealed `raw`, or None. Raise DamagedError for what is not ours."""
        purpose, version = purpose_of(code_of(raw, label))
        return self.keys.get((scope, purpose == IDENTITY, version))

    def value(self, raw: bytes, column: layout.SealedColumn, row: Mapping[str, Any]) -> Any:
        """Return the plain value of a sealed column: text, JSON, or why it cannot be read."""
        if not raw:
            return "" if column.kind == "text" else None
        scope = str(row.get(column.scope) or layout.TENANT_SCOPE)
        place = Place(self.reference, scope, column.label, str(row[column.row]))
        try:
            key = self.key(scope, raw, column.label)
            if key is None:
                return DESTROYED
            plain = unpadded(unsealed(derived(key, "field"), raw, place))
            return plain.decode() if column.kind == "text" else json.loads(plain)
        except (DamagedError, ValueError):
            return DAMAGED

    def content(self, name: str, source: BinaryIO) -> Iterator[bytes]:
        """Yield the plain content of a file of the archive.

        Raise Refusal `archive.destroyed` when its key is gone, `archive.damaged` otherwise.
        """
        scope, file_id = name.removeprefix(layout.FILES).split("/")
        try:
            key = self.key(scope, source.read(HEADER_BYTES), CONTENT)
            if key is None:
                message = "Dit dossier is vernietigd."
                raise Refusal("archive.destroyed", message=message)
            source.seek(0)
            place = Place(self.reference, scope, CONTENT, file_id)
            yield from unsealed_blocks(derived(key, f"file/{file_id}"), source, place)
        except DamagedError as error:
            message = "Dit archief is beschadigd of niet volledig."
            raise Refusal("archive.damaged", message=message) from error


def keyring(archive: Archive) -> Keyring:
    """Return the keys of an archive."""
    found = {
        (key.scope, key.purpose == IDENTITY, key.version): key.key
        for key in archive.keys
        if key.key is not None
    }
    return Keyring(archive.manifest.reference, found)


def opened_rows(archive: Archive, name: str) -> Iterator[dict[str, Any]]:
    """Yield a table's rows as people read them: sealed values open, other bytes as hexadecimal."""
    ring = keyring(archive)
    sealed = {one.column: one for one in archive.manifest.sealed if one.table == name}
    for row in archive.rows(name):
        yield {column: _shown(ring, sealed.get(column), row, column) for column in row}


def _shown(
    ring: Keyring, sealed: layout.SealedColumn | None, row: Mapping[str, Any], column: str
) -> Any:
    value = row[column]
    if not isinstance(value, bytes):
        return value
    return ring.value(value, sealed, row) if sealed else value.hex()


def file_names(archive: Archive) -> dict[str, str]:
    """Return the name that each file came with, by its id; without one its id."""
    rows: Iterable[dict[str, Any]] = opened_rows(archive, "vault_storedfile")
    return {str(row["id"]): row["name"] for row in rows if isinstance(row["name"], str)}
