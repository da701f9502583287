"""Stripe behind our Gateway. The only module that imports stripe.

Prices are ours: each is looked up at Stripe by a key that spells plan, employees, interval and
amount, and made there when it is missing. So a price is never sent by a browser, and a new price
never changes what somebody already pays. Clients pay by invoice within thirty days.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import stripe
import structlog
from stripe.params import CustomerCreateParams

from billing.gateway import (
    GatewayDown,
    GatewayRefused,
    InvoiceState,
    InvoiceStatus,
    Mode,
    NewCustomer,
    Order,
    Standing,
    SubscriptionState,
)
from billing.plans import CURRENCY, VAT_COUNTRY, VAT_PERCENT, Interval, plan_named

PAYMENT_DAYS = 30
TIMEOUT_SECONDS = 10
RETRY_COUNT = 2
PAGE_COUNT = 100
LINE_LENGTH = 500
STANDINGS = {
    "trialing": Standing.TRIALING,
    "active": Standing.ACTIVE,
    "incomplete": Standing.PAST_DUE,
    "past_due": Standing.PAST_DUE,
    "unpaid": Standing.LAPSED,
    "paused": Standing.LAPSED,
    "canceled": Standing.ENDED,
    "incomplete_expired": Standing.ENDED,
}

log = structlog.get_logger(__name__)
stripe.enable_telemetry = False


class StripeGateway:
    """The money is collected by Stripe."""

    def __init__(self, api_key: str, *, http_client: stripe.HTTPClient | None = None) -> None:
        self.mode: Mode = "live" if api_key.startswith(("sk_live_", "rk_live_")) else "test"
        self._stripe = stripe.StripeClient(
            api_key,
            http_client=http_client or stripe.RequestsClient(timeout=TIMEOUT_SECONDS),
            max_network_retries=RETRY_COUNT,
        ).v1

    def create_customer(self, new: NewCustomer) -> str:
        """Make the client known; return `cus_...`."""
        params: CustomerCreateParams = {"name": new.name, "preferred_locales": [new.language]}
        if new.email:
            params["email"] = new.email
        with _asking():
            customer = self._stripe.customers.create(params, _once("customer", new.key))
        return customer.id

    def create_subscription(self, order: Order) -> SubscriptionState:
        """Take out a subscription, billed by e-mail and paid within thirty days."""
        with _asking():
            made = self._stripe.subscriptions.create(
                {
                    "customer": order.customer,
                    "items": [{"price": self._price(order), "tax_rates": [self._vat_rate()]}],
                    "collection_method": "send_invoice",
                    "days_until_due": PAYMENT_DAYS,
                    "description": order.line,
                    "metadata": {
                        "plan": order.plan_code,
                        "employees_count": str(order.employees_count),
                    },
                },
                _once("subscription", order.key),
            )
        return _subscription(made)

    def end_subscription(self, reference: str) -> None:
        """Let it run out at the end of the period."""
        with _asking():
            self._stripe.subscriptions.update(reference, {"cancel_at_period_end": True})

    def subscriptions(self, customer: str) -> tuple[SubscriptionState, ...]:
        """Return those that carry a plan of ours; one made by hand at Stripe is left alone."""
        with _asking():
            listed = self._stripe.subscriptions.list(
                {"customer": customer, "status": "all", "limit": PAGE_COUNT}
            )
            return tuple(
                _subscription(found) for found in listed.auto_paging_iter() if _is_ours(found)
            )

    def invoices(self, customer: str) -> tuple[InvoiceState, ...]:
        """Return every invoice of the customer, newest first."""
        with _asking():
            listed = self._stripe.invoices.list({"customer": customer, "limit": PAGE_COUNT})
            return tuple(_invoice(found) for found in listed.auto_paging_iter())

    def portal_link(self, customer: str, *, return_url: str, language: str) -> str:
        """Return the address of a session in Stripe's customer portal."""
        with _asking():
            session = self._stripe.billing_portal.sessions.create(
                {"customer": customer, "return_url": return_url, "locale": language}
            )
        return session.url

    def _price(self, order: Order) -> str:
        """Return Stripe's name of the order's price; make it when Stripe has none."""
        key = _price_key(order)
        found = self._stripe.prices.list({"lookup_keys": [key], "active": True}).data
        price = found[0] if found else self._new_price(order, key)
        interval = price.recurring.interval if price.recurring else None
        agreed = (order.price_cents, CURRENCY.lower(), order.per.value)
        if (price.unit_amount, price.currency, interval) != agreed:
            raise GatewayRefused("price_mismatch")  # somebody moved the key at Stripe
        return price.id

    def _new_price(self, order: Order, key: str) -> stripe.Price:
        return self._stripe.prices.create(
            {
                "currency": CURRENCY.lower(),
                "unit_amount": order.price_cents,
                "recurring": {"interval": order.per.value},
                "tax_behavior": "exclusive",
                "lookup_key": key,
                "product_data": {"name": order.line},
            },
            _once("price", key),
        )

    def _vat_rate(self) -> str:
        """Return Stripe's name of our VAT rate; make it when Stripe has none."""
        listed = self._stripe.tax_rates.list(
            {"active": True, "inclusive": False, "limit": PAGE_COUNT}
        )
        for rate in listed.auto_paging_iter():
            if rate.country == VAT_COUNTRY and rate.percentage == VAT_PERCENT:
                return rate.id
        made = self._stripe.tax_rates.create(
            {
                "display_name": "btw",
                "percentage": VAT_PERCENT,
                "inclusive": False,
                "country": VAT_COUNTRY,
                "tax_type": "vat",
            },
            _once("vat", f"{VAT_COUNTRY}-{VAT_PERCENT}"),
        )
        return made.id


