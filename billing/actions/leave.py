"""End what a client that leaves still pays for; its invoices stay (AWR art. 52(4))."""

from contextlib import suppress
from datetime import datetime

from billing.actions.end import end
from billing.models import Customer, Subscription
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.models import Tenant

SYSTEM = Actor("system", None, "closing")


def leave(tenant: Tenant, at: datetime) -> int:
    """End the running subscription; return how many go on beyond the period that is paid for."""
    with suppress(Refusal):  # there was none
        end(tenant, by=SYSTEM, at=at)
    customers = Customer.objects.filter(tenant=tenant)
    running = Subscription.objects.filter(customer__in=customers, ends_at_period_end=False)
    return running.exclude(status="ended").count()
