import json
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from django.forms.models import model_to_dict

from billing.actions.subscribe import subscribe
from billing.gateway import GatewayDown
from billing.models import Customer, Invoice, Subscription, WebhookEvent
from billing.offline_events import SignedEvent
from billing.plans import Interval
from billing.signatures import sign
from billing.webhooks import receive
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.models import Tenant
from tests.billing.houses import SECRETS, House, StripeHouse

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscribed(
    house: House, client_organisation: Tenant, clerk: Actor, at: datetime
) -> Subscription:
    del house
    return subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)


@pytest.fixture
def at_stripe(
    stripe_house: StripeHouse, client_organisation: Tenant, clerk: Actor, at: datetime
) -> StripeHouse:
    """Return Stripe, with whom one client has a subscription and an open invoice."""
    subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    return stripe_house


def books() -> list[dict[str, object]]:
    """Return all that we keep of subscriptions and invoices."""
    rows = [*Subscription.objects.order_by("pk"), *Invoice.objects.order_by("number")]
    return [model_to_dict(row) for row in rows]


def paid(house: House) -> tuple[SignedEvent, ...]:
    return house.pay(Invoice.objects.get().reference)


def signed(body: bytes, at: datetime) -> SignedEvent:
    return SignedEvent(body, sign(body, secret=SECRETS[0], at=at))


def altered(event: SignedEvent, at: datetime, **changes: object) -> SignedEvent:
    """Return the event with other contents, rightly signed."""
    return signed(json.dumps({**json.loads(event.body), **changes}).encode(), at)


def refusal(event: SignedEvent, at: datetime) -> str:
    before = books()
    with pytest.raises(Refusal) as refused:
        receive(event.body, event.header, at=at)
    assert WebhookEvent.objects.count() == 0
    assert books() == before
    return refused.value.code


@pytest.mark.usefixtures("subscribed")
def test_event_brings_our_books_up_to_date_and_is_kept(house: House, at: datetime) -> None:
    first, *_ = paid(house)
    assert receive(first.body, first.header, at=at) == "acted"
    assert Invoice.objects.get().status == "paid"
    event = WebhookEvent.objects.get()
    assert (event.kind, event.outcome) == ("invoice.paid", "acted")
    assert (event.received_at, event.acted_at) == (at, at)
    assert event.customer == Customer.objects.get()


@pytest.mark.usefixtures("subscribed")
def test_event_without_signature_is_refused(house: House, at: datetime) -> None:
    event, *_ = paid(house)
    assert refusal(SignedEvent(event.body, ""), at) == "billing.webhook.unsigned"


@pytest.mark.usefixtures("subscribed")
def test_event_under_another_secret_is_refused(house: House, at: datetime) -> None:
    event, *_ = paid(house)
    header = sign(event.body, secret="whsec_stolen", at=at)
    assert refusal(SignedEvent(event.body, header), at) == "billing.webhook.wrong_signature"


@pytest.mark.usefixtures("subscribed")
@pytest.mark.parametrize(("seconds", "code"), [(301, "stale"), (-301, "early")])
def test_event_of_another_moment_is_refused(
    house: House, at: datetime, seconds: int, code: str
) -> None:
    event, *_ = paid(house)
    assert refusal(event, at + timedelta(seconds=seconds)) == f"billing.webhook.{code}"


@pytest.mark.usefixtures("subscribed")
def test_event_with_one_byte_altered_is_refused(house: House, at: datetime) -> None:
    event, *_ = paid(house)
    body = event.body.replace(b"invoice.paid", b"invoice.paie", 1)
    assert refusal(SignedEvent(body, event.header), at) == "billing.webhook.wrong_signature"


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe",
        b'{"id": "evt_\xe9", "object": "event"}',
        b"",
        b"nonsense",
        b"[]",
        b"null",
        b'"event"',
        b"[" * 100_000,
        b'{"object": "event"}',
        b'{"object": "event", "id": "", "type": "invoice.paid", "livemode": false}',
        b'{"object": "event", "id": 7, "type": "invoice.paid", "livemode": false}',
        b'{"object": "event", "id": "evt_1", "type": "invoice.paid", "livemode": "no"}',
        b'{"object": "event", "id": "evt_\\u0000", "type": "invoice.paid", "livemode": false}',
        b'{"object": "v2.core.event", "id": "evt_1", "type": "a", "livemode": false}',
        b'{"detail": {"object": "event", "id": "evt_1", "type": "a", "livemode": false}}',
    ],
)
@pytest.mark.usefixtures("stripe_house")
def test_signed_body_that_is_no_event_is_refused(body: bytes, at: datetime) -> None:
    assert refusal(signed(body, at), at) == "billing.webhook.unreadable"


def test_live_event_in_a_test_installation_is_refused(at_stripe: StripeHouse, at: datetime) -> None:
    event, *_ = paid(at_stripe)
    assert refusal(altered(event, at, livemode=True), at) == "billing.webhook.other_mode"
    assert refusal(altered(event, at, account="acct_1"), at) == "billing.webhook.other_account"


def test_event_under_the_secret_that_is_rotated_out_still_counts(
    at_stripe: StripeHouse, at: datetime
) -> None:
    event, *_ = paid(at_stripe)
    header = sign(event.body, secret=SECRETS[1], at=at)
    assert receive(event.body, header, at=at) == "acted"


