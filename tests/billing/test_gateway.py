import pytest
from pytest_django import Settings

from billing.gateway import GatewayRefused, NewCustomer, Order, chosen, using
from billing.offline_gateway import OfflineGateway
from billing.plans import Interval
from billing.stripe_gateway import StripeGateway
from tests.billing.houses import OfflineHouse, StripeHouse
from tests.billing.stripe_server import KEY


def test_without_a_key_the_offline_gateway_is_chosen(settings: Settings) -> None:
    settings.STRIPE_API_KEY = ""
    assert isinstance(chosen(), OfflineGateway)


def test_with_a_key_stripe_is_chosen(settings: Settings) -> None:
    settings.STRIPE_API_KEY = KEY
    assert isinstance(chosen(), StripeGateway)


def test_gateway_in_use_goes_first_and_only_inside(settings: Settings) -> None:
    settings.STRIPE_API_KEY = KEY
    gateway = OfflineGateway()
    with using(gateway):
        assert chosen() is gateway
    assert isinstance(chosen(), StripeGateway)


def test_client_without_an_address_is_made_known_without_one(stripe_house: StripeHouse) -> None:
    stripe_house.gateway.create_customer(
        NewCustomer(key="one", name="Waterland", email="", language="nl")
    )
    (request,) = stripe_house.server.requests
    assert request.form == {"name": "Waterland", "preferred_locales": {"0": "nl"}}


@pytest.mark.django_db
def test_offline_invoice_is_paid_only_once(offline_house: OfflineHouse) -> None:
    gateway = offline_house.gateway
    customer = gateway.create_customer(
        NewCustomer(key="one", name="Waterland", email="", language="nl")
    )
    gateway.create_subscription(
        Order(
            key="first", customer=customer, plan_code="small", employees_count=9,
            per=Interval.YEAR, price_cents=90_000, line="Abonnement",
        )
    )  # fmt: skip
    (invoice,) = gateway.invoices(customer)
    offline_house.pay(invoice.reference)
    with pytest.raises(GatewayRefused, match="invoice_not_open"):
        offline_house.pay(invoice.reference)
