"""Several people at the same moment at one client, each on a connection of their own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from kernel.errors import Refusal
from tenants import scope
from tenants.models import Domain, Tenant
from tenants.postgresql import rights
from tenants.postgresql.owner import as_owner
from tests.factories.aside import closing

Result = TypeVar("Result")


def drop(tenant: Tenant) -> None:
    """Remove a client with its schema and role: nothing of it is kept."""
    with as_owner() as server:
        with server.cursor() as cursor:
            for statement in rights.removal_statements(tenant.schema_name):
                cursor.execute(statement)
        Domain.objects.filter(tenant=tenant).delete()
        Tenant.objects.filter(pk=tenant.pk).delete()


def at_once(tenant: Tenant, acts: list[Callable[[], Result]]) -> list[Result | str]:
    """Do these at the same moment within the client; a refusal answers its code."""
    start = threading.Barrier(len(acts))

    def one(act: Callable[[], Result]) -> Result | str:
        with scope.within(tenant):
            start.wait()
            try:
                return act()
            except Refusal as refusal:
                return refusal.code

    with ThreadPoolExecutor(len(acts)) as threads:
        begun = [threads.submit(copy_context().run, closing, lambda a=a: one(a)) for a in acts]
        return [each.result() for each in begun]
