"""The gateway of an installation without a key: no money moves, everything else is real.

It keeps books of its own, apart from our mirror of them, and announces each change with an event
signed as Stripe signs, so that the webhook's road is walked in the demo. `pay`, `miss` and
`renew` are what happens at a real gateway without us; they return what it then announces.
"""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction

from billing import offline_books as books
from billing.gateway import (
    GatewayRefused,
    InvoiceState,
    InvoiceStatus,
    Mode,
    NewCustomer,
    Order,
    Standing,
    SubscriptionState,
)
from billing.models import OfflineRecord
from billing.offline_events import SignedEvent, announce
from billing.plans import CURRENCY, VAT_PERCENT, Interval, period_on
from kernel import clock

PAYMENT_TERM = timedelta(days=30)


class OfflineGateway:
    """Nobody is charged. `at` is its present moment; without it the clock is read."""

    def __init__(self, *, at: datetime | None = None) -> None:
        self.mode: Mode = "offline"
        self.at = at

    def create_customer(self, new: NewCustomer) -> str:
        """Make the client known; return `off_cus_...`."""
        asked = {"name": new.name, "email": new.email, "language": new.language}
        return books.once("customer", new.key, asked=asked).reference

    @transaction.atomic
    def create_subscription(self, order: Order) -> SubscriptionState:
        """Take out a subscription and bill its first period."""
        books.found("customer", order.customer)
        record = books.once("subscription", order.key, customer=order.customer, asked=asdict(order))
        if "status" not in record.state:
            books.write(record, _begun(record.reference, order, at=self._now()))
            books.change(record, periods_count=1)
            self._bill(record)
        return books.subscription(record)

    def end_subscription(self, reference: str) -> None:
        """Let it run out at the end of the period."""
        books.change(books.found("subscription", reference), ends_at_period_end=True)

    def subscriptions(self, customer: str) -> tuple[SubscriptionState, ...]:
        """Return every subscription of the customer, newest first."""
        return tuple(map(books.subscription, books.newest_first("subscription", customer)))

    def invoices(self, customer: str) -> tuple[InvoiceState, ...]:
        """Return every invoice of the customer, newest first."""
        return tuple(map(books.invoice, books.newest_first("invoice", customer)))

    def portal_link(self, customer: str, *, return_url: str, language: str) -> str:  # noqa: ARG002 - a page of one language
        """Return the way back: offline there is no way of paying to manage."""
        books.found("customer", customer)
        return return_url

    @transaction.atomic
    def pay(self, invoice: str) -> tuple[SignedEvent, ...]:
        """Let the client pay an open invoice."""
        record = _open_invoice(invoice)
        books.change(record, status=InvoiceStatus.PAID, paid_at=self._now())
        subscription = books.found("subscription", record.state["subscription"])
        if subscription.state["status"] == Standing.PAST_DUE:
            books.change(subscription, status=Standing.ACTIVE)
        return self._announced("invoice.paid", record, subscription)

    @transaction.atomic
    def miss(self, invoice: str) -> tuple[SignedEvent, ...]:
        """Let the due date of an open invoice pass."""
        record = _open_invoice(invoice)
        subscription = books.found("subscription", record.state["subscription"])
        books.change(subscription, status=Standing.PAST_DUE)
        return self._announced("invoice.overdue", record, subscription)

    @transaction.atomic
    def renew(self, subscription: str) -> tuple[SignedEvent, ...]:
        """Let the period end: bill the next one, or end what was cancelled."""
        record = books.found("subscription", subscription)
        if record.state["ends_at_period_end"]:
            books.change(record, status=Standing.ENDED)
            return (announce("customer.subscription.deleted", record, at=self._now()),)
        _next_period(record)
        return self._announced("invoice.finalized", self._bill(record), record)

    def _bill(self, subscription: OfflineRecord) -> OfflineRecord:
        """Bill the period that begins; numbers run on per customer, without gaps."""
        customer, periods = subscription.customer, subscription.state["periods_count"]
        number = len(books.newest_first("invoice", customer)) + 1
        record = books.once(
            "invoice", f"{subscription.reference}-{periods}", customer=customer, asked={}
        )
        books.write(record, _billed(record.reference, subscription, at=self._now()))
        books.change(
            record,
            number=f"{books.digest(customer)[:8].upper()}-{number:04d}",
            subscription=subscription.reference,
        )
        return record

    def _announced(
        self, kind: str, invoice: OfflineRecord, subscription: OfflineRecord
    ) -> tuple[SignedEvent, ...]:
        at = self._now()
        updated = announce("customer.subscription.updated", subscription, at=at)
        return (announce(kind, invoice, at=at), updated)

    def _now(self) -> datetime:
        return (self.at or clock.now()).replace(microsecond=0)


def _open_invoice(reference: str) -> OfflineRecord:
    record = books.found("invoice", reference)
    if record.state["status"] != InvoiceStatus.OPEN:
        raise GatewayRefused("invoice_not_open")
    return record


def _begun(reference: str, order: Order, *, at: datetime) -> SubscriptionState:
    return SubscriptionState(
        reference=reference,
        status=Standing.ACTIVE,
        plan_code=order.plan_code,
        employees_count=order.employees_count,
        per=order.per,
        price_cents=order.price_cents,
        started_at=at,
        period_ends_at=_period_end(at, order.per, periods_count=1),
        ends_at_period_end=False,
    )


def _next_period(record: OfflineRecord) -> None:
    state, periods_count = books.subscription(record), record.state["periods_count"] + 1
    end = _period_end(state.started_at, state.per, periods_count=periods_count)
    books.change(record, period_ends_at=end, periods_count=periods_count)


def _period_end(start: datetime, per: Interval, *, periods_count: int) -> datetime:
    """Return the moment, at the same time of day, when so many periods have passed."""
    return datetime.combine(period_on(start.date(), per, past_count=periods_count), start.timetz())


def _billed(reference: str, subscription: OfflineRecord, *, at: datetime) -> InvoiceState:
    price_cents = subscription.state["price_cents"]
    vat_cents = (price_cents * VAT_PERCENT + 50) // 100
    return InvoiceState(
        reference=reference,
        number="",
        line=subscription.state["asked"]["line"],
        amount_cents=price_cents + vat_cents,
        vat_cents=vat_cents,
        currency=CURRENCY,
        status=InvoiceStatus.OPEN,
        issued_at=at,
        due_at=at + PAYMENT_TERM,
        paid_at=None,
        hosted_url="",
    )
