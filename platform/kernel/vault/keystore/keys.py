"""What lies in the key store, and the questions that are asked of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from kernel.vault.keystore.asking import Login, Row, ask
from kernel.vault.providers.contract import Wrapped

TENANT_ID = UUID(int=0)
"""Whose keys are the client's own, in the column for cases."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When a key was made, where nobody asked."""


@dataclass(frozen=True, slots=True)
class TenantKey:
    """One version of a client's key, wrapped by the provider. It wraps data keys only."""

    reference: str
    version: int
    wrapped: Wrapped
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DataKey:
    """One version of a key that seals data, wrapped by version `under` of the client's key."""

    reference: str
    case_id: UUID
    purpose: str
    version: int
    under: int
    wrapped: bytes
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """The data keys of some cases, and which of these cases were destroyed."""

    keys: list[DataKey]
    destroyed: dict[UUID, datetime]


def tenant_keys(reference: str) -> list[TenantKey]:
    """Return every version of a client's key, the newest last."""
    rows = ask(
        Login.APP,
        "SELECT reference, version, label, wrapped, created_at FROM tenant_key"
        " WHERE reference = %(reference)s ORDER BY version",
        {"reference": reference},
    )
    return [_tenant_key(row) for row in rows]


def every_tenant_key(*, after: tuple[str, int] = ("", 0), count: int = 1000) -> list[TenantKey]:
    """Return the next keys of all clients in the order of reference and version."""
    rows = ask(
        Login.APP,
        "SELECT reference, version, label, wrapped, created_at FROM tenant_key"
        " WHERE (reference, version) > (%(reference)s, %(version)s)"
        " ORDER BY reference, version LIMIT %(count)s",
        {"reference": after[0], "version": after[1], "count": count},
    )
    return [_tenant_key(row) for row in rows]


def add_tenant_key(key: TenantKey, *, login: Login = Login.APP) -> None:
    """Add a version, unless it is there."""
    ask(
        login,
        "INSERT INTO tenant_key (reference, version, label, wrapped, created_at) VALUES"
        " (%(reference)s, %(version)s, %(label)s, %(raw)s, %(created_at)s)"
        " ON CONFLICT DO NOTHING",
        {
            "reference": key.reference,
            "version": key.version,
            "label": key.wrapped.label,
            "raw": key.wrapped.raw,
            "created_at": key.created_at,
        },
    )


def found(reference: str, case_ids: Collection[UUID]) -> Found:
    """Return the keys of some cases of a client, in one question."""
    return _found(
        ask(
            Login.APP,
            "SELECT case_id, purpose, version, under, wrapped, created_at FROM data_key"
            " WHERE reference = %(reference)s AND case_id = ANY(%(case_ids)s) UNION ALL"
            " SELECT case_id, '', 0, 0, NULL, destroyed_at FROM tombstone"
            " WHERE reference = %(reference)s AND case_id = ANY(%(case_ids)s)",
            {"reference": reference, "case_ids": list(case_ids)},
        ),
        reference,
    )


def all_of(reference: str) -> Found:
    """Return every data key and tombstone of a client."""
    return _found(
        ask(
            Login.APP,
            "SELECT case_id, purpose, version, under, wrapped, created_at FROM data_key"
            " WHERE reference = %(reference)s UNION ALL"
            " SELECT case_id, '', 0, 0, NULL, destroyed_at FROM tombstone"
            " WHERE reference = %(reference)s",
            {"reference": reference},
        ),
        reference,
    )


def wrapped_of(reference: str, case_ids: Collection[UUID] | None) -> list[DataKey]:
    """Return the data keys of these cases, or of all of a client's, without what is destroyed."""
    rows = ask(
        Login.APP,
        "SELECT case_id, purpose, version, under, wrapped FROM data_key AS kept"
        " WHERE reference = %(reference)s"
        " AND (%(case_ids)s::uuid[] IS NULL OR case_id = ANY(%(case_ids)s::uuid[]))"
        " AND NOT EXISTS (SELECT 1 FROM tombstone WHERE tombstone.reference = kept.reference"
        " AND tombstone.case_id = kept.case_id)",
        {"reference": reference, "case_ids": None if case_ids is None else list(case_ids)},
    )
    return [DataKey(reference, *row) for row in ((*one, _LONG_AGO) for one in rows)]


def under_older(reference: str, version: int, *, count: int) -> list[DataKey]:
    """Return some data keys that an older version of the client's key wraps."""
    rows = ask(
        Login.APP,
        "SELECT case_id, purpose, version, under, wrapped, created_at FROM data_key"
        " WHERE reference = %(reference)s AND under < %(version)s LIMIT %(count)s",
        {"reference": reference, "version": version, "count": count},
    )
    return [DataKey(reference, *row) for row in rows]


def case_ids_before(reference: str, moment: datetime) -> list[UUID]:
    """Return the cases whose first key was made before `moment`."""
    rows = ask(
        Login.APP,
        "SELECT DISTINCT case_id FROM data_key WHERE reference = %(reference)s"
        " AND created_at < %(moment)s AND purpose = 'case'",
        {"reference": reference, "moment": moment},
    )
    return [row[0] for row in rows]


def add_data_keys(keys: Iterable[DataKey], *, login: Login = Login.APP) -> None:
    """Add keys, those of them that are not there, in one statement."""
    known = list(keys)
    ask(
        login,
        "INSERT INTO data_key (reference, case_id, purpose, version, under, wrapped, created_at)"
        " SELECT * FROM unnest(%(reference)s::text[], %(case_id)s::uuid[], %(purpose)s::text[],"
        " %(version)s::integer[], %(under)s::integer[], %(wrapped)s::bytea[],"
        " %(created_at)s::timestamptz[]) ON CONFLICT DO NOTHING",
        columns(known),
    )


def columns(keys: Sequence[DataKey]) -> dict[str, object]:
    """Return keys column by column, each a list."""
    names = ("reference", "case_id", "purpose", "version", "under", "wrapped", "created_at")
    return {name: [getattr(key, name) for key in keys] for name in names}


def _found(rows: list[Row], reference: str) -> Found:
    destroyed = {row[0]: row[5] for row in rows if row[4] is None}
    keys = [DataKey(reference, *row) for row in rows if row[4] is not None]
    return Found([key for key in keys if key.case_id not in destroyed], destroyed)


def _tenant_key(row: Row) -> TenantKey:
    reference, version, label, raw, created_at = row
    return TenantKey(reference, version, Wrapped(label, raw), created_at)
