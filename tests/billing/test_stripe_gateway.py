import pytest
import stripe

from billing.gateway import GatewayDown, GatewayRefused, NewCustomer, Order
from billing.plans import Interval
from billing.stripe_gateway import StripeGateway
from tests.billing.houses import StripeHouse
from tests.billing.stripe_server import KEY, StripeServer

NEW = NewCustomer(key="one", name="Stichting Waterland", email="inkoop@w.example", language="nl")


def order(customer: str, *, key: str = "first", employees_count: int = 120) -> Order:
    return Order(
        key=key,
        customer=customer,
        plan_code="middle",
        employees_count=employees_count,
        per=Interval.MONTH,
        price_cents=24_000,
        line="Klachtenvoorziening, abonnement Middel, 120 medewerkers",
    )


@pytest.fixture
def server(stripe_house: StripeHouse) -> StripeServer:
    return stripe_house.server


@pytest.fixture
def gateway(stripe_house: StripeHouse) -> StripeGateway:
    return stripe_house.gateway


def values(form: object) -> list[object]:
    if not isinstance(form, dict):
        return [form]
    return [each for value in form.values() for each in values(value)]


def test_exactly_what_was_ordered_crosses_the_border(
    gateway: StripeGateway, server: StripeServer
) -> None:
    gateway.create_subscription(order(gateway.create_customer(NEW)))
    sent = {str(value) for request in server.requests for value in values(request.form)}
    assert sent == {
        "Stichting Waterland", "inkoop@w.example", "nl",
        "wederhoor-middle-120-month-24000", "24000", "eur", "month", "exclusive",
        "Klachtenvoorziening, abonnement Middel, 120 medewerkers", "middle", "120",
        "btw", "21", "vat", "NL", "100", "true", "false",
        "cus_00000000000001", "price_00000000000002", "txr_00000000000003",
        "send_invoice", "30",
    }  # fmt: skip


def test_every_creation_carries_a_key_of_its_own(
    gateway: StripeGateway, server: StripeServer
) -> None:
    gateway.create_subscription(order(gateway.create_customer(NEW)))
    assert [request.key for request in server.requests if request.method == "post"] == [
        "wederhoor-customer-one",
        "wederhoor-price-wederhoor-middle-120-month-24000",
        "wederhoor-vat-NL-21",
        "wederhoor-subscription-first",
    ]


def test_price_and_vat_rate_are_made_once_and_found_again(
    gateway: StripeGateway, server: StripeServer
) -> None:
    customer = gateway.create_customer(NEW)
    for key in ("first", "second"):
        gateway.create_subscription(order(customer, key=key))
    assert len(server.books.listed("price")) == 1
    assert len(server.books.listed("tax_rate")) == 1


def test_price_that_was_changed_at_stripe_is_refused(
    gateway: StripeGateway, server: StripeServer
) -> None:
    customer = gateway.create_customer(NEW)
    gateway.create_subscription(order(customer))
    server.books.listed("price")[0]["unit_amount"] = 1
    with pytest.raises(GatewayRefused, match="price_mismatch"):
        gateway.create_subscription(order(customer, key="second"))
    assert len(gateway.subscriptions(customer)) == 1


def test_other_tax_rates_are_passed_over(gateway: StripeGateway, server: StripeServer) -> None:
    for country, percentage in (("BE", 21.0), ("NL", 9.0)):
        server.books.make(
            "tax_rate", "txr", country=country, percentage=percentage, inclusive=False
        )
    customer = gateway.create_customer(NEW)
    gateway.create_subscription(order(customer))
    assert [invoice.vat_cents for invoice in gateway.invoices(customer)] == [5_040]


@pytest.mark.parametrize(
    "faults", [["lost"], ["down"], ["down", "down"], ["lost", "lost"], [500], [503, "lost"], [409]]
)
def test_faults_on_the_way_leave_one_effect(
    gateway: StripeGateway, server: StripeServer, faults: list[int | str]
) -> None:
    server.faults.extend(faults)
    gateway.create_customer(NEW)
    assert len(server.books.listed("customer")) == 1


@pytest.mark.parametrize("faults", [["down"] * 3, [500] * 3, [429], ["lost"] * 3])
def test_gateway_that_stays_away_is_down(
    gateway: StripeGateway, server: StripeServer, faults: list[int | str]
) -> None:
    server.faults.extend(faults)
    with pytest.raises(GatewayDown):
        gateway.create_customer(NEW)


def test_lost_answer_is_found_again_by_the_next_attempt(
    gateway: StripeGateway, server: StripeServer
) -> None:
    server.faults.extend(["lost"] * 3)
    with pytest.raises(GatewayDown):
        gateway.create_customer(NEW)
    assert gateway.create_customer(NEW) == "cus_00000000000001"
    assert len(server.books.listed("customer")) == 1


@pytest.mark.parametrize(("status", "code"), [(400, "faulty"), (402, "faulty"), (403, "faulty")])
def test_request_that_stripe_refuses_is_not_repeated(
    gateway: StripeGateway, server: StripeServer, status: int, code: str
) -> None:
    server.faults.append(status)
    with pytest.raises(GatewayRefused, match=code):
        gateway.create_customer(NEW)
    assert server.requests == []


def test_wrong_key_is_refused_without_showing_it(server: StripeServer) -> None:
    gateway = StripeGateway("sk_test_wrong", http_client=server)
    with pytest.raises(GatewayRefused) as refused:
        gateway.create_customer(NEW)
    assert str(refused.value) == "api_key_invalid"
    assert refused.value.__suppress_context__


def test_subscription_made_by_hand_at_stripe_is_left_alone(
    gateway: StripeGateway, server: StripeServer
) -> None:
    customer = gateway.create_customer(NEW)
    made = gateway.create_subscription(order(customer))
    gateway.create_subscription(order(customer, key="second"))
    server.books.listed("subscription")[0]["metadata"] = {"plan": "gold", "employees_count": "1"}
    assert gateway.subscriptions(customer) == (made,)


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("trialing", "trialing"), ("active", "active"), ("past_due", "past_due"),
        ("incomplete", "past_due"), ("unpaid", "lapsed"), ("paused", "lapsed"),
        ("canceled", "ended"), ("incomplete_expired", "ended"), ("invented_later", "past_due"),
    ],
)  # fmt: skip
def test_each_status_of_stripe_has_a_standing(
    gateway: StripeGateway, server: StripeServer, status: str, standing: str
) -> None:
    customer = gateway.create_customer(NEW)
    gateway.create_subscription(order(customer))
    server.books.listed("subscription")[0]["status"] = status
    assert [each.status for each in gateway.subscriptions(customer)] == [standing]


@pytest.mark.parametrize(
    ("key", "mode"),
    [("sk_test_1", "test"), ("rk_test_1", "test"), ("sk_live_1", "live"), ("rk_live_1", "live")],
)
def test_mode_follows_the_key(key: str, mode: str) -> None:
    assert StripeGateway(key, http_client=StripeServer(key=key)).mode == mode


def test_vendor_learns_nothing_of_our_machine() -> None:
    assert stripe.enable_telemetry is False
    assert StripeGateway(KEY, http_client=StripeServer()).mode == "test"
