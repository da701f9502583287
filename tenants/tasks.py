from collections.abc import Callable

from celery import shared_task
from django.conf import settings

from kernel import clock
from tenants import scope
from tenants.models import Tenant
from tenants.schemas import spares


@shared_task
def fill_spares() -> None:
    """Keep schemas ready for the next clients that open."""
    with scope.in_public():
        spares.fill(settings.SPARE_SCHEMAS, at=clock.now())


def clients() -> list[Tenant]:
    """Return every client (never the consultancy's own public row), in a stable order."""
    return list(Tenant.objects.exclude(schema_name="public").order_by("id"))


def within_named(schema_name: str, work: Callable[[], None]) -> None:
    """Do `work` in the client's scope. Raise Tenant.DoesNotExist when the name is unknown.

    A task carries its client by name and fails closed: no name, no work.
    """
    with scope.in_public():
        tenant = Tenant.objects.exclude(schema_name="public").get(schema_name=schema_name)
    with scope.within(tenant):
        work()
