"""The audit trail of the bound tenant: how an act appends to it. `verifying` reads it back.

Each entry's hash covers its content and the hash before it (HMAC-SHA256 under a key of the
tenant's chain), so an entry cannot be altered, dropped, moved or taken from another tenant without
that key. Whoever holds it, or puts an older state of everything back, is caught by the signed
roots that others keep (`roots`).
"""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Protocol, cast
from uuid import UUID

from django.db import models, transaction

from kernel.actors import Actor
from kernel.audit.keys import chain_key
from kernel.audit.models import Entry, Head

Fact = str | int | bool | date | UUID | None
Facts = Mapping[str, Fact | list[Fact] | tuple[Fact, ...]]

_CODE = re.compile(r"[A-Za-z0-9_.:+/@=-]{0,200}")


class _Clock(models.Func):
    """The database's own clock, now (not when the transaction began)."""

    function = "CLOCK_TIMESTAMP"
    output_field = models.DateTimeField()


class _HeadNow(Protocol):
    pk: int
    seq: int
    hash: str
    clock: datetime


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
    key = chain_key()
    entry = _entry(action, by, at, about)
    entry.facts = {name: _fact(value) for name, value in (facts or {}).items()}
    head = _locked_head()
    entry.seq, entry.prev, entry.recorded_at = head.seq + 1, head.hash, head.clock
    entry.hash = hash_of(entry, key)
    entry.save()
    Head.objects.filter(pk=head.pk).update(seq=entry.seq, hash=entry.hash)
    return entry


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


def _locked_head() -> _HeadNow:
    """Return the head, locked, with the moment of the database's clock."""
    locked = Head.objects.select_for_update().filter(pk=1).annotate(clock=_Clock())
    head = locked.first()
    if head is None:
        Head.objects.bulk_create([Head()], ignore_conflicts=True)
        head = locked.get()
    return cast("_HeadNow", head)


def _entry(action: str, by: Actor | Deputy, at: datetime, about: About) -> Entry:
    deputy = by if isinstance(by, Deputy) else None
    actor = by.actor if isinstance(by, Deputy) else by
    return Entry(
        at=at,
        actor_kind=actor.kind,
        actor_id=actor.id,
        on_behalf_of=deputy.on_behalf_of if deputy else None,
        action=_code(str(action)),
        object_kind=_code(about.kind),
        object_id=about.id,
        fields=[_code(name) for name in about.fields],
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
