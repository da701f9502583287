"""What only the keeper does: wrap anew, and destroy for good."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kernel.vault.keystore.asking import Login, ask, connected
from kernel.vault.keystore.keys import DataKey, TenantKey, columns
from kernel.vault.providers.contract import Wrapped


def rewrap_tenant_key(key: TenantKey, wrapped: Wrapped) -> None:
    """Put another wrapping in the place of the one that was read, unless somebody else did."""
    ask(
        Login.KEEPER,
        "UPDATE tenant_key SET label = %(label)s, wrapped = %(raw)s"
        " WHERE reference = %(reference)s AND version = %(version)s AND wrapped = %(former)s",
        {
            "label": wrapped.label,
            "raw": wrapped.raw,
            "reference": key.reference,
            "version": key.version,
            "former": key.wrapped.raw,
        },
    )


def rewrap_data_keys(keys: Sequence[tuple[DataKey, bytes]], *, under: int) -> None:
    """Put other wrappings in the place of those that were read, all or none."""
    ask(
        Login.KEEPER,
        "UPDATE data_key SET under = %(newest)s, wrapped = again.wrapped"
        " FROM unnest(%(reference)s::text[], %(case_id)s::uuid[], %(purpose)s::text[],"
        " %(version)s::integer[], %(under)s::integer[], %(again)s::bytea[])"
        " AS again (reference, case_id, purpose, version, under, wrapped)"
        " WHERE data_key.reference = again.reference AND data_key.case_id = again.case_id"
        " AND data_key.purpose = again.purpose AND data_key.version = again.version"
        " AND data_key.under = again.under",
        {
            **columns([key for key, _ in keys]),
            "again": [wrapped for _, wrapped in keys],
            "newest": under,
        },
    )


def destroy(reference: str, case_id: UUID, *, at: datetime) -> None:
    """Leave a tombstone and delete every key of a case, both or neither; twice does no harm."""
    who = {"reference": reference, "case_id": case_id, "at": at}
    with connected(Login.KEEPER) as connection, connection.transaction():
        connection.execute(
            "INSERT INTO tombstone VALUES (%(reference)s, %(case_id)s, %(at)s)"
            " ON CONFLICT DO NOTHING",
            who,
        )
        connection.execute(
            "DELETE FROM data_key WHERE reference = %(reference)s AND case_id = %(case_id)s",
            who,
        )


def delete_version(key: DataKey) -> None:
    """Delete one superseded version of a data key."""
    ask(
        Login.KEEPER,
        "DELETE FROM data_key WHERE reference = %(reference)s AND case_id = %(case_id)s"
        " AND purpose = %(purpose)s AND version = %(version)s",
        {
            "reference": key.reference,
            "case_id": key.case_id,
            "purpose": key.purpose,
            "version": key.version,
        },
    )


def delete_unused(reference: str, *, before: datetime) -> int:
    """Delete versions of a client's key that wrap nothing, once a newer one is old enough.

    A process may still wrap with the older one for as long as it keeps it.
    """
    rows = ask(
        Login.KEEPER,
        "DELETE FROM tenant_key AS old WHERE reference = %(reference)s"
        " AND EXISTS (SELECT 1 FROM tenant_key AS newer WHERE newer.reference = old.reference"
        " AND newer.version > old.version AND newer.created_at < %(before)s)"
        " AND NOT EXISTS (SELECT 1 FROM data_key WHERE data_key.reference = old.reference"
        " AND under = old.version) RETURNING version",
        {"reference": reference, "before": before},
    )
    return len(rows)


def erase(reference: str) -> int:
    """Delete every key of a client; return how many are left. Its tombstones stay."""
    with connected(Login.KEEPER) as connection, connection.transaction():
        for statement in (
            "DELETE FROM data_key WHERE reference = %(reference)s",
            "DELETE FROM tenant_key WHERE reference = %(reference)s",
        ):
            connection.execute(statement, {"reference": reference})
        left = connection.execute(
            "SELECT (SELECT count(*) FROM data_key WHERE reference = %(reference)s)"
            " + (SELECT count(*) FROM tenant_key WHERE reference = %(reference)s)",
            {"reference": reference},
        ).fetchone()
    return int(left[0]) if left else 0
