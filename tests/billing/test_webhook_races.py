"""Many at once, on connections of their own: rows are committed, and cleaned up afterwards."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime
from functools import partial
from typing import TypeVar

import pytest
from django.db import connection

from billing.actions.subscribe import subscribe
from billing.models import Customer, Invoice, OfflineRecord, Subscription, WebhookEvent
from billing.plans import Interval
from billing.webhooks import receive
from kernel.actors import Actor
from tenants.models import Tenant
from tests.billing.conftest import make_tenant
from tests.billing.houses import House, StripeHouse
from tests.factories.aside import aside, closing

COUNT = 20
Result = TypeVar("Result")


@pytest.fixture
def committed(db: None) -> Iterator[Tenant]:  # noqa: ARG001 - it must be there
    yield aside(lambda: make_tenant("wedloop"))
    aside(clean_up)


@pytest.fixture
def invoice(committed: Tenant, stripe_house: StripeHouse, clerk: Actor, at: datetime) -> Invoice:
    """Return the open invoice of a client of Stripe, committed for all to see."""
    del stripe_house
    aside(partial(subscribe, committed, employees_count=120, per=Interval.YEAR, by=clerk, at=at))
    return Invoice.objects.get()


def clean_up() -> None:
    for rows in (WebhookEvent, Invoice, Subscription, Customer, OfflineRecord):
        rows.objects.all().delete()
    Tenant.objects.filter(slug="wedloop").delete()


def at_once(do: Callable[[int], str]) -> list[str]:
    """Do it twenty times at the same moment, each on a connection of its own."""
    start = threading.Barrier(COUNT)

    def one(number: int) -> str:
        start.wait()
        return do(number)

    with ThreadPoolExecutor(COUNT) as threads:
        begun = [
            threads.submit(copy_context().run, closing, partial(one, number))
            for number in range(COUNT)
        ]
        return [each.result() for each in begun]


def test_same_event_twenty_times_at_once_acts_once(
    stripe_house: StripeHouse, invoice: Invoice, at: datetime
) -> None:
    event, *_ = stripe_house.pay(invoice.reference)
    before = len(stripe_house.server.requests)
    outcomes = at_once(lambda _: receive(event.body, event.header, at=at))
    assert sorted(outcomes) == ["acted", *["repeated"] * (COUNT - 1)]
    asked = [request.path for request in stripe_house.server.requests[before:]]
    assert asked == ["/v1/subscriptions", "/v1/invoices"]
    assert WebhookEvent.objects.count() == 1
    assert Invoice.objects.get().status == "paid"


def test_first_of_the_same_event_failing_leaves_one_effect(
    stripe_house: StripeHouse, invoice: Invoice, at: datetime
) -> None:
    event, *_ = stripe_house.pay(invoice.reference)
    stripe_house.server.faults.append(400)

    def attempt(_: int) -> str:
        try:
            return receive(event.body, event.header, at=at)
        except Exception as problem:  # noqa: BLE001 - which one is what the test is about
            return type(problem).__name__

    outcomes = at_once(attempt)
    assert sorted(outcomes) == ["GatewayRefused", "acted", *["repeated"] * (COUNT - 2)]
    assert WebhookEvent.objects.count() == 1


def test_different_events_while_things_happen_end_in_what_is_so(
    stripe_house: StripeHouse, invoice: Invoice, at: datetime
) -> None:
    del invoice
    subscription = Subscription.objects.get().reference

    def happen(_: int) -> str:
        (event,) = stripe_house.renew(subscription)
        return receive(event.body, event.header, at=at)

    assert at_once(happen) == ["acted"] * COUNT
    customer = Customer.objects.get().reference
    so = stripe_house.gateway.invoices(customer)
    assert set(Invoice.objects.values_list("reference", flat=True)) == {
        each.reference for each in so
    }
    (state,) = stripe_house.gateway.subscriptions(customer)
    assert Subscription.objects.get().period_ends_at == state.period_ends_at


def test_subscribing_twenty_times_at_once_is_one_subscription(
    house: House, committed: Tenant, clerk: Actor, at: datetime
) -> None:
    made = at_once(
        lambda _: (
            subscribe(committed, employees_count=120, per=Interval.YEAR, by=clerk, at=at).reference
        ),
    )
    assert len(set(made)) == 1
    customer = Customer.objects.get().reference
    assert len(house.gateway.subscriptions(customer)) == 1
    assert len(house.gateway.invoices(customer)) == 1


def test_answer_that_was_overtaken_is_never_written_over_a_newer_one(
    stripe_house: StripeHouse, invoice: Invoice, at: datetime
) -> None:
    """The first event reads an open invoice; before it writes, the invoice is paid."""
    early = stripe_house.event("invoice.updated", invoice.reference)
    second = ThreadPoolExecutor(1)
    overtaking: list[Future[str]] = []

    def overtake() -> None:
        event, *_ = stripe_house.pay(invoice.reference)
        later = partial(receive, event.body, event.header, at=at)
        overtaking.append(second.submit(copy_context().run, closing, later))
        while not overtaking[0].done() and not aside(somebody_waits):
            pass

    stripe_house.server.faults.extend(["fine", overtake])
    with second:
        assert aside(lambda: receive(early.body, early.header, at=at)) == "acted"
    assert overtaking[0].result() == "acted"
    assert Invoice.objects.get().status == "paid"


def somebody_waits() -> bool:
    """Whether a transaction of this database waits for another to let go of a row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])
