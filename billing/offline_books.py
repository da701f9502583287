"""The books of the offline gateway: what a real gateway would keep at its own side.

Moments are kept as unix seconds, as Stripe does, so that what was put in comes out equal.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

from billing.gateway import (
    GatewayRefused,
    InvoiceState,
    InvoiceStatus,
    Standing,
    SubscriptionState,
)
from billing.models import OfflineRecord
from billing.plans import Interval

Kind = Literal["customer", "subscription", "invoice"]
MOMENTS = frozenset({"started_at", "period_ends_at", "issued_at", "due_at", "paid_at"})


def once(kind: Kind, key: str, *, customer: str = "", asked: Mapping[str, Any]) -> OfflineRecord:
    """Return the record made under this key; make it when there is none.

    Raise GatewayRefused when the key was used before to ask for something else.
    """
    record, _ = OfflineRecord.objects.get_or_create(
        key=f"{kind}-{key}",
        defaults={
            "kind": kind,
            "reference": f"off_{kind[:3]}_{digest(key)[:24]}",
            "customer": customer,
            "state": {"asked": asked},
        },
    )
    if record.state["asked"] != asked:
        raise GatewayRefused("idempotency_error")
    return record


def found(kind: Kind, reference: str) -> OfflineRecord:
    """Return a record. Raise GatewayRefused when it is not in the books."""
    try:
        return OfflineRecord.objects.get(kind=kind, reference=reference)
    except OfflineRecord.DoesNotExist:
        raise GatewayRefused("resource_missing") from None


def newest_first(kind: Kind, customer: str) -> list[OfflineRecord]:
    """Return the customer's records of a kind. Raise GatewayRefused for an unknown customer."""
    found("customer", customer)
    return list(OfflineRecord.objects.filter(kind=kind, customer=customer).order_by("-pk"))


def change(record: OfflineRecord, **state: object) -> None:
    """Write these values over the record's state."""
    record.state |= {name: _plain(value) for name, value in state.items()}
    record.save(update_fields=["state"])


def write(record: OfflineRecord, state: SubscriptionState | InvoiceState) -> None:
    """Make `state` the record's state."""
    change(record, **asdict(state))


def subscription(record: OfflineRecord) -> SubscriptionState:
    """Return the record as a gateway tells it."""
    told = _told(record, SubscriptionState)
    return SubscriptionState(
        **{**told, "status": Standing(told["status"]), "per": Interval(told["per"])}
    )


def invoice(record: OfflineRecord) -> InvoiceState:
    """Return the record as a gateway tells it."""
    told = _told(record, InvoiceState)
    return InvoiceState(**{**told, "status": InvoiceStatus(told["status"])})


def digest(key: str) -> str:
    """Return a name that is the same for the same key."""
    return sha256(key.encode()).hexdigest()


def _told(record: OfflineRecord, state: type[SubscriptionState | InvoiceState]) -> dict[str, Any]:
    return {name: _value(name, record.state[name]) for name in state.__dataclass_fields__}


def _value(name: str, kept: Any) -> Any:
    if name in MOMENTS and kept is not None:
        return datetime.fromtimestamp(kept, UTC)
    return kept


def _plain(value: object) -> object:
    return int(value.timestamp()) if isinstance(value, datetime) else value
