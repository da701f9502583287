from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from billing.actions.end import end
from billing.actions.rehearse import rehearse
from billing.actions.subscribe import subscribe
from billing.gateway import InvoiceStatus, Standing
from billing.models import Invoice, Subscription
from billing.plans import Interval
from billing.queries import overview, standing
from kernel.actors import Actor
from tenants.models import Tenant
from tests.billing.houses import OfflineHouse

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscription(
    offline_house: OfflineHouse, client_organisation: Tenant, clerk: Actor, at: datetime
) -> Subscription:
    del offline_house
    return subscribe(client_organisation, employees_count=120, per=Interval.YEAR, by=clerk, at=at)


def test_client_without_subscription_reads_that(
    subscription: Subscription, other_organisation: Tenant
) -> None:
    told = overview(other_organisation)
    assert (told.subscription, told.invoices) == (None, ())
    assert standing(other_organisation) is None
    assert standing(subscription.customer.tenant) is Standing.ACTIVE


@pytest.mark.usefixtures("subscription")
def test_client_reads_its_plan_and_price(client_organisation: Tenant) -> None:
    line = overview(client_organisation).subscription
    assert line is not None
    assert (line.plan, line.employees_count) == ("Middel", 120)
    assert (line.price, line.per) == ("€\xa02.400,00", "per jaar")
    assert (line.status, line.status_words) == (Standing.ACTIVE, "Loopt")
    assert (line.since_on, line.next_period_on) == (date(2026, 3, 2), date(2027, 3, 2))
    assert line.ends_on is None


@pytest.mark.usefixtures("subscription")
def test_client_reads_its_invoice(client_organisation: Tenant) -> None:
    (line,) = overview(client_organisation).invoices
    assert line.line == "Klachtenvoorziening, abonnement Middel, 120 medewerkers"
    assert (line.amount, line.vat) == ("€\xa02.904,00", "€\xa0504,00")
    assert (line.status, line.status_words) == (InvoiceStatus.OPEN, "Te betalen")
    assert (line.issued_on, line.due_on) == (date(2026, 3, 2), date(2026, 4, 1))
    assert (line.paid_at, line.hosted_url) == (None, "")


@pytest.mark.usefixtures("subscription")
def test_amounts_follow_the_language(client_organisation: Tenant) -> None:
    with override("en"):
        line = overview(client_organisation).subscription
    assert line is not None
    assert line.price == "€2,400.00"


def test_drafts_are_not_yet_invoices(
    subscription: Subscription, client_organisation: Tenant
) -> None:
    Invoice.objects.update(status=InvoiceStatus.DRAFT)
    assert overview(client_organisation).invoices == ()
    assert Invoice.objects.get().customer == subscription.customer


def test_cancelled_subscription_says_when_it_ends(
    subscription: Subscription, client_organisation: Tenant, clerk: Actor, at: datetime
) -> None:
    end(client_organisation, by=clerk, at=at)
    line = overview(client_organisation).subscription
    assert line is not None
    assert (line.next_period_on, line.ends_on) == (None, date(2027, 3, 2))
    assert line.since_on == subscription.started_at.date()


@pytest.mark.parametrize("status", list(Standing))
def test_every_standing_is_told_in_words(
    subscription: Subscription, client_organisation: Tenant, status: Standing
) -> None:
    Subscription.objects.filter(pk=subscription.pk).update(status=status)
    line = overview(client_organisation).subscription
    assert line is not None
    assert standing(client_organisation) is status
    assert line.status_words not in {"", status.value}


@pytest.mark.parametrize("renewal_count", [0, 2])
def test_overview_asks_the_database_as_often_for_more_invoices(
    subscription: Subscription, client_organisation: Tenant, at: datetime, renewal_count: int
) -> None:
    for _ in range(renewal_count):
        rehearse("renew", subscription.reference, at=at)
    with CaptureQueriesContext(connection) as asked:
        told = overview(client_organisation)
    assert len(told.invoices) == renewal_count + 1
    assert len([query for query in asked if query["sql"].startswith("SELECT")]) == 3
