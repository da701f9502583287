"""Many at once, on connections of their own: rows are committed, and cleaned up afterwards."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from billing.actions.subscribe import subscribe
from billing.gateway import using
from billing.models import Customer, Invoice, OfflineRecord, Subscription, WebhookEvent
from billing.plans import Interval
from billing.webhooks import receive
from kernel.actors import Actor
from tenants.models import Tenant
from tests.billing.conftest import make_tenant
from tests.billing.houses import House, StripeHouse

COUNT = 20


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Tenant]:  # noqa: ARG001 - it must be there
    with django_db_blocker.unblock():
        tenant = make_tenant("wedloop")
        yield tenant
        for rows in (WebhookEvent, Invoice, Subscription, Customer):
            rows.objects.all().delete()
        OfflineRecord.objects.all().delete()
        tenant.delete()


def at_once(house: House, do: Callable[[int], str]) -> list[str]:
    """Do it twenty times at the same moment, each on a connection of its own."""
    start = threading.Barrier(COUNT)

    def one(number: int) -> str:
        start.wait()
        try:
            with using(house.gateway):
                return do(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(COUNT) as threads:
        return list(threads.map(one, range(COUNT)))


def test_same_event_twenty_times_at_once_acts_once(
    stripe_house: StripeHouse, committed: Tenant, clerk: Actor, at: datetime
) -> None:
    subscribe(committed, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    event, *_ = stripe_house.pay(Invoice.objects.get().reference)
    before = len(stripe_house.server.requests)
    outcomes = at_once(stripe_house, lambda _: receive(event.body, event.header, at=at))
    assert sorted(outcomes) == ["acted", *["repeated"] * (COUNT - 1)]
    asked = [request.path for request in stripe_house.server.requests[before:]]
    assert asked == ["/v1/subscriptions", "/v1/invoices"]
    assert WebhookEvent.objects.count() == 1
    assert Invoice.objects.get().status == "paid"


def test_first_of_the_same_event_failing_leaves_one_effect(
    stripe_house: StripeHouse, committed: Tenant, clerk: Actor, at: datetime
) -> None:
    subscribe(committed, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    event, *_ = stripe_house.pay(Invoice.objects.get().reference)
    stripe_house.server.faults.append(400)

    def attempt(_: int) -> str:
        try:
            return receive(event.body, event.header, at=at)
        except Exception as problem:  # noqa: BLE001 - which one is what the test is about
            return type(problem).__name__

    outcomes = at_once(stripe_house, attempt)
    assert sorted(outcomes) == ["GatewayRefused", "acted", *["repeated"] * (COUNT - 2)]
    assert WebhookEvent.objects.count() == 1


def test_different_events_while_things_happen_end_in_what_is_so(
    stripe_house: StripeHouse, committed: Tenant, clerk: Actor, at: datetime
) -> None:
    subscribe(committed, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    subscription = Subscription.objects.get().reference

    def happen(_: int) -> str:
        (event,) = stripe_house.renew(subscription)
        return receive(event.body, event.header, at=at)

    assert at_once(stripe_house, happen) == ["acted"] * COUNT
    customer = Customer.objects.get().reference
    so = stripe_house.gateway.invoices(customer)
    assert set(Invoice.objects.values_list("reference", flat=True)) == {
        invoice.reference for invoice in so
    }
    (state,) = stripe_house.gateway.subscriptions(customer)
    assert Subscription.objects.get().period_ends_at == state.period_ends_at


def test_subscribing_twenty_times_at_once_is_one_subscription(
    house: House, committed: Tenant, clerk: Actor, at: datetime
) -> None:
    made = at_once(
        house,
        lambda _: (
            subscribe(committed, employees_count=120, per=Interval.YEAR, by=clerk, at=at).reference
        ),
    )
    assert len(set(made)) == 1
    customer = Customer.objects.get().reference
    assert len(house.gateway.subscriptions(customer)) == 1
    assert len(house.gateway.invoices(customer)) == 1
