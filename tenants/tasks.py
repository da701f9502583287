from collections.abc import Callable

from tenants import scope
from tenants.models import Tenant


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
