"""The audit trail of the bound tenant: how an act appends to it. `verifying` reads it back.

Each entry's hash covers its content and the hash before it (HMAC-SHA256 under a key of the
tenant's chain), so an entry cannot be altered, dropped, moved or taken from another tenant without
that key. Whoever holds it, or puts an older state of everything back, is caught by the signed
roots that others keep (`roots`).
"""

import hmac
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import connection, transaction
from django.db.models.signals import pre_save

from kernel.actors import Actor
from kernel.audit.keys import chain_key
from kernel.audit.models import Entry, Head
from kernel.vault import ring

Fact = str | int | bool | date | UUID | None
Facts = Mapping[str, Fact | list[Fact] | tuple[Fact, ...]]

_CODE = re.compile(r"[A-Za-z0-9_.:+/@=-]{0,200}")

_LOCK = "SELECT seq, hash, clock_timestamp() FROM audit_head WHERE id = 1 FOR UPDATE"
_APPEND = """
WITH head AS (UPDATE audit_head SET seq = %s, hash = %s WHERE id = 1)
INSERT INTO audit_entry (
    seq, at, recorded_at, actor_kind, actor_id, on_behalf_of, action,
    object_kind, object_id, fields, facts, prev, hash
)
SELECT seq, at, recorded_at, actor_kind, actor_id, on_behalf_of, action,
    object_kind, object_id, fields::jsonb, facts::jsonb, prev, hash
FROM unnest(
    %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::text[], %s::uuid[], %s::uuid[],
    %s::text[], %s::text[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[]
) AS entry (
    seq, at, recorded_at, actor_kind, actor_id, on_behalf_of, action,
    object_kind, object_id, fields, facts, prev, hash
)
"""


@dataclass(frozen=True, slots=True)
class About:
    """What an act touched: the kind of object ("complaint"), its id, the names of its fields."""

    kind: str
    id: UUID | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deputy:
    """An actor who acts on behalf of somebody else."""

    actor: Actor
    on_behalf_of: UUID


@dataclass(frozen=True, slots=True)
class _Gathering:
    reference: str
    entries: list[Entry] = field(default_factory=list)


_gathering: ContextVar[_Gathering | None] = ContextVar("audit_gathering", default=None)


def record(
    action: str,
    *,
    by: Actor | Deputy,
    at: datetime,
    about: About,
    facts: Facts | None = None,
) -> Entry:
    """Append an entry in the caller's transaction, which keeps the chain locked until it ends.

    Take every other lock first. Raise TransactionManagementError outside a transaction, ValueError
    for a naive moment or for facts that are not codes, and Refusal "vault.no_tenant".
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An audit entry needs its act's transaction.")
    entry = _entry(action, by=by, at=at, about=about, facts=facts)
    _append([entry])
    return entry


def note(
    action: str,
    *,
    by: Actor | Deputy,
    at: datetime,
    about: About,
    facts: Facts | None = None,
) -> None:
    """Append an entry about what somebody only read: now, or where the block of `gathered` ends.

    Raise as `record` does, but for the transaction, which is its own.
    """
    gathering, entry = _gathering.get(), _entry(action, by=by, at=at, about=about, facts=facts)
    if gathering is not None and gathering.reference == ring.reference():
        gathering.entries.append(entry)
        return
    with transaction.atomic():
        _append([entry])


@contextmanager
def gathered() -> Iterator[None]:
    """Append what is noted within the block where it ends, however it ends, in one go.

    Raise Refusal "vault.no_tenant" outside a client. An act does not wait: `record` is at once.
    """
    gathering = _Gathering(ring.reference())
    token = _gathering.set(gathering)
    try:
        yield
    finally:
        _gathering.reset(token)
        if gathering.entries:
            with transaction.atomic():
                _append(gathering.entries)


def canonical(entry: Entry) -> bytes:
    """Return what an entry says, but its hash, in one spelling (JSON with sorted keys)."""
    content = {
        "seq": entry.seq,
        "at": _moment(entry.at),
        "actor": [entry.actor_kind, _id(entry.actor_id), _id(entry.on_behalf_of)],
        "action": entry.action,
        "object": [entry.object_kind, _id(entry.object_id), entry.fields],
        "facts": entry.facts,
        "prev": entry.prev,
    }
    if entry.recorded_at is not None:  # entries from before this column have none
        content["recorded"] = _moment(entry.recorded_at)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def hash_of(entry: Entry, key: bytes) -> str:
    """Return the hash that makes the entry a link of the chain under this key."""
    return hmac.new(key, canonical(entry), sha256).hexdigest()


def _append(entries: Sequence[Entry]) -> None:
    """Link the entries to the chain and write them with its new end, by one statement."""
    key = chain_key()
    seq, before, clock = _locked_head()
    for entry in entries:
        seq += 1
        entry.seq, entry.prev, entry.recorded_at = seq, before, clock
        before = entry.hash = hash_of(entry, key)
    columns = zip(*map(_values, entries), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, [seq, before, *map(list, columns)])


def _values(entry: Entry) -> tuple[object, ...]:
    """Return what goes into the columns; the entry then counts as kept."""
    pre_save.send(Entry, instance=entry, raw=False, using=connection.alias, update_fields=None)
    entry._state.adding = False  # noqa: SLF001 as `Model.save` leaves it
    who = (entry.actor_kind, entry.actor_id, entry.on_behalf_of, entry.action)
    what = (entry.object_kind, entry.object_id, json.dumps(entry.fields), json.dumps(entry.facts))
    return (entry.seq, entry.at, entry.recorded_at, *who, *what, entry.prev, entry.hash)


def _locked_head() -> tuple[int, str, datetime]:
    """Return the end of the chain, locked, and the moment of the database's clock.

    That is now, not when the transaction began.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        found = cursor.fetchone()
        if found is None:
            Head.objects.bulk_create([Head()], ignore_conflicts=True)
            cursor.execute(_LOCK)
            found = cursor.fetchone()
    seq, before, clock = found
    return seq, before, clock


def _entry(
    action: str, *, by: Actor | Deputy, at: datetime, about: About, facts: Facts | None
) -> Entry:
    deputy = by if isinstance(by, Deputy) else None
    actor = by.actor if isinstance(by, Deputy) else by
    _moment(at)
    return Entry(
        at=at,
        actor_kind=actor.kind,
        actor_id=actor.id,
        on_behalf_of=deputy.on_behalf_of if deputy else None,
        action=_code(str(action)),
        object_kind=_code(about.kind),
        object_id=about.id,
        fields=[_code(name) for name in about.fields],
        facts={name: _fact(value) for name, value in (facts or {}).items()},
    )


def _fact(value: object) -> object:
    """Return a fact as JSON has it; raise ValueError for what may hold a person's words."""
    if isinstance(value, list | tuple):
        return [_fact(part) for part in value]
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | UUID):
        return str(value)
    if value is None or isinstance(value, bool | int):
        return value
    return _code(value)


def _code(value: object) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise ValueError("The audit trail takes codes, numbers, dates and ids, no text.")
    return str(value)


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("The audit trail needs a moment with its zone.")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _id(value: UUID | None) -> str | None:
    return None if value is None else str(value)
