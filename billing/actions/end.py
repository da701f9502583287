"""End a client's subscription."""

from datetime import datetime

import structlog
from django.db import transaction

from billing.actions.refresh import refresh
from billing.gateway import chosen
from billing.models import Customer, Subscription
from billing.queries import running
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.models import Tenant

log = structlog.get_logger(__name__)


def end(tenant: Tenant, *, by: Actor, at: datetime) -> Subscription:
    """Let the running subscription end with the period that is paid for; return it.

    Doing it twice changes nothing. Raise Refusal `billing.subscription.none` without one.
    """
    customer = Customer.objects.filter(tenant=tenant).first()
    if customer is None:
        raise _none()
    with transaction.atomic():
        subscription = _ended(customer, at=at)
    log.info("billing.ended", tenant=tenant.schema_name, by=by.kind, by_id=str(by.id))
    return subscription


def _ended(customer: Customer, *, at: datetime) -> Subscription:
    gateway = chosen()
    customer = refresh(customer, gateway=gateway, at=at)
    subscription = running(customer)
    if subscription is None:
        raise _none()
    if not subscription.ends_at_period_end:
        gateway.end_subscription(subscription.reference)
        refresh(customer, gateway=gateway, at=at)
        subscription.refresh_from_db()
    return subscription


def _none() -> Refusal:
    return Refusal(
        "billing.subscription.none", message="Deze organisatie heeft geen lopend abonnement."
    )
