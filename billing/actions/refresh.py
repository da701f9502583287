"""Make our books of a customer equal to the gateway's."""

from datetime import datetime

from django.db import transaction

from billing.gateway import Gateway, InvoiceState, SubscriptionState
from billing.models import Customer, Invoice, Subscription
from kernel.clock import local_date
from kernel.errors import Refusal

SUBSCRIPTION_FIELDS = (
    "plan_code",
    "employees_count",
    "per",
    "price_cents",
    "status",
    "started_at",
    "period_ends_at",
    "ends_at_period_end",
)
INVOICE_FIELDS = (
    "number",
    "line",
    "amount_cents",
    "vat_cents",
    "currency",
    "status",
    "issued_on",
    "due_on",
    "paid_at",
    "hosted_url",
)


@transaction.atomic
def refresh(customer: Customer, *, gateway: Gateway, at: datetime) -> Customer:
    """Fetch what is so at the gateway now and write it down; return the locked customer.

    The customer is locked before the gateway is asked: who comes later also asks later, so
    nothing older is ever written over something newer. Raise Refusal `billing.other_mode` when
    the customer was made in another mode than the gateway's, GatewayDown or GatewayRefused.
    """
    customer = Customer.objects.select_for_update().select_related("tenant").get(pk=customer.pk)
    _check_mode(customer, gateway)
    subscriptions = gateway.subscriptions(customer.reference)
    invoices = gateway.invoices(customer.reference)
    _write_subscriptions(customer, subscriptions)
    _write_invoices(customer, invoices)
    customer.refreshed_at = at
    customer.save(update_fields=["refreshed_at"])
    return customer


def _check_mode(customer: Customer, gateway: Gateway) -> None:
    if customer.mode != gateway.mode:
        raise Refusal(
            "billing.other_mode",
            message="Deze klant is bij een andere betaaldienst aangemeld.",
            customer_mode=customer.mode,
            gateway_mode=gateway.mode,
        )


def _write_subscriptions(customer: Customer, states: tuple[SubscriptionState, ...]) -> None:
    rows = [
        Subscription(
            customer=customer,
            reference=state.reference,
            **{field: getattr(state, field) for field in SUBSCRIPTION_FIELDS},
        )
        for state in states
    ]
    Subscription.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["reference"],
        update_fields=SUBSCRIPTION_FIELDS,
    )


def _write_invoices(customer: Customer, states: tuple[InvoiceState, ...]) -> None:
    zone = customer.tenant.time_zone
    Invoice.objects.bulk_create(
        [_invoice(customer, state, zone) for state in states],
        update_conflicts=True,
        unique_fields=["reference"],
        update_fields=INVOICE_FIELDS,
    )


def _invoice(customer: Customer, state: InvoiceState, zone: str) -> Invoice:
    return Invoice(
        customer=customer,
        reference=state.reference,
        number=state.number,
        line=state.line,
        amount_cents=state.amount_cents,
        vat_cents=state.vat_cents,
        currency=state.currency,
        status=state.status,
        issued_on=local_date(state.issued_at, zone),
        due_on=local_date(state.due_at, zone) if state.due_at else None,
        paid_at=state.paid_at,
        hosted_url=state.hosted_url,
    )
