from datetime import datetime

import pytest

from billing.actions.end import end
from billing.actions.subscribe import subscribe
from billing.gateway import GatewayDown, using
from billing.models import Customer, Invoice, Subscription
from billing.offline_gateway import OfflineGateway
from billing.plans import Interval
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.models import Tenant
from tests.billing.houses import House, StripeHouse

pytestmark = pytest.mark.django_db


def test_subscription_follows_from_the_number_of_employees(
    house: House, client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    made = subscribe(client_organisation, employees_count=251, per=Interval.YEAR, by=clerk, at=at)
    assert (made.plan_code, made.employees_count, made.price_cents) == ("large", 251, 600_000)
    assert (made.status, made.per, made.started_at) == ("active", "year", at)
    customer = Customer.objects.get()
    assert (customer.tenant, customer.mode) == (client_organisation, house.gateway.mode)
    assert customer.refreshed_at == at


def test_first_invoice_is_in_our_books_in_the_clients_own_days(
    house: House, client_organisation: Tenant, clerk: Actor
) -> None:
    late = datetime.fromisoformat("2026-12-31T23:30:00+00:00")
    house.move(late)
    subscribe(client_organisation, employees_count=50, per=Interval.MONTH, by=clerk, at=late)
    invoice = Invoice.objects.get()
    assert (invoice.amount_cents, invoice.vat_cents) == (10_890, 1_890)
    assert invoice.issued_on.isoformat() == "2027-01-01"
    assert invoice.due_on is not None
    assert invoice.due_on.isoformat() == "2027-01-31"


@pytest.mark.usefixtures("house")
def test_subscribing_again_gives_the_same_subscription(
    client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    made = [
        subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Invoice.objects.count() == 1


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("other", [(121, Interval.YEAR), (120, Interval.MONTH)])
def test_another_subscription_beside_a_running_one_is_refused(
    client_organisation: Tenant, clerk: Actor, at: datetime, other: tuple[int, Interval]
) -> None:
    subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    count, per = other
    with pytest.raises(Refusal) as refused:
        subscribe(client_organisation, employees_count=count, per=per, by=clerk, at=at)
    assert refused.value.code == "billing.subscription.running"
    assert Subscription.objects.count() == 1


def test_nobody_covered_is_refused_before_anything_is_asked(
    stripe_house: StripeHouse, client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    with pytest.raises(Refusal) as refused:
        subscribe(client_organisation, employees_count=0, per=Interval.YEAR, by=clerk, at=at)
    assert refused.value.code == "billing.employees_count.too_few"
    assert stripe_house.server.requests == []


def test_after_the_end_a_new_subscription_may_begin(
    house: House, client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    first = subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    end(client_organisation, by=clerk, at=at)
    house.renew(first.reference)
    second = subscribe(client_organisation, employees_count=300, per=Interval.YEAR, by=clerk, at=at)
    assert first != second
    assert list(Subscription.objects.order_by("pk").values_list("status", flat=True)) == [
        "ended",
        "active",
    ]


@pytest.fixture(params=range(7))
def losing(request: pytest.FixtureRequest, stripe_house: StripeHouse) -> StripeHouse:
    """Return Stripe, of which the answers to one request arrive nowhere: each in turn."""
    fine = ["fine"] * request.param
    stripe_house.server.faults.extend([*fine, "lost", "lost", "lost"])
    return stripe_house


def test_lost_answers_anywhere_are_mended_by_trying_again(
    losing: StripeHouse, client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    with pytest.raises(GatewayDown):
        subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    assert Subscription.objects.count() == 0
    subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    books = losing.server.books
    made = [len(books.listed(kind)) for kind in ("customer", "subscription", "invoice")]
    assert made == [1, 1, 1]
    assert Subscription.objects.count() == 1


@pytest.mark.usefixtures("stripe_house")
def test_customer_of_another_mode_is_refused(
    client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    with using(OfflineGateway(at=at)):
        subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    with pytest.raises(Refusal) as refused:
        subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    assert refused.value.code == "billing.other_mode"
    assert refused.value.facts == {"customer_mode": "offline", "gateway_mode": "test"}
