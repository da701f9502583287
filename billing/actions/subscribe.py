"""Take out a subscription for a client."""

from datetime import datetime

import structlog
from django.db import transaction

from billing.actions.refresh import refresh
from billing.gateway import Gateway, GatewayDown, NewCustomer, Order, chosen
from billing.models import Customer, Subscription
from billing.plans import Interval, Plan, invoice_line, plan_for, price_cents
from billing.queries import running
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.models import Tenant

log = structlog.get_logger(__name__)


def subscribe(
    tenant: Tenant, *, employees_count: int, per: Interval, by: Actor, at: datetime
) -> Subscription:
    """Take out the subscription that fits `employees_count`; return it.

    The price follows from the count alone. Doing it again, after a double click or a broken
    connection, gives the same subscription. Raise Refusal `billing.employees_count.too_few`, or
    `billing.subscription.running` while the client has another one.
    """
    plan = plan_for(employees_count)
    gateway = chosen()
    customer = _customer(tenant, gateway)
    with transaction.atomic():
        customer = refresh(customer, gateway=gateway, at=at)
        if running(customer) is None:
            gateway.create_subscription(_order(customer, plan, employees_count, per))
            customer = refresh(customer, gateway=gateway, at=at)
        subscription = _agreed(customer, employees_count, per)
    log.info("billing.subscribed", tenant=tenant.schema_name, by=by.kind, by_id=str(by.id))
    return subscription


def _customer(tenant: Tenant, gateway: Gateway) -> Customer:
    """Return the client as a customer, made known to the gateway and to us before all else."""
    known = Customer.objects.filter(tenant=tenant).first()
    if known is not None:
        return known
    reference = gateway.create_customer(
        NewCustomer(
            key=str(tenant.reference),
            name=tenant.name,
            email=tenant.contact_email,
            language=tenant.language,
        )
    )
    customer, _ = Customer.objects.get_or_create(
        tenant=tenant, defaults={"reference": reference, "mode": gateway.mode}
    )
    return customer


def _order(customer: Customer, plan: Plan, employees_count: int, per: Interval) -> Order:
    return Order(
        key=f"{customer.tenant.reference}-{customer.subscriptions.count()}",
        customer=customer.reference,
        plan_code=plan.code,
        employees_count=employees_count,
        per=per,
        price_cents=price_cents(plan, employees_count, per=per),
        line=invoice_line(plan, employees_count),
    )


def _agreed(customer: Customer, employees_count: int, per: Interval) -> Subscription:
    """Return the running subscription. Raise Refusal when it is not the one asked for."""
    subscription = running(customer)
    if subscription is None:
        raise GatewayDown("the new subscription is not there yet")
    if (subscription.employees_count, subscription.per) != (employees_count, per):
        raise Refusal(
            "billing.subscription.running",
            message="Deze organisatie heeft al een abonnement. Beëindig dat eerst.",
            employees_count=subscription.employees_count,
        )
    return subscription
