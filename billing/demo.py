"""Years of subscription for the demo, lived through at the offline gateway event by event."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from billing.actions.rehearse import rehearse
from billing.actions.subscribe import subscribe
from billing.gateway import using
from billing.models import Invoice, Subscription
from billing.offline_gateway import OfflineGateway
from billing.plans import Interval, period_on
from kernel.actors import Actor
from tenants.models import Tenant

PAID_AFTER = timedelta(days=12)


def live_through(tenant: Tenant, *, by: Actor, from_on: date, today: date) -> Subscription:
    """Subscribe on `from_on`, then renew each year until `today`; return the subscription.

    Every invoice is paid twelve days after it was issued, so that only a fresh one is open.
    """
    with using(OfflineGateway()) as gateway:
        gateway.at = _morning(from_on)
        subscription = subscribe(
            tenant,
            employees_count=tenant.employees_count,
            per=Interval.YEAR,
            by=by,
            at=gateway.at,
        )
        _pay(tenant, gateway, today=today)
        for past_count in count(1):
            renewed_on = period_on(from_on, Interval.YEAR, past_count=past_count)
            if renewed_on > today:
                break
            gateway.at = _morning(renewed_on)
            rehearse("renew", subscription.reference, at=gateway.at)
            _pay(tenant, gateway, today=today)
    subscription.refresh_from_db()
    return subscription


def _pay(tenant: Tenant, gateway: OfflineGateway, *, today: date) -> None:
    """Pay the newest invoice in time, unless that is still to come."""
    newest = Invoice.objects.filter(customer__tenant=tenant).latest("issued_on", "pk")
    paid_on = newest.issued_on + PAID_AFTER
    if newest.status == "open" and paid_on <= today:
        gateway.at = _morning(paid_on)
        rehearse("pay", newest.reference, at=gateway.at)


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
