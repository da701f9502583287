"""An event of the gateway: read after its signature holds, kept once, acted upon once.

An event is a knock on the door, not a message: what it says happened is never believed. It names
a customer; the client is found in our own table and its books are made equal to the gateway's.
So the order and number of events, and whatever is written in them, cannot change the result.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal, TypeGuard

import structlog
from django.conf import settings
from django.db import transaction

from billing import signatures
from billing.actions.refresh import refresh
from billing.gateway import Gateway, Mode, chosen
from billing.models import Customer, Outcome, WebhookEvent
from billing.offline_events import secret as offline_secret
from kernel.errors import Refusal

KINDS = frozenset(
    {
        *(
            f"customer.subscription.{what}"
            for what in ("created", "deleted", "paused", "resumed", "updated")
        ),
        *(
            f"invoice.{what}"
            for what in (
                "created",
                "finalized",
                "marked_uncollectible",
                "overdue",
                "paid",
                "payment_failed",
                "payment_succeeded",
                "sent",
                "updated",
                "voided",
            )
        ),
    }
)
REPEATED: Literal["repeated"] = "repeated"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What we take from an event: who is meant and what kind it is, nothing else."""

    reference: str
    kind: str
    customer: str
    digest: str


def receive(body: bytes, header: str, *, at: datetime) -> str:
    """Take in an event; return `acted`, `ignored`, `stranger` or `repeated`.

    Raise Refusal `billing.webhook.*` for what is not a genuine event of our gateway, and
    GatewayDown, with nothing kept, when the gateway cannot be asked: it will post again.
    """
    gateway = chosen()
    signatures.verify(body, header, secrets=secrets(), at=at)
    notice = read(body, mode=gateway.mode)
    outcome = _taken_in(notice, gateway, at=at)
    log.info("billing.webhook", kind=notice.kind, reference=notice.reference, outcome=outcome)
    return outcome


def secrets() -> tuple[str, ...]:
    """Return the secrets that may sign an event here: several while one is being rotated."""
    return settings.STRIPE_WEBHOOK_SECRETS if settings.STRIPE_API_KEY else (offline_secret(),)


def read(body: bytes, *, mode: Mode) -> Notice:
    """Return what a verified event says. Pure.

    Raise Refusal `billing.webhook.unreadable` for what is no event in UTF-8 JSON, `.other_mode`
    when test and live are mixed up, `.other_account` for somebody else's event.
    """
    event = _event(body)
    if event["livemode"] is not (mode == "live"):
        raise _refusal("other_mode", "Test and live do not mix.")
    if event.get("account") or event.get("context"):
        raise _refusal("other_account", "This event belongs to another account.")
    return Notice(
        reference=event["id"],
        kind=event["type"],
        customer=_customer(event),
        digest=sha256(body).hexdigest(),
    )


@transaction.atomic(durable=True)
def _taken_in(notice: Notice, gateway: Gateway, *, at: datetime) -> str:
    customer = Customer.objects.filter(reference=notice.customer, mode=gateway.mode).first()
    outcome = _outcome(notice, customer)
    event, is_new = WebhookEvent.objects.get_or_create(
        reference=notice.reference,
        defaults={
            "kind": notice.kind,
            "customer": customer,
            "received_at": at,
            "acted_at": at if outcome is Outcome.ACTED else None,
            "digest": notice.digest,
            "outcome": outcome,
        },
    )
    if not is_new:
        _compare(event, notice)
        return REPEATED
    if customer is not None and outcome is Outcome.ACTED:
        refresh(customer, gateway=gateway, at=at)
    return outcome.value


def _outcome(notice: Notice, customer: Customer | None) -> Outcome:
    if notice.kind not in KINDS:
        return Outcome.IGNORED
    if customer is None:
        log.error("billing.webhook.stranger", kind=notice.kind, reference=notice.reference)
        return Outcome.STRANGER
    return Outcome.ACTED


def _compare(event: WebhookEvent, notice: Notice) -> None:
    """Raise the alarm when an event comes back with another body: once acted, it stays so."""
    if event.digest != notice.digest:
        log.error("billing.webhook.changed", reference=notice.reference)


def _event(body: bytes) -> dict[str, Any]:
    try:
        event = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise _unreadable() from None
    if not isinstance(event, dict) or event.get("object") != "event":
        raise _unreadable()
    if not all(_is_name(event.get(name)) for name in ("id", "type")):
        raise _unreadable()
    if not isinstance(event.get("livemode"), bool):
        raise _unreadable()
    return event


def _customer(event: Mapping[str, Any]) -> str:
    """Return the customer that the event's object belongs to; empty when it has none."""
    data = event.get("data")
    about = data.get("object") if isinstance(data, dict) else None
    customer = about.get("customer") if isinstance(about, dict) else None
    return customer if _is_name(customer) else ""


def _is_name(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_.]{1,255}", value) is not None


def _unreadable() -> Refusal:
    return _refusal("unreadable", "The body is not an event.")


def _refusal(code: str, message: str) -> Refusal:
    return Refusal(f"billing.webhook.{code}", message=message)
