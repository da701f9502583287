"""What lies where in an archive, and how it is described. Needs no database and no Django.

docs/archive-format.md describes the same for people who have nothing but the archive.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

FORMAT = "wederhoor-archive"
VERSION = 1

MANIFEST = "manifest.json"
KEYS = "keys.json.age"
SUMS = "SHA256SUMS"
TABLES = "tables/"
FILES = "files/"

TENANT_SCOPE = "tenant"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its type, as PostgreSQL's `format_type` writes it."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the client: its columns in the order of the copy, and how many rows there are."""

    name: str
    columns: tuple[Column, ...]
    rows_count: int

    @property
    def member(self) -> str:
        """Where its rows are in the archive, as COPY (FORMAT binary) wrote them."""
        return f"{TABLES}{self.name}.pgcopy"


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of ciphertext, and what it was bound to.

    `scope` is the column that holds the id of the case whose key seals it; where that is empty,
    or there is no such column, the client's own key does. `row` is the column of the row's id.
    """

    table: str
    column: str
    label: str
    kind: str
    row: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """Which release the schema is of, and what it looks like."""

    stamp: str
    fingerprint: str
    migrations: tuple[tuple[str, str], ...]
    sequences: dict[str, tuple[int, bool]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that describes an archive; `client` is the client's own row, `hosts` its addresses."""

    reference: str
    client: dict[str, Any]
    hosts: tuple[str, ...]
    made_at: str
    release: str
    structure: Structure
    tables: tuple[Table, ...]
    sealed: tuple[SealedColumn, ...]
    files_count: int
    missing_files: tuple[str, ...]
    keys_count: int
    destroyed_keys_count: int
    audit_seq: int

    def as_json(self) -> dict[str, Any]:
        """Return what is written as `manifest.json`."""
        return {"format": FORMAT, "version": VERSION, **asdict(self)}


def manifest_of(said: dict[str, Any]) -> Manifest:
    """Return the manifest that this JSON says. Raise KeyError or TypeError for another shape."""
    structure = said["structure"]
    return Manifest(
        **{name: said[name] for name in _PLAIN},
        hosts=tuple(said["hosts"]),
        missing_files=tuple(said["missing_files"]),
        structure=Structure(
            structure["stamp"],
            structure["fingerprint"],
            tuple((app, name) for app, name in structure["migrations"]),
            {name: (int(last), bool(is_called)) for name, (last, is_called) in _sequences(said)},
        ),
        tables=tuple(_table(one) for one in said["tables"]),
        sealed=tuple(SealedColumn(**one) for one in said["sealed"]),
    )


_PLAIN = (
    "reference",
    "client",
    "made_at",
    "release",
    "files_count",
    "keys_count",
    "destroyed_keys_count",
    "audit_seq",
)


def _sequences(said: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(said["structure"]["sequences"].items())


def _table(said: dict[str, Any]) -> Table:
    columns = tuple(Column(**column) for column in said["columns"])
    return Table(said["name"], columns, int(said["rows_count"]))


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key as it travels: `key` is None where it was destroyed, and stays destroyed."""

    scope: str
    purpose: str
    version: int
    key: bytes | None
    created_at: datetime
    destroyed_at: datetime | None

    def as_json(self) -> dict[str, Any]:
        """Return the key as `keys.json` has it: hexadecimal, moments in ISO 8601."""
        return {
            "scope": self.scope,
            "purpose": self.purpose,
            "version": self.version,
            "key": self.key.hex() if self.key else None,
            "created_at": self.created_at.isoformat(),
            "destroyed_at": self.destroyed_at.isoformat() if self.destroyed_at else None,
        }


def key_of(said: dict[str, Any]) -> KeyRow:
    """Return the key that this JSON says. Raise KeyError, TypeError or ValueError otherwise."""
    destroyed = said["destroyed_at"]
    return KeyRow(
        scope=said["scope"],
        purpose=said["purpose"],
        version=int(said["version"]),
        key=bytes.fromhex(said["key"]) if said["key"] else None,
        created_at=datetime.fromisoformat(said["created_at"]),
        destroyed_at=datetime.fromisoformat(destroyed) if destroyed else None,
    )
