from datetime import date, datetime

import pytest

from billing.actions.rehearse import rehearse
from billing.actions.subscribe import subscribe
from billing.demo import live_through
from billing.models import Invoice, WebhookEvent
from billing.plans import Interval
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.models import Tenant

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("offline_house")
def test_rehearsed_payment_walks_the_webhooks_road(
    client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    assert rehearse("pay", Invoice.objects.get().reference, at=at) == ("acted", "acted")
    assert Invoice.objects.get().status == "paid"
    assert WebhookEvent.objects.count() == 2


@pytest.mark.usefixtures("stripe_house")
def test_real_gateway_is_not_rehearsed(
    client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)
    with pytest.raises(Refusal) as refused:
        rehearse("pay", Invoice.objects.get().reference, at=at)
    assert refused.value.code == "billing.not_offline"
    assert Invoice.objects.get().status == "open"


def test_demo_lives_through_its_years(client_organisation: Tenant, clerk: Actor) -> None:
    made = live_through(
        client_organisation, by=clerk, from_on=date(2024, 2, 29), today=date(2026, 3, 5)
    )
    told = Invoice.objects.order_by("number").values_list("issued_on", "status", "amount_cents")
    assert list(told) == [
        (date(2024, 2, 29), "paid", 290_400),
        (date(2025, 2, 28), "paid", 290_400),
        (date(2026, 2, 28), "open", 290_400),
    ]
    assert (made.status, made.period_ends_at.date()) == ("active", date(2027, 2, 28))
