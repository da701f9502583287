"""What both gateways promise, held against Stripe's real client and the offline one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from billing import signatures
from billing.gateway import (
    Gateway,
    GatewayRefused,
    InvoiceStatus,
    NewCustomer,
    Order,
    Standing,
)
from billing.plans import Interval
from billing.webhooks import read, secrets
from tests.billing.houses import House

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NEW = NewCustomer(key="one", name="Stichting Waterland", email="inkoop@w.example", language="nl")
LINE = "Klachtenvoorziening, abonnement Middel, 120 medewerkers"


def order(customer: str, *, key: str = "first", price_cents: int = 240_000) -> Order:
    return Order(
        key=key,
        customer=customer,
        plan_code="middle",
        employees_count=120,
        per=Interval.YEAR,
        price_cents=price_cents,
        line=LINE,
    )


@pytest.fixture
def customer(house: House) -> str:
    return house.gateway.create_customer(NEW)


def test_customer_made_twice_under_one_key_is_one_customer(house: House, customer: str) -> None:
    assert house.gateway.create_customer(NEW) == customer


def test_customer_under_another_key_is_another(house: House, customer: str) -> None:
    assert house.gateway.create_customer(replace(NEW, key="two")) != customer


def test_key_used_for_something_else_is_refused(house: House, customer: str) -> None:
    del customer
    with pytest.raises(GatewayRefused, match="idempotency_error"):
        house.gateway.create_customer(replace(NEW, name="Stichting Duinrand"))


def test_subscription_is_what_was_ordered(house: House, customer: str) -> None:
    made = house.gateway.create_subscription(order(customer))
    assert house.gateway.subscriptions(customer) == (made,)
    assert (made.status, made.plan_code, made.employees_count) == (Standing.ACTIVE, "middle", 120)
    assert (made.per, made.price_cents) == (Interval.YEAR, 240_000)
    assert (made.started_at, made.period_ends_at) == (AT, AT.replace(year=2027))
    assert not made.ends_at_period_end


def test_first_invoice_is_due_in_thirty_days_with_vat(house: House, customer: str) -> None:
    house.gateway.create_subscription(order(customer))
    (invoice,) = house.gateway.invoices(customer)
    assert (invoice.amount_cents, invoice.vat_cents) == (290_400, 50_400)
    assert (invoice.currency, invoice.status) == ("EUR", InvoiceStatus.OPEN)
    assert (invoice.issued_at, invoice.due_at) == (AT, AT + timedelta(days=30))
    assert invoice.paid_at is None
    assert LINE in invoice.line


def test_order_repeated_is_one_subscription_and_one_invoice(house: House, customer: str) -> None:
    made = house.gateway.create_subscription(order(customer))
    assert house.gateway.create_subscription(order(customer)) == made
    assert len(house.gateway.subscriptions(customer)) == 1
    assert len(house.gateway.invoices(customer)) == 1


def test_order_with_another_price_under_the_same_key_is_refused(
    house: House, customer: str
) -> None:
    house.gateway.create_subscription(order(customer))
    with pytest.raises(GatewayRefused, match="idempotency_error"):
        house.gateway.create_subscription(order(customer, price_cents=1))
    assert [each.price_cents for each in house.gateway.subscriptions(customer)] == [240_000]


@pytest.mark.parametrize(
    "ask",
    [
        lambda gateway: gateway.subscriptions("nobody"),
        lambda gateway: gateway.invoices("nobody"),
        lambda gateway: gateway.create_subscription(order("nobody", key="x")),
        lambda gateway: gateway.end_subscription("nothing"),
        lambda gateway: gateway.portal_link("nobody", return_url="https://x", language="nl"),
    ],
)
def test_what_the_gateway_does_not_know_is_refused(
    house: House, customer: str, ask: Callable[[Gateway], object]
) -> None:
    house.gateway.create_subscription(order(customer))
    with pytest.raises(GatewayRefused, match="resource_missing"):
        ask(house.gateway)


def test_customers_see_only_their_own_books(house: House, customer: str) -> None:
    house.gateway.create_subscription(order(customer))
    other = house.gateway.create_customer(replace(NEW, key="two"))
    assert house.gateway.subscriptions(other) == ()
    assert house.gateway.invoices(other) == ()


def test_paying_an_invoice_shows_when(house: House, customer: str) -> None:
    house.gateway.create_subscription(order(customer))
    (invoice,) = house.gateway.invoices(customer)
    house.move(AT + timedelta(days=7))
    house.pay(invoice.reference)
    paid = replace(invoice, status=InvoiceStatus.PAID, paid_at=AT + timedelta(days=7))
    assert house.gateway.invoices(customer) == (paid,)


def test_missing_the_due_date_is_mended_by_paying(house: House, customer: str) -> None:
    house.gateway.create_subscription(order(customer))
    (invoice,) = house.gateway.invoices(customer)
    house.miss(invoice.reference)
    assert [each.status for each in house.gateway.subscriptions(customer)] == [Standing.PAST_DUE]
    house.pay(invoice.reference)
    assert [each.status for each in house.gateway.subscriptions(customer)] == [Standing.ACTIVE]


def test_renewing_bills_the_next_period(house: House, customer: str) -> None:
    made = house.gateway.create_subscription(order(customer))
    house.move(made.period_ends_at)
    house.renew(made.reference)
    (renewed,) = house.gateway.subscriptions(customer)
    assert renewed == replace(made, period_ends_at=AT.replace(year=2028))
    newest, first = house.gateway.invoices(customer)
    assert (first.issued_at, newest.issued_at) == (AT, AT.replace(year=2027))
    assert first.number.endswith("-0001")
    assert newest.number.endswith("-0002")


def test_every_page_of_invoices_is_read(house: House, customer: str) -> None:
    made = house.gateway.create_subscription(order(customer))
    if hasattr(house, "server"):
        house.server.page_count = 2
    for _ in range(4):
        house.renew(made.reference)
    numbers = [invoice.number[-4:] for invoice in house.gateway.invoices(customer)]
    assert numbers == ["0005", "0004", "0003", "0002", "0001"]


def test_ended_subscription_runs_out_with_its_period(house: House, customer: str) -> None:
    made = house.gateway.create_subscription(order(customer))
    for _ in range(2):
        house.gateway.end_subscription(made.reference)
    assert house.gateway.subscriptions(customer) == (replace(made, ends_at_period_end=True),)
    house.renew(made.reference)
    (ended,) = house.gateway.subscriptions(customer)
    assert ended.status is Standing.ENDED
    assert len(house.gateway.invoices(customer)) == 1


def test_next_order_is_a_subscription_of_its_own(house: House, customer: str) -> None:
    first = house.gateway.create_subscription(order(customer))
    second = house.gateway.create_subscription(order(customer, key="second"))
    assert house.gateway.subscriptions(customer) == (second, first)


def test_portal_link_is_an_address(house: House, customer: str) -> None:
    link = house.gateway.portal_link(customer, return_url="https://w.example/", language="nl")
    assert link.startswith("https://")


def test_what_happens_is_announced_in_signed_events_of_the_customer(
    house: House, customer: str
) -> None:
    made = house.gateway.create_subscription(order(customer))
    (invoice,) = house.gateway.invoices(customer)
    events = (*house.pay(invoice.reference), *house.renew(made.reference))
    for event in events:
        signatures.verify(event.body, event.header, secrets=secrets(), at=AT)
    notices = [read(event.body, mode=house.gateway.mode) for event in events]
    assert {notice.customer for notice in notices} == {customer}
    assert len({notice.reference for notice in notices}) == len(events)
    assert notices[0].kind == "invoice.paid"
