from datetime import timedelta

import pytest
from django.middleware.csrf import CsrfViewMiddleware
from django.test import Client, RequestFactory
from pytest_django import Settings

from billing.actions.subscribe import subscribe
from billing.endpoint import webhook
from billing.models import Invoice, WebhookEvent
from billing.plans import Interval
from kernel import clock
from kernel.actors import Actor
from tenants.models import Tenant
from tests.billing.houses import House, StripeHouse

pytestmark = pytest.mark.django_db
KIND = "application/json"


@pytest.fixture
def posting(rf: RequestFactory) -> "Posting":
    return Posting(rf)


class Posting:
    """Post a body with a signature, as the gateway does; return status and answer."""

    def __init__(self, rf: RequestFactory) -> None:
        self._rf = rf

    def __call__(self, body: bytes, header: str) -> tuple[int, str]:
        request = self._rf.post(
            "/billing/webhook/", body, KIND, headers={"Stripe-Signature": header}
        )
        response = webhook(request)
        return response.status_code, response.content.decode()


@pytest.fixture
def invoice(house: House, client_organisation: Tenant, clerk: Actor) -> Invoice:
    """Return an open invoice in a house whose clock is right now."""
    now = clock.now()
    house.move(now)
    subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=now)
    return Invoice.objects.get()


def test_signed_event_is_taken_in(house: House, invoice: Invoice, posting: Posting) -> None:
    event, *_ = house.pay(invoice.reference)
    assert posting(event.body, event.header) == (200, '{"outcome": "acted"}')
    assert posting(event.body, event.header) == (200, '{"outcome": "repeated"}')
    invoice.refresh_from_db()
    assert invoice.status == "paid"


@pytest.mark.parametrize(
    "refused", [("", "unsigned"), ("t=1,v1=00", "wrong_signature"), ("sneeuw", "unsigned")]
)
def test_unsigned_event_is_refused_with_its_code(
    house: House, invoice: Invoice, posting: Posting, refused: tuple[str, str]
) -> None:
    event, *_ = house.pay(invoice.reference)
    header, code = refused
    assert posting(event.body, header) == (400, f'{{"code": "billing.webhook.{code}"}}')
    assert WebhookEvent.objects.count() == 0


def test_old_event_is_refused(house: House, invoice: Invoice, posting: Posting) -> None:
    house.move(clock.now() - timedelta(seconds=310))
    event, *_ = house.pay(invoice.reference)
    assert posting(event.body, event.header) == (400, '{"code": "billing.webhook.stale"}')


def test_invalid_utf8_is_refused(posting: Posting) -> None:
    answer = posting(b"\xff\xfe\x00", "t=1,v1=00")
    assert answer == (400, '{"code": "billing.webhook.wrong_signature"}')


def test_too_large_a_body_is_refused(posting: Posting, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = posting(b"x" * 11, "t=1,v1=00")
    assert answer == (400, '{"code": "billing.webhook.too_large"}')


def test_gateway_that_is_down_asks_for_another_time(
    stripe_house: StripeHouse, client_organisation: Tenant, clerk: Actor, posting: Posting
) -> None:
    now = clock.now()
    stripe_house.move(now)
    subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=now)
    event, *_ = stripe_house.pay(Invoice.objects.get().reference)
    stripe_house.server.faults.extend([503] * 3)
    assert posting(event.body, event.header) == (503, '{"code": "billing.gateway.down"}')
    assert posting(event.body, event.header) == (200, '{"outcome": "acted"}')


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_only_posting_is_allowed(rf: RequestFactory, method: str) -> None:
    response = webhook(rf.generic(method, "/billing/webhook/"))
    assert response.status_code == 405


def test_endpoint_asks_no_token_of_a_browser(rf: RequestFactory) -> None:
    guard = CsrfViewMiddleware(webhook)
    request = rf.post("/billing/webhook/", b"{}", KIND)
    request._dont_enforce_csrf_checks = False  # the factory switches the guard off # noqa: SLF001
    assert guard.process_view(request, lambda _: None, (), {}) is not None
    assert guard.process_view(request, webhook, (), {}) is None


def test_event_comes_in_at_the_consultancys_address_only(
    house: House, invoice: Invoice, client: Client
) -> None:
    event, *_ = house.pay(invoice.reference)
    statuses = [
        client.post(
            "/billing/webhook/",
            event.body,
            KIND,
            headers={"Stripe-Signature": event.header, "Host": host},
        ).status_code
        for host in ("acme.localhost", "unknown.localhost", "bureau.localhost")
    ]
    assert statuses == [404, 404, 200]
    assert WebhookEvent.objects.count() == 1
