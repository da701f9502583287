"""Years of subscription for the demo, lived through at the offline gateway event by event."""

from datetime import UTC, date, datetime, timedelta
from itertools import count, takewhile

from billing.actions.rehearse import Happening, rehearse
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
    Call it once a client and outside a transaction: each event is a transaction of its own.
    """
    gateway = OfflineGateway(at=_morning(from_on))
    with using(gateway):
        subscription = subscribe(
            tenant,
            employees_count=tenant.employees_count,
            per=Interval.YEAR,
            by=by,
            at=_morning(from_on),
        )
        _pay(tenant, gateway, today=today)
        for renewed_on in _renewals(from_on, today):
            _let_happen(gateway, "renew", subscription.reference, renewed_on)
            _pay(tenant, gateway, today=today)
    subscription.refresh_from_db()
    return subscription


def _renewals(from_on: date, today: date) -> list[date]:
    days = (period_on(from_on, Interval.YEAR, past_count=past_count) for past_count in count(1))
    return list(takewhile(lambda day: day <= today, days))


def _pay(tenant: Tenant, gateway: OfflineGateway, *, today: date) -> None:
    """Pay the newest invoice in time, unless that is still to come."""
    newest = Invoice.objects.filter(customer__tenant=tenant).latest("issued_on", "pk")
    paid_on = newest.issued_on + PAID_AFTER
    if paid_on <= today:
        _let_happen(gateway, "pay", newest.reference, paid_on)


def _let_happen(gateway: OfflineGateway, happening: Happening, reference: str, on: date) -> None:
    gateway.at = _morning(on)
    rehearse(happening, reference, at=gateway.at)


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
