"""A complaint that somebody stops writing for now: kept for a while, under a code shown once.

What was written is sealed under a key that follows from the code and from the client's own key.
The code is never kept: who lost it cannot be helped, and nobody else can read along.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kernel.audit.keys import lasting_key
from kernel.errors import Refusal
from kernel.vault import ring
from kernel.vault.sealing import DamagedError, Place, derived, padded, sealed, unpadded, unsealed
from procedures.models import Complaint, FilingDraft
from procedures.queries.receipts import is_taken
from procedures.rules.receipt import ReceiptCode, new_code, read_code

KEPT = timedelta(days=14)
"""From when it was last changed."""

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Resumed:
    """What was kept, with the key to keep it under the same code again."""

    id: UUID
    content: Content
    key: bytes


@transaction.atomic
def keep_filing(draft: UUID, content: Content, *, at: datetime) -> tuple[str, bytes]:
    """Keep a draft; return its code as written, and the key that follows from it.

    A former code of this draft stops working.
    """
    code = new_code()
    while is_taken(code.locator) or FilingDraft.objects.filter(locator=code.locator).exists():
        code = new_code()
    key = _key(code)
    FilingDraft.objects.update_or_create(
        id=draft, defaults={"locator": code.locator, **_written(draft, content, key, at)}
    )
    return code.written(), key


def refresh_filing(draft: UUID, content: Content, key: bytes, *, at: datetime) -> bool:
    """Keep what was written since under the same code; return whether it was still kept."""
    found = FilingDraft.objects.filter(id=draft)
    return bool(found.update(**_written(draft, content, key, at)))


def resume_filing(typed: str, *, at: datetime) -> Resumed:
    """Return what was kept under a code. Raise Refusal `receipt.unknown`, whatever is wrong."""
    try:
        code = read_code(typed)
    except Refusal as refusal:
        raise _unknown() from refusal
    found = FilingDraft.objects.filter(locator=code.locator, until_at__gt=at).first()
    if found is None or Complaint.objects.filter(id=found.id).exists():
        raise _unknown()
    key = _key(code)
    try:
        plain = unsealed(key, bytes(found.content), _place(found.id))
    except DamagedError as error:
        raise _unknown() from error
    return Resumed(found.id, json.loads(unpadded(plain)), key)


def drop_filing(draft: UUID) -> None:
    """Delete what was kept of a draft."""
    FilingDraft.objects.filter(id=draft).delete()


def _written(draft: UUID, content: Content, key: bytes, at: datetime) -> dict[str, object]:
    raw = sealed(key, padded(json.dumps(content).encode()), _place(draft))
    return {"content": raw, "saved_at": at, "until_at": at + KEPT}


def _key(code: ReceiptCode) -> bytes:
    """Return the key of a code: of 75 bits nobody keeps, under a key that only we have."""
    secret = hmac.digest(lasting_key("receipt"), code.secret.encode(), "sha256")
    return derived(secret, "filing draft")


def _place(draft: UUID) -> Place:
    return Place(ring.reference(), ring.TENANT, "procedures.filingdraft.content", str(draft))


def _unknown() -> Refusal:
    return Refusal(
        "receipt.unknown",
        message="Deze code kennen wij niet. Kijk of u alles in de goede volgorde hebt overgenomen.",
    )
