"""The offline gateway's events: shaped and signed as Stripe's, under a secret of our own."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac

from billing.models import OfflineRecord
from billing.offline_books import digest
from billing.signatures import sign


@dataclass(frozen=True, slots=True)
class SignedEvent:
    """What a gateway posts to the webhook: the raw body and the signature header."""

    body: bytes
    header: str


def secret() -> str:
    """Return the secret of this installation's offline events, made from its signing key."""
    return f"whsec_{salted_hmac('billing.offline', 'webhook', algorithm='sha256').hexdigest()}"


def announce(kind: str, record: OfflineRecord, *, at: datetime) -> SignedEvent:
    """Return the event that says that `kind` happened to `record`."""
    seconds = int(at.timestamp())
    body = json.dumps(
        {
            "id": f"off_evt_{digest(f'{kind}-{record.reference}-{record.state}')[:24]}",
            "object": "event",
            "type": kind,
            "created": seconds,
            "livemode": False,
            "data": {
                "object": {
                    "id": record.reference,
                    "object": record.kind,
                    "customer": record.customer,
                }
            },
        }
    ).encode()
    return SignedEvent(body, sign(body, secret=secret(), at=at))