@contextmanager
def _asking() -> Iterator[None]:
    """Turn the vendor's errors into ours; nothing of the request or the key goes with them."""
    try:
        yield
    except stripe.StripeError as problem:
        code = _code(problem)
        log.warning("billing.gateway.error", status=problem.http_status, code=code)
        if _passes(problem):
            raise GatewayDown(code) from None
        raise GatewayRefused(code) from None


def _code(problem: stripe.StripeError) -> str:
    """Return the vendor's word for what is wrong: never a message, which may carry a key."""
    told = problem.error
    return problem.code or (told and (told.code or told.type)) or type(problem).__name__


def _passes(problem: stripe.StripeError) -> bool:
    """Whether asking again later may succeed: no answer, too busy, or a fault at Stripe."""
    passing = stripe.APIConnectionError | stripe.APIError | stripe.RateLimitError
    status = problem.http_status
    return isinstance(problem, passing) or status is None or status in {409, 429} or status >= 500  # noqa: PLR2004 - codes of HTTP


def _once(what: str, key: str) -> stripe.RequestOptions:
    """Return the options under which a repeated call has its effect once."""
    return {"idempotency_key": f"wederhoor-{what}-{key}"}


def _price_key(order: Order) -> str:
    return f"wederhoor-{order.plan_code}-{order.employees_count}-{order.per}-{order.price_cents}"


def _is_ours(found: stripe.Subscription) -> bool:
    told = found.metadata.to_dict()
    counted = str(told.get("employees_count", ""))
    ours = plan_named(str(told.get("plan", ""))) is not None and counted.isdecimal()
    if not ours:
        log.warning("billing.gateway.foreign_subscription", reference=found.id)
    return ours


def _subscription(found: stripe.Subscription) -> SubscriptionState:
    item = found.items.data[0]
    recurring = item.price.recurring
    told = found.metadata.to_dict()
    return SubscriptionState(
        reference=found.id,
        status=STANDINGS.get(found.status, Standing.PAST_DUE),
        plan_code=told["plan"],
        employees_count=int(told["employees_count"]),
        per=Interval(recurring.interval if recurring else Interval.YEAR),
        price_cents=item.price.unit_amount or 0,
        started_at=_moment(found.start_date),
        period_ends_at=_moment(item.current_period_end),
        ends_at_period_end=found.cancel_at_period_end,
    )


def _invoice(found: stripe.Invoice) -> InvoiceState:
    turns = found.status_transitions
    lines = found.lines.data
    return InvoiceState(
        reference=found.id,
        number=found.number or "",
        line=(lines[0].description or "")[:LINE_LENGTH] if lines else "",
        amount_cents=found.total,
        vat_cents=sum(tax.amount for tax in found.total_taxes or ()),
        currency=found.currency.upper(),
        status=InvoiceStatus(found.status or InvoiceStatus.DRAFT),
        issued_at=_moment(turns.finalized_at or found.created),
        due_at=_moment(found.due_date) if found.due_date else None,
        paid_at=_moment(turns.paid_at) if turns.paid_at else None,
        hosted_url=found.hosted_invoice_url or "",
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