def test_kind_that_we_do_not_know_is_kept_and_ignored(at_stripe: StripeHouse, at: datetime) -> None:
    event, *_ = paid(at_stripe)
    unknown = altered(event, at, type="invoice.invented")
    assert receive(unknown.body, unknown.header, at=at) == "ignored"
    assert Invoice.objects.get().status == "open"
    kept = WebhookEvent.objects.get()
    assert (kept.kind, kept.outcome, kept.acted_at) == ("invoice.invented", "ignored", None)


def test_event_of_a_stranger_with_forged_metadata_changes_nobody(
    at_stripe: StripeHouse, at: datetime
) -> None:
    event, *_ = paid(at_stripe)
    before = books()
    about = {
        "id": "in_1",
        "object": "invoice",
        "customer": "cus_stranger",
        "metadata": {"tenant": str(Customer.objects.get().tenant.reference)},
    }
    forged = altered(event, at, data={"object": about})
    assert receive(forged.body, forged.header, at=at) == "stranger"
    assert books() == before
    assert WebhookEvent.objects.get().customer is None


@pytest.mark.parametrize("data", [None, [], {}, {"object": None}, {"object": {"customer": {}}}])
def test_event_about_nobody_changes_nobody(
    at_stripe: StripeHouse, at: datetime, data: object
) -> None:
    event, *_ = paid(at_stripe)
    empty = altered(event, at, data=data)
    assert receive(empty.body, empty.header, at=at) == "stranger"
    assert Invoice.objects.get().status == "open"


def test_event_that_lies_is_not_believed(at_stripe: StripeHouse, at: datetime) -> None:
    event = at_stripe.event("invoice.paid", Invoice.objects.get().reference)
    about = {**json.loads(event.body)["data"]["object"], "status": "paid", "total": 1}
    lie = altered(event, at, data={"object": about})
    assert receive(lie.body, lie.header, at=at) == "acted"
    assert [(each.status, each.amount_cents) for each in Invoice.objects.all()] == [
        ("open", 290_400)
    ]


def test_event_of_one_client_leaves_the_other_alone(
    at_stripe: StripeHouse, other_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    first = Invoice.objects.get()
    subscribe(other_organisation, employees_count=9, per=Interval.YEAR, by=clerk, at=at)
    second = Invoice.objects.exclude(pk=first.pk).get()
    at_stripe.pay(first.reference)
    for event in at_stripe.pay(second.reference):
        receive(event.body, event.header, at=at)
    assert [each.status for each in Invoice.objects.order_by("pk")] == ["open", "paid"]


@pytest.mark.usefixtures("subscribed")
def test_event_that_comes_again_has_no_second_effect(house: House, at: datetime) -> None:
    event, *_ = paid(house)
    receive(event.body, event.header, at=at)
    refreshed_at = Customer.objects.get().refreshed_at
    later = at + timedelta(seconds=60)
    assert receive(event.body, event.header, at=later) == "repeated"
    assert WebhookEvent.objects.get().received_at == at
    assert Customer.objects.get().refreshed_at == refreshed_at


def test_event_with_a_known_id_and_another_body_has_no_effect(
    at_stripe: StripeHouse, at: datetime
) -> None:
    event, second, *_ = paid(at_stripe)
    receive(event.body, event.header, at=at)
    changed = altered(second, at, id=json.loads(event.body)["id"])
    assert receive(changed.body, changed.header, at=at) == "repeated"
    assert WebhookEvent.objects.count() == 1


def test_event_while_the_gateway_is_down_is_not_kept_and_acts_later(
    at_stripe: StripeHouse, at: datetime
) -> None:
    event, *_ = paid(at_stripe)
    at_stripe.server.faults.extend(["down"] * 3)
    with pytest.raises(GatewayDown):
        receive(event.body, event.header, at=at)
    assert WebhookEvent.objects.count() == 0
    assert receive(event.body, event.header, at=at) == "acted"
    assert Invoice.objects.get().status == "paid"


@pytest.mark.usefixtures("subscribed")
def test_every_order_of_events_ends_in_the_same_books(house: House, at: datetime) -> None:
    invoice = Invoice.objects.get().reference
    house.miss(invoice)
    events = (*house.pay(invoice), *house.renew(Subscription.objects.get().reference))
    assert len(events) == 4
    ends = []
    for order in permutations(events):
        WebhookEvent.objects.all().delete()
        Invoice.objects.all().delete()
        Subscription.objects.update(status="lapsed", ends_at_period_end=True)
        for event in order:
            receive(event.body, event.header, at=at)
        ends.append([{**row, "id": None} for row in books()])
    assert ends == [ends[0]] * len(ends)
    assert [row["status"] for row in ends[0]] == ["active", "paid", "open"]


@pytest.mark.usefixtures("subscribed")
def test_old_event_after_newer_ones_writes_nothing_old(house: House, at: datetime) -> None:
    invoice = Invoice.objects.get().reference
    missed = house.miss(invoice)
    for event in house.pay(invoice):
        receive(event.body, event.header, at=at)
    for event in missed:
        receive(event.body, event.header, at=at)
    assert Subscription.objects.get().status == "active"
    assert Invoice.objects.get().status == "paid"
