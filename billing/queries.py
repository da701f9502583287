"""What staff and a client's buyers see of its subscription. No case depends on any of this.

A lapsed bill never closes the door to a complainant: intake may not ask how a client stands, and
cannot, since `procedures` never imports `billing`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.utils.translation import get_language

from billing import words
from billing.gateway import InvoiceStatus, Standing
from billing.models import Customer, Invoice, Subscription
from billing.money import written
from billing.plans import CURRENCY
from kernel.clock import local_date
from tenants.models import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionLine:
    """A subscription as people read it; `ends_on` is a date once it has been cancelled."""

    plan: str
    employees_count: int
    price: str
    price_cents: int
    per: str
    status: Standing
    status_words: str
    since_on: date
    next_period_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """An invoice as people read it; `amount` includes the VAT of `vat`."""

    reference: str
    number: str
    line: str
    amount: str
    amount_cents: int
    vat: str
    status: InvoiceStatus
    status_words: str
    issued_on: date
    due_on: date | None
    paid_at: datetime | None
    hosted_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The page of a client's subscription and invoices, newest invoice first."""

    subscription: SubscriptionLine | None
    vat_note: str
    invoices: tuple[InvoiceLine, ...]


def running(customer: Customer) -> Subscription | None:
    """Return the customer's subscription that has not ended, the newest if there are more."""
    return (
        customer.subscriptions.exclude(status=Standing.ENDED).order_by("-started_at", "-pk").first()
    )


def standing(tenant: Tenant) -> Standing | None:
    """Return how the client stands, None without a subscription. For pages of staff only."""
    subscription = _newest(tenant)
    return Standing(subscription.status) if subscription else None


def overview(tenant: Tenant) -> Overview:
    """Return what the client reads under subscription and invoices, in the active language."""
    subscription = _newest(tenant)
    invoices = (
        Invoice.objects.filter(customer__tenant=tenant)
        .exclude(status=InvoiceStatus.DRAFT)
        .order_by("-issued_on", "-pk")
    )
    return Overview(
        subscription=_subscription_line(subscription, tenant) if subscription else None,
        vat_note=words.vat_note(),
        invoices=tuple(_invoice_line(invoice) for invoice in invoices),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCount:
    """How many clients have a plan, in one standing."""

    plan: str
    status_words: str
    count: int


def plans_of(tenants: Iterable[Tenant]) -> dict[int, SubscriptionLine]:
    """Return each client's running subscription, or the one that ended last; one query for all."""
    found: dict[int, Subscription] = {}
    known = {tenant.pk: tenant for tenant in tenants}
    rows = Subscription.objects.filter(customer__tenant__in=known).select_related("customer")
    for one in rows.order_by("started_at", "pk"):
        before = found.get(one.customer.tenant_id)
        if before is None or one.status != Standing.ENDED or before.status == Standing.ENDED:
            found[one.customer.tenant_id] = one
    return {pk: _subscription_line(one, known[pk]) for pk, one in found.items()}


def plan_counts() -> list[PlanCount]:
    """Return how many clients have which plan and how those stand; ended ones do not count."""
    rows = Subscription.objects.exclude(status=Standing.ENDED).values_list("plan_code", "status")
    counted = rows.annotate(count=Count("customer", distinct=True)).order_by("plan_code", "status")
    return [
        PlanCount(plan=words.plan(code), status_words=words.standing(Standing(status)), count=n)
        for code, status, n in counted
    ]


def _newest(tenant: Tenant) -> Subscription | None:
    """Return the running subscription, else the one that ended last."""
    customer = Customer.objects.filter(tenant=tenant).first()
    if customer is None:
        return None
    return running(customer) or customer.subscriptions.order_by("-started_at", "-pk").first()


def _subscription_line(subscription: Subscription, tenant: Tenant) -> SubscriptionLine:
    status = Standing(subscription.status)
    period_ends_on = local_date(subscription.period_ends_at, tenant.time_zone)
    goes_on = status is not Standing.ENDED and not subscription.ends_at_period_end
    return SubscriptionLine(
        plan=words.plan(subscription.plan_code),
        employees_count=subscription.employees_count,
        price=_money(subscription.price_cents, CURRENCY),
        price_cents=subscription.price_cents,
        per=words.per(subscription.per),
        status=status,
        status_words=words.standing(status),
        since_on=local_date(subscription.started_at, tenant.time_zone),
        next_period_on=period_ends_on if goes_on else None,
        ends_on=None if goes_on else period_ends_on,
    )


def _invoice_line(invoice: Invoice) -> InvoiceLine:
    status = InvoiceStatus(invoice.status)
    return InvoiceLine(
        reference=invoice.reference,
        number=invoice.number,
        line=invoice.line,
        amount=_money(invoice.amount_cents, invoice.currency),
        amount_cents=invoice.amount_cents,
        vat=_money(invoice.vat_cents, invoice.currency),
        status=status,
        status_words=words.invoice(status),
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        paid_at=invoice.paid_at,
        hosted_url=invoice.hosted_url,
    )


def _money(cents: int, currency: str) -> str:
    return written(cents, currency, language=get_language() or "nl")
