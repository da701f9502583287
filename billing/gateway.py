"""What Wederhoor asks of whoever collects the money: a Protocol and frozen values, no vendor.

What crosses this border is the client's name, its language, where bills go, the plan, the number
of employees and the price. Nothing of a case is known in this package, so nothing can leak.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol

from django.conf import settings

from billing.plans import Interval

Mode = Literal["offline", "test", "live"]


class Standing(StrEnum):
    """How a subscription stands."""

    TRIALING = "trialing"
    ACTIVE = "active"
    PAST_DUE = "past_due"
    LAPSED = "lapsed"
    ENDED = "ended"


class InvoiceStatus(StrEnum):
    """How an invoice stands; a draft is not yet an invoice."""

    DRAFT = "draft"
    OPEN = "open"
    PAID = "paid"
    UNCOLLECTIBLE = "uncollectible"
    VOID = "void"


class GatewayDown(Exception):  # noqa: N818 - it says what is the matter
    """The gateway did not answer, or answered that it cannot now; the same call may be repeated."""


class GatewayRefused(Exception):  # noqa: N818 - it says what is the matter
    """The gateway understood and said no: our request or our key is wrong, repeating is no use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """A client to be known at the gateway; `key` makes a repeated call harmless."""

    key: str
    name: str
    email: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A subscription to be taken out; `key` makes a repeated call harmless."""

    key: str
    customer: str
    plan_code: str
    employees_count: int
    per: Interval
    price_cents: int
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionState:
    """A subscription as the gateway has it now.

    `ends_at_period_end` is true once it has been cancelled but still runs.
    """

    reference: str
    status: Standing
    plan_code: str
    employees_count: int
    per: Interval
    price_cents: int
    started_at: datetime
    period_ends_at: datetime
    ends_at_period_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceState:
    """An invoice as the gateway has it now; amounts in cents of `currency`, VAT included."""

    reference: str
    number: str
    line: str
    amount_cents: int
    vat_cents: int
    currency: str
    status: InvoiceStatus
    issued_at: datetime
    due_at: datetime | None
    paid_at: datetime | None
    hosted_url: str


class Gateway(Protocol):
    """A collector of money.

    Every call may raise GatewayDown (try again later) or GatewayRefused (do not).
    """

    @property
    def mode(self) -> Mode:
        """Whether the money is real: references of one mode mean nothing in another."""

    def create_customer(self, new: NewCustomer) -> str:
        """Make the client known; return the gateway's reference."""

    def create_subscription(self, order: Order) -> SubscriptionState:
        """Take out a subscription, paid by invoice."""

    def end_subscription(self, reference: str) -> None:
        """Let a running subscription end with its period; doing so twice is harmless."""

    def subscriptions(self, customer: str) -> tuple[SubscriptionState, ...]:
        """Return every subscription we took out for the customer, newest first, ended ones too."""

    def invoices(self, customer: str) -> tuple[InvoiceState, ...]:
        """Return every invoice of the customer, newest first."""

    def portal_link(self, customer: str, *, return_url: str, language: str) -> str:
        """Return an address where the client manages how it pays; it expires within minutes."""


_in_use: ContextVar[Gateway | None] = ContextVar("gateway", default=None)


@contextmanager
def using(gateway: Gateway) -> Iterator[Gateway]:
    """Let everything inside use this gateway: for the demo's past years and for tests."""
    token = _in_use.set(gateway)
    try:
        yield gateway
    finally:
        _in_use.reset(token)


def chosen() -> Gateway:
    """Return the gateway of this installation: Stripe with a key, otherwise the offline one.

    Imported here because the vendor's library is heavy and most installations have no key.
    """
    in_use = _in_use.get()
    if in_use is not None:
        return in_use
    if settings.STRIPE_API_KEY:
        from billing.stripe_gateway import StripeGateway  # noqa: PLC0415 - heavy, see above

        return StripeGateway(settings.STRIPE_API_KEY)
    from billing.offline_gateway import OfflineGateway  # noqa: PLC0415 - it keeps rows of ours

    return OfflineGateway()
