"""Tombstones: what is left of a shredded file for whoever restores an old backup."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from procedures.models import Shredding

IDS = ("id", "case_id", "asked_by", "decided_by")
DAYS = ("received_on", "closed_on", "retain_until_on")
MOMENTS = ("asked_at", "decided_at", "begun_at", "done_at")
PLAIN = ("numbers", "why", "basis", "counts")

Tombstone = Mapping[str, Any]


def tombstone_of(shredding: Shredding) -> Tombstone:
    """Return a shredding as JSON has it: ids, codes, numbers and moments, nobody's words."""
    found = {name: getattr(shredding, name) for name in PLAIN}
    found |= {name: str(getattr(shredding, name)) for name in IDS}
    found |= {name: _written(getattr(shredding, name)) for name in (*DAYS, *MOMENTS)}
    return {**found, "case_ids": [str(one) for one in shredding.case_ids]}


def shredding_from(tombstone: Tombstone) -> Shredding:
    """Return the row that a tombstone speaks of, begun and not saved."""
    found: dict[str, Any] = {name: tombstone[name] for name in PLAIN}
    found |= {name: UUID(tombstone[name]) for name in IDS}
    found |= {name: _day(tombstone[name]) for name in DAYS}
    found |= {name: _moment(tombstone[name]) for name in MOMENTS}
    case_ids = [UUID(one) for one in tombstone["case_ids"]]
    return Shredding(**found, case_ids=case_ids, state="begun")


def tombstones() -> list[Tombstone]:
    """Return the tombstones of every file that went at this client, the oldest first."""
    done = Shredding.objects.filter(state="done").order_by("done_at", "id")
    return [tombstone_of(one) for one in done]


def _written(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
