"""The audit trail of the bound tenant: append to it, and verify that nobody else did.

Each entry's hash covers its content and the hash before it (HMAC-SHA256 under a key derived from
the tenant's), so an entry cannot be altered, dropped, moved or taken from another tenant without
the tenant's key. Whoever holds that key, or cuts off the newest entries and sets the head back to
the last one left, is only caught by hashes kept elsewhere.
"""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.models import Entry, Head
from kernel.vault import ring
from kernel.vault.sealing import derived

Fact = str | int | bool | date | UUID | None
Facts = Mapping[str, Fact | list[Fact] | tuple[Fact, ...]]

_CODE = re.compile(r"[A-Za-z0-9_.:+/@=-]{0,200}")
_BATCH = 2_000


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
class Broken:
    """The chain does not hold from this entry on; `why` is a code.

    "gap" (an entry is missing or out of order), "link" (it does not follow the one before it),
    "content" (it was altered) or "tail" (entries at the end are missing, or were added).
    """

    seq: int
    why: str


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
    key = _key()
    entry = _entry(action, by, at, about)
    entry.facts = {name: _fact(value) for name, value in (facts or {}).items()}
    head = _locked_head()
    entry.seq, entry.prev = head.seq + 1, head.hash
    entry.hash = _hash(key, entry)
    entry.save()
    Head.objects.filter(pk=head.pk).update(seq=entry.seq, hash=entry.hash)
    return entry


def verify() -> int | Broken:
    """Return how many entries the whole chain has, or the first place where it is broken.

    Entries may be appended meanwhile: what is verified is the chain as it was at the start.
    """
    head = Head.objects.first() or Head()
    broken = _broken_until(head)
    if broken:
        return broken
    newest = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    end = (Head.objects.first() or Head()).seq
    return Broken(end + 1, "tail") if newest > end else head.seq


def _locked_head() -> Head:
    locked = Head.objects.select_for_update().filter(pk=1)
    head = locked.first()
    if head is None:
        Head.objects.bulk_create([Head()], ignore_conflicts=True)
        head = locked.get()
    return head


def _broken_until(head: Head) -> Broken | None:
    key, seq, last = _key(), 0, ""
    entries = Entry.objects.filter(seq__lte=head.seq).order_by("seq")
    for seq, entry in enumerate(entries.iterator(chunk_size=_BATCH), start=1):
        why = _wrong_with(entry, seq=seq, prev=last, key=key)
        if why:
            return Broken(seq, why)
        last = entry.hash
    if seq < head.seq:
        return Broken(seq + 1, "tail")
    return None if hmac.compare_digest(last, head.hash) else Broken(seq, "tail")


def _wrong_with(entry: Entry, *, seq: int, prev: str, key: bytes) -> str:
    if entry.seq != seq:
        return "gap"
    if not hmac.compare_digest(entry.hash, _hash(key, entry)):
        return "content"
    return "" if entry.prev == prev else "link"


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


def _key() -> bytes:
    return derived(ring.tenant_key(), "audit")


def _hash(key: bytes, entry: Entry) -> str:
    content = {
        "seq": entry.seq,
        "at": _moment(entry.at),
        "actor": [entry.actor_kind, _id(entry.actor_id), _id(entry.on_behalf_of)],
        "action": entry.action,
        "object": [entry.object_kind, _id(entry.object_id), entry.fields],
        "facts": entry.facts,
        "prev": entry.prev,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(key, canonical.encode(), sha256).hexdigest()


def _id(value: UUID | None) -> str | None:
    return None if value is None else str(value)
