"""The stand-in must refuse what Stripe refuses, or a green contract would mean nothing."""

import pytest
import stripe

from tests.billing.stripe_schema import operations
from tests.billing.stripe_server import KEY, StripeServer


@pytest.fixture
def server() -> StripeServer:
    return StripeServer()


def client(server: StripeServer, key: str = KEY) -> stripe.StripeClient:
    return stripe.StripeClient(key, http_client=server)


def refused(server: StripeServer, path: str, **params: object) -> tuple[str | None, str | None]:
    with pytest.raises(stripe.InvalidRequestError) as problem:
        client(server).raw_request("post", path, **params)
    return problem.value.code, problem.value.param


def test_every_operation_of_the_wheel_can_be_read() -> None:
    found = operations()
    assert len(found) > 500
    assert {each.method for each in found} == {"get", "post", "delete"}


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({"custmer": "cus_1"}, "parameter_unknown", "custmer"),
        ({"payment_method_types": ["ideal"]}, "parameter_unknown", "payment_method_types"),
        ({"days_until_due": "soon"}, "parameter_invalid_type", "days_until_due"),
        ({"collection_method": "cash"}, "parameter_invalid_type", "collection_method"),
        ({"items": [{"price": "p", "amount": 1}]}, "parameter_unknown", "items[0][amount]"),
        ({"items": {"price": "p"}}, "parameter_invalid_type", "items"),
        (
            {"items": [{"price_data": {"currency": "eur", "product": "p"}}]},
            "parameter_missing",
            "items[0][price_data][recurring]",
        ),
        ({"metadata": {"plan": {"code": "x"}}}, "parameter_invalid_type", "metadata[plan]"),
    ],
)
def test_subscription_that_breaks_the_description_is_refused(
    server: StripeServer, params: dict[str, object], code: str, param: str
) -> None:
    assert refused(server, "/v1/subscriptions", **params) == (code, param)
    assert server.requests == []


def test_operation_that_is_gone_is_refused(server: StripeServer) -> None:
    assert refused(server, "/v1/subscription_items/si_1/usage_records") == ("url_invalid", None)


def test_wrong_key_is_refused(server: StripeServer) -> None:
    with pytest.raises(stripe.AuthenticationError):
        client(server, "sk_test_other").v1.customers.create({"name": "Waterland"})
    assert server.requests == []


def test_answer_is_the_same_under_the_same_idempotency_key(server: StripeServer) -> None:
    customers = client(server).v1.customers
    made = [
        customers.create({"name": "Waterland"}, {"idempotency_key": key}).id
        for key in ("one", "one", "two")
    ]
    assert made == ["cus_00000000000001", "cus_00000000000001", "cus_00000000000002"]
